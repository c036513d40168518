import { presetJob } from '@promontory/scrape-config';
import { parse } from 'yaml';
import { Fixture } from './fixture.js';

const OLD = { server: { image: { tag: 'v2.55.1' } } };

test('replicas name themselves, and lie on nodes of their own where there are enough', () => {
  const fixture = new Fixture();
  fixture.agent({ replicas: 2 });
  // A `$` that Terraform leaves alone.
  expect(fixture.values()).toContain('      cluster: dev-1\n      __replica__: $${POD_NAME}\n');
  const { server } = parse(fixture.values()) as { server: Record<string, unknown> };
  expect(server).toMatchObject({
    replicaCount: 2,
    statefulSet: { enabled: true, podManagementPolicy: 'Parallel' },
    env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    podAntiAffinity: 'soft',
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
  });
});

test('one replica has no name, and its series no rule about it', () => {
  const fixture = new Fixture();
  fixture.agent({ jobs: [presetJob('kube-apiserver', 'prometheus')] });
  expect(fixture.values()).not.toMatch(/__replica__|POD_NAME|storage_cluster_id/);
});

test('no series of replicas has a cluster of its own', () => {
  const fixture = new Fixture();
  fixture.agent({ replicas: 2, jobs: [presetJob('kube-apiserver', 'prometheus')] });
  expect(fixture.values()).toContain('target_label: storage_cluster_id\n');
});

test.each([
  [1, '--enable-feature=agent'],
  [2, '--enable-feature=agent,expand-external-labels'],
])('before Prometheus 3, %d of them take a feature flag', (replicas, flag) => {
  const fixture = new Fixture();
  fixture.agent({ replicas, values: OLD });
  expect(fixture.values()).toContain(`    - ${flag}\n`);
  expect(fixture.values()).not.toContain('    - --agent\n');
});

test.each([
  [{ server: { env: [] } }, 'server.env', 'leave it out: it tells pods their names, or their keys'],
  [
    { server: { statefulSet: { enabled: false } } },
    'server.statefulSet.enabled',
    'leave it: pods of a StatefulSet have names',
  ],
])('raw values do not take the names away: %j', (values, path, fix) => {
  expect(() => new Fixture().agent({ replicas: 2, values })).toThrow(
    new Error(
      `PrometheusAgentValues: got values.${path}, expected values that leave identity, destination and mode of the agent alone; ${fix} (at test/Agent)`,
    ),
  );
  expect(() => new Fixture().agent({ values })).not.toThrow();
});
