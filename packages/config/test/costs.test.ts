import type { JobEntry } from '@promontory/scrape-config';
import { loadEnvironment } from '../src/index.js';
import { environmentFolder, environmentOf, VALID, valid, WORKSPACE_ARN } from './environment-folder.js';

const cluster = (more: string, yaml = VALID): string =>
  yaml.replace('  - name: checkout\n', `  - name: checkout\n    ${more}\n`);
const costsOf = (more: string, yaml?: string) => environmentOf(cluster(more, yaml)).clusters[0]?.costs;
const jobsOf = (yaml: string): readonly JobEntry[] | undefined => environmentOf(yaml).clusters[0]?.collection.jobs;

const COMMON = {
  shows: 'cluster',
  createNamespace: true,
  identity: 'irsa',
  chart: { version: undefined, repository: undefined },
  values: {},
};

test('costs are not known unless that is said', () => {
  expect(environmentOf(VALID).clusters[0]?.costs).toBeUndefined();
});

test('OpenCost has the documented defaults, and its prices are scraped', () => {
  expect(costsOf('costs: { kind: opencost }')).toEqual({
    kind: 'opencost',
    ...COMMON,
    namespace: 'opencost',
    serviceAccount: 'opencost',
    resources: undefined,
  });
  expect(jobsOf(VALID)).not.toContainEqual({ preset: 'opencost' });
  expect(jobsOf(cluster('costs: { kind: opencost }'))).toEqual([...(jobsOf(VALID) ?? []), { preset: 'opencost' }]);
  expect(jobsOf(cluster('costs: { kind: kubecost }'))).toEqual(jobsOf(VALID));
});

test('everything that is said of OpenCost is in its settings', () => {
  const said = {
    kind: 'opencost',
    shows: 'workspace',
    namespace: 'own',
    createNamespace: false,
    serviceAccount: 'sa',
    identity: 'pod-identity',
    resources: { limits: { memory: '2Gi' } },
    chart: { version: '2.5.16', repository: 'oci://mirror' },
    values: { loglevel: 'debug' },
  };
  expect(costsOf(`costs: ${JSON.stringify(said)}`)).toEqual(said);
});

test('Kubecost has the documented defaults, the workspace of the cluster among them', () => {
  expect(costsOf('costs: { kind: kubecost }')).toEqual({
    kind: 'kubecost',
    ...COMMON,
    namespace: 'kubecost',
    workspace: 'metrics',
    addonVersion: undefined,
  });
});

test('everything that is said of Kubecost is in its settings', () => {
  const said = {
    kind: 'kubecost',
    shows: 'nothing',
    namespace: 'own',
    createNamespace: false,
    identity: 'pod-identity',
    workspace: 'costs',
    chart: { version: '2.8.6', repository: 'oci://mirror' },
    values: { persistentVolume: { size: '64Gi' } },
  };
  const yaml = valid('    alias: test-metrics\n', '    alias: test-metrics\n  costs: {}\n');
  expect(costsOf(`workspace: metrics\n    costs: ${JSON.stringify(said)}`, yaml)).toEqual({
    ...said,
    addonVersion: undefined,
  });
  expect(costsOf('costs: { kind: kubecost, addonVersion: v2.8.2-eksbuild.1 }')).toMatchObject({
    addonVersion: 'v2.8.2-eksbuild.1',
  });
});

test('one Kubecost shows the costs of all, in a workspace that it has to itself', () => {
  const yaml = valid('    alias: test-metrics\n', '    alias: test-metrics\n  costs: {}\n');
  expect(
    costsOf('workspace: metrics\n    costs: { kind: kubecost, shows: workspace, workspace: costs }', yaml),
  ).toMatchObject({ shows: 'workspace', workspace: 'costs' });
});

test('a custom job may bring what OpenCost reads', () => {
  const yaml = cluster('costs: { kind: opencost }').replace(
    '      subnets',
    "      jobs: [{ custom: { job_name: all, static_configs: [{ targets: ['10.0.0.1:9090'] }] } }]\n      subnets",
  );
  expect(jobsOf(yaml)).toHaveLength(1);
});

test.each([
  ['opencost', 'aps:QueryMetrics'],
  ['kubecost', 'aps:QueryMetrics and aps:RemoteWrite'],
])('a workspace of another account must let %s in, which is warned of', (kind, actions) => {
  const theirs = WORKSPACE_ARN.replace('111122223333', '999999999999');
  const yaml = VALID.replace('alias: test-metrics', `existing: ${theirs}`).replace(
    /collection:[\s\S]*/,
    `costs: { kind: ${kind} }\n    collection: { kind: prometheus-agent }\n`,
  );
  const folder = environmentFolder({ 'environment.yaml': yaml });
  const { warnings } = loadEnvironment(folder, { workingDirectory: folder });
  expect(warnings.filter(({ code }) => code === 'ConfigCostsAccount')).toEqual([
    expect.objectContaining({
      path: ['clusters', 0, 'costs'],
      fix: `have account 999999999999 allow ${actions} to them, else every request is refused with 403`,
    }),
  ]);
});
