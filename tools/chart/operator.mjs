import { strict as assert } from 'node:assert';
import yaml from 'yaml';
import { checkExporters, checkRole } from './common.mjs';

/** Whether kube-prometheus-stack makes of the values what they mean: an operator, and one Prometheus or PrometheusAgent. */
export function checkOperator(objects, values, { name: release }) {
  const { agentMode, prometheusSpec, serviceAccount } = values.prometheus;
  const kind = agentMode ? 'PrometheusAgent' : 'Prometheus';
  const made = objects.filter((object) => ['Prometheus', 'PrometheusAgent'].includes(object.kind));
  assert.deepEqual(
    made.map((object) => object.kind),
    [kind],
    'one Prometheus, of the kind that is given',
  );
  const { spec } = made[0];
  assert.deepEqual(spec.remoteWrite, prometheusSpec.remoteWrite, 'one destination, as given');
  assert.deepEqual(spec.externalLabels, prometheusSpec.externalLabels, 'the label of the cluster, as given');
  assert.equal(
    spec.replicaExternalLabelName,
    prometheusSpec.replicaExternalLabelName ?? '',
    'replicas as AMP knows them',
  );
  assert.equal(spec.prometheusExternalLabelName, '', 'no label of the operator on every series');
  for (const key of ['replicas', 'shards', 'scrapeInterval', 'retention', 'retentionSize', 'additionalArgs'])
    assert.deepEqual(spec[key], prometheusSpec[key], `${key} as given`);
  assert.equal(spec.serviceAccountName, serviceAccount.name, 'the service account that the role trusts');

  const secret = objects.find((object) => object.kind === 'Secret' && /scrape-confg$/.test(object.metadata.name));
  const [text] = Object.values(secret.data).map((data) => Buffer.from(data, 'base64').toString());
  const jobs = prometheusSpec.additionalScrapeConfigs.map((job) => job.job_name);
  assert.deepEqual(
    yaml.parse(text).map((job) => job.job_name),
    jobs,
    'our jobs and no others',
  );
  const others = ['ServiceMonitor', 'PodMonitor', 'PrometheusRule', 'Alertmanager', 'CustomResourceDefinition'];
  assert.deepEqual(
    objects.filter((object) => others.includes(object.kind) || /grafana/.test(object.metadata.name)),
    [],
    'no monitors, rules, dashboards or kinds of the chart',
  );
  checkExporters(objects, {
    'kube-state-metrics': values.kubeStateMetrics.enabled,
    'prometheus-node-exporter': values.nodeExporter.enabled,
  });
  checkRole(objects, `${release}-prometheus`);
  return jobs.length;
}
