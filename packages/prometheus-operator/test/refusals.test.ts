import type { HelmValues } from '@promontory/helm';
import type { PrometheusOperatorProps } from '../src/prometheus-operator.js';
import { Fixture } from './fixture.js';

const operator = (props: Partial<PrometheusOperatorProps>) => () => new Fixture().operator(props);

test.each<[string, Partial<PrometheusOperatorProps>, string]>([
  ['half a shard', { shards: 0.5 }, 'PrometheusOperatorShards: got 0.5 shards, expected a whole number of at least 1;'],
  [
    'shards that AMP would take for replicas',
    { shards: 2, replicas: 2 },
    'PrometheusOperatorShards: got 2 shards and 2 replicas, expected one of the two:',
  ],
  ['retention of an agent', { retention: '1d' }, "PrometheusOperatorRetention: got 'retention' of an agent,"],
  ['a size of an agent', { retentionSize: '6GB' }, "PrometheusOperatorRetention: got 'retentionSize' of an agent,"],
  [
    'too little kept',
    { mode: 'server', retention: '1h' },
    'PrometheusOperatorRetention: got 1h, expected at least 2h:',
  ],
  [
    'a size without unit',
    { mode: 'server', retentionSize: '6' },
    'PrometheusOperatorRetention: got 6, expected a size such as 6GB;',
  ],
  [
    'the log of an agent for a server',
    { mode: 'server', wal: { maxTime: '1h' } },
    "PrometheusOperatorWal: got 'wal.maxTime' of a server,",
  ],
  [
    'a log that is cut before it begins',
    { wal: { maxTime: '1m' } },
    "RemoteWriteWal: got 5m, longer than 'maxTime' at 'wal.minTime',",
  ],
  ['no jobs', { jobs: [] }, 'PrometheusOperatorNoJobs: got no jobs, expected at least one;'],
  [
    'a Prometheus that cannot sign',
    { values: { prometheus: { prometheusSpec: { image: { tag: 'v2.25.2' } } } } },
    'PrometheusOperatorVersion: got Prometheus v2.25.2, expected at least 2.26.0, the first that signs;',
  ],
  [
    'a Prometheus that is too old for Pod Identity',
    { identity: 'pod-identity', values: { prometheus: { prometheusSpec: { image: { tag: 'v2.48.1' } } } } },
    'EksPodIdentityUnsupported: got prometheus v2.48.1 with Pod Identity,',
  ],
])('%s is refused', (_, props, message) => {
  expect(operator(props)).toThrow(message);
});

const nested = (path: string, value: unknown): HelmValues =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as HelmValues;

test.each([
  ['prometheus.prometheusSpec.remoteWrite', [], "use 'workspace' and 'remoteWrite'"],
  ['prometheus.prometheusSpec.additionalRemoteWrite', [], "use 'destinations'"],
  ['prometheus.prometheusSpec.replicas', 2, "use 'replicas'"],
  ['prometheus.prometheusSpec.shards', 2, "use 'shards'"],
  ['prometheus.prometheusSpec.externalLabels.cluster', 'x', "use 'clusterLabel'"],
  ['prometheus.prometheusSpec.externalLabels.__replica__', 'x', "use 'replicas'"],
  [
    'prometheus.prometheusSpec.replicaExternalLabelName',
    'x',
    "use 'replicas': AMP knows replicas by __replica__ alone",
  ],
  ['prometheus.prometheusSpec.replicaExternalLabelNameClear', false, "use 'replicas'"],
  ['prometheus.prometheusSpec.additionalScrapeConfigs', [], "use 'jobs'"],
  ['prometheus.agentMode', false, "use 'mode'"],
  ['prometheus.enabled', false, 'leave it: Prometheus is what writes'],
  ['prometheus.serviceAccount.name', 'x', "use 'serviceAccount'"],
  ['namespaceOverride', 'x', "use 'namespace'"],
  ['crds.enabled', true, "use 'crds'"],
])('the value %s is refused', (path, value, fix) => {
  expect(operator({ values: nested(path, value) })).toThrow(
    new Error(
      `PrometheusOperatorValues: got values.${path}, expected values that leave identity, destination and mode of Prometheus alone; ${fix} (at test/Operator)`,
    ),
  );
});

test('another label may be added', () => {
  const fixture = new Fixture();
  fixture.operator({ values: nested('prometheus.prometheusSpec.externalLabels.team', 'sre') });
  expect(fixture.values()).toContain('cluster: dev-1\n      team: sre\n');
});
