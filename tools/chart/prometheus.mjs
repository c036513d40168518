import { strict as assert } from 'node:assert';
import yaml from 'yaml';
import { checkExporters, checkRole } from './common.mjs';

/** Whether prometheus-community/prometheus makes of the values what they mean: an agent, or a server. */
export function checkPrometheus(objects, values, { name: release }) {
  const { server, serviceAccounts } = values;
  const config = yaml.parse(
    objects.find((object) => object.data?.['prometheus.yml'] !== undefined).data['prometheus.yml'],
  );
  const jobs = values.serverFiles['prometheus.yml'].scrape_configs.map(({ job_name: name }) => name);
  assert.deepEqual(
    config.scrape_configs.map(({ job_name: name }) => name),
    jobs,
    'our jobs and no others',
  );
  assert.deepEqual(config.remote_write, server.remoteWrite, 'one destination, as given');
  assert.deepEqual(config.global.external_labels, server.global.external_labels, 'the labels of the cluster, as given');
  assert.equal(config.alerting, undefined, 'alerts are sent by AMP');

  const kind = server.statefulSet?.enabled === true ? 'StatefulSet' : 'Deployment';
  const workload = objects.find((one) => one.kind === kind && one.metadata.name === `${release}-server`);
  assert.equal(workload.spec.replicas, server.replicaCount ?? 1, 'as many pods as replicas');
  const { containers } = workload.spec.template.spec;
  const prometheus = containers.find(({ name }) => name === 'prometheus-server');
  assert.deepEqual(prometheus.env ?? [], server.env ?? [], 'names and keys, as given');
  if (server.defaultFlagsOverride !== undefined) {
    assert.deepEqual(prometheus.args, server.defaultFlagsOverride, 'our flags and no others');
    assert.deepEqual(config.rule_files, [], 'an agent has no rules');
  } else {
    assert(prometheus.args.includes(`--storage.tsdb.retention.time=${server.retention}`), 'kept as long as given');
    assert(prometheus.args.includes('--web.enable-lifecycle'), 'the flag that a list of ours replaces');
  }
  for (const [name, { image, args }] of Object.entries(server.sidecarContainers ?? {})) {
    const found = containers.find((container) => container.name === name);
    assert.deepEqual([found?.image, found?.args], [image, args], 'the proxy, as given');
  }

  const account = serviceAccounts.server;
  const made = objects.find(({ kind, metadata }) => kind === 'ServiceAccount' && metadata.name === account.name);
  const role = 'eks.amazonaws.com/role-arn';
  assert.equal(
    made.metadata.annotations?.[role],
    account.annotations?.[role],
    'the service account that the role trusts',
  );
  checkExporters(objects, {
    'kube-state-metrics': values['kube-state-metrics'].enabled,
    'prometheus-node-exporter': values['prometheus-node-exporter'].enabled,
  });
  const others = objects.filter(({ metadata }) => /pushgateway|alertmanager/.test(metadata.name));
  assert.equal(others.length, 0, 'nothing that there is no use for');
  checkRole(objects, `${release}-server`);
  return jobs.length;
}
