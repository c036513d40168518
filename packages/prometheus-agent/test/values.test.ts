import type { HelmValues } from '@promontory/helm';
import { TerraformVariable } from 'cdktf';
import { Fixture } from './fixture.js';

const AMP_ALERTS = "use the workspace's alert manager";
const ONE_CONFIG = "use 'jobs' and 'workspace'";

const refusal = (path: string, fix: string): Error =>
  new Error(
    `PrometheusAgentValues: got values.${path}, expected values that leave identity, destination and mode of the agent alone; ${fix} (at test/Agent)`,
  );

const nested = (path: readonly string[], value: unknown): HelmValues =>
  path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as HelmValues;

test.each<[readonly string[], unknown, string]>([
  [['server', 'remoteWrite'], [], "use 'workspace' and 'remoteWrite'"],
  [['server', 'defaultFlagsOverride'], [], "use 'wal', or PrometheusServer for a Prometheus that is no agent"],
  [
    ['server', 'replicaCount'],
    2,
    "use 'replicas': it gives each a name, without which AMP stores, and bills, everything twice",
  ],
  [['server', 'daemonSet', 'enabled'], true, 'leave it out: each pod would store, and bill, everything'],
  [['server', 'remoteRead'], [{ url: 'https://x' }], 'query the workspace: an agent reads nothing'],
  [['server', 'alertmanagers'], [{}], AMP_ALERTS],
  [['server', 'configFromSecret'], 'own', ONE_CONFIG],
  [['server', 'configMapOverrideName'], 'own', ONE_CONFIG],
  [['server', 'global', 'external_labels', 'cluster'], 'other', "use 'clusterLabel'"],
  [['server', 'global', 'external_labels', '__replica__'], 'a', "use 'replicas'"],
  [['serviceAccounts', 'server', 'name'], 'other', "use 'serviceAccount'"],
  [['serviceAccounts', 'server', 'create'], false, 'leave it to the chart'],
  [
    ['serviceAccounts', 'server', 'annotations', 'eks.amazonaws.com/role-arn'],
    'arn:aws:iam::111122223333:role/other',
    "add permissions to the construct's 'role'",
  ],
  [['forceNamespace'], 'other', "use 'namespace'"],
  [['serverFiles', 'prometheus.yml', 'scrape_configs'], [], "use 'jobs'"],
  [['serverFiles', 'prometheus.yml', 'rule_files'], ['/etc/config/rules'], "use the workspace's rules"],
  [['alertmanager', 'enabled'], true, AMP_ALERTS],
])('the value %j is refused', (path, value, fix) => {
  expect(() => new Fixture().agent({ values: nested(path, value) })).toThrow(refusal(path.join('.'), fix));
});

test.each<[string, HelmValues, string, string]>([
  ['null', { server: null }, 'server', "use 'workspace' and 'remoteWrite'"],
  ['a list', { serviceAccounts: { server: [] } }, 'serviceAccounts.server', "use 'serviceAccount'"],
  [
    'null deep down',
    { server: { global: { external_labels: null } } },
    'server.global.external_labels',
    "use 'clusterLabel'",
  ],
])('a mapping above such a value cannot be removed by %s either', (_, values, path, fix) => {
  expect(() => new Fixture().agent({ values })).toThrow(refusal(path, fix));
});

test('a mapping above such a value cannot be a reference either', () => {
  const fixture = new Fixture();
  const { value } = new TerraformVariable(fixture.stack, 'any', {});
  expect(() => fixture.agent({ values: { server: value as unknown } })).toThrow(
    refusal('server', "use 'workspace' and 'remoteWrite'"),
  );
});

test.each<[string, HelmValues, string]>([
  ['a label', { server: { global: { external_labels: { team: 'sre' } } } }, 'cluster: dev-1\n      team: sre\n'],
  [
    'an annotation of the service account',
    { serviceAccounts: { server: { annotations: { owner: 'sre' } } } },
    'eks.amazonaws.com/role-arn: ${aws_iam_role.arn}\n      owner: sre\n',
  ],
  [
    'an exporter that is installed already',
    { 'kube-state-metrics': { enabled: false } },
    'kube-state-metrics:\n  enabled: false\n',
  ],
  ['a value removed by null', { server: { resources: null } }, 'resources: null\n'],
])('%s can be set', (_, values, text) => {
  const fixture = new Fixture();
  fixture.agent({ values });
  expect(fixture.values()).toContain(text);
});
