import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClusterSettings, Environment, KubecostSettings, OpenCostSettings } from '@promontory/config';
import { type SynthesizedStack, synth } from '@promontory/testing';
import type { TerraformStack } from 'cdktf';
import { buildApp } from '../src/build-app.js';
import { ENVIRONMENT } from './environment.js';

const [CLUSTER] = ENVIRONMENT.clusters as readonly [ClusterSettings];
const COMMON = {
  shows: 'cluster',
  createNamespace: true,
  identity: 'irsa',
  chart: { version: undefined, repository: undefined },
  values: {},
} as const;
const OPENCOST: OpenCostSettings = {
  kind: 'opencost',
  ...COMMON,
  namespace: 'opencost',
  serviceAccount: 'opencost',
  resources: undefined,
};
const KUBECOST: KubecostSettings = {
  kind: 'kubecost',
  ...COMMON,
  namespace: 'kubecost',
  workspace: 'metrics',
  addonVersion: undefined,
};

/** The stack of the one cluster, with costs. */
function clusterStack(more: Partial<ClusterSettings>, environment: Partial<Environment> = {}): SynthesizedStack {
  const app = buildApp(
    { ...ENVIRONMENT, ...environment, clusters: [{ ...CLUSTER, ...more }] },
    { outdir: mkdtempSync(join(tmpdir(), 'promontory-costs-')) },
  );
  return synth(app.node.findChild('test-eu-west-1-cluster-checkout') as TerraformStack);
}
const values = (json: SynthesizedStack): string => String((json.only('helm_release')['values'] as string[])[0]);

test('OpenCost is installed beside the scraper, and knows the cluster by its label', () => {
  const json = clusterStack({ costs: OPENCOST, label: 'shop' });
  expect(json.all('aws_prometheus_scraper')).toHaveLength(1);
  expect(json.only('helm_release')).toMatchObject({ name: 'opencost', namespace: 'opencost', version: '2.5.17' });
  expect(values(json)).toContain('defaultClusterId: shop\n');
  expect(json.provider['helm']).toHaveLength(1);
  expect(json.output).toHaveProperty('opencost_role_arn');
});

test.each<[string, Partial<OpenCostSettings>, string]>([
  ['shows', { shows: 'workspace' }, 'CURRENT_CLUSTER_ID_FILTER_ENABLED: "false"'],
  ['serviceAccount', { serviceAccount: 'own' }, 'name: own\n'],
  ['identity', { identity: 'pod-identity' }, 'promontory/identity: pod-identity\n'],
  ['resources', { resources: { limits: { memory: '9Gi' } } }, 'memory: 9Gi\n'],
  ['values', { values: { loglevel: 'debug' } }, 'loglevel: debug\n'],
])('%s of OpenCost reaches the values', (_, costs, piece) => {
  expect(values(clusterStack({ costs: OPENCOST }))).not.toContain(piece);
  expect(values(clusterStack({ costs: { ...OPENCOST, ...costs } }))).toContain(piece);
});

test('the interval of the collection is that of OpenCost', () => {
  const collection = { ...CLUSTER.collection, scrapeInterval: '45s' };
  expect(values(clusterStack({ costs: OPENCOST, collection }))).toContain('KUBECOST_SCRAPE_INTERVAL: 45s\n');
});

test.each([OPENCOST, KUBECOST])('namespace, version and repository reach the release of $kind', (costs) => {
  const version = costs.kind === 'opencost' ? '2.5.16' : '2.8.6';
  const chart = { version, repository: 'oci://mirror' };
  const json = clusterStack({ costs: { ...costs, namespace: 'own', createNamespace: false, chart } });
  expect(json.only('helm_release')).toMatchObject({
    namespace: 'own',
    create_namespace: false,
    version,
    repository: 'oci://mirror',
  });
});

test('Kubecost has a role for each half, and the workspace of the cluster', () => {
  const json = clusterStack({ costs: KUBECOST });
  expect(json.only('helm_release')).toMatchObject({ name: 'kubecost', chart: 'cost-analyzer', version: '2.8.7' });
  expect(values(json)).toContain('clusterName: checkout\n');
  expect(json.output).toHaveProperty('kubecost_query_role_arn');
  expect(json.output).toHaveProperty('kubecost_write_role_arn');
  expect(JSON.stringify(json.all('data.aws_iam_policy_document'))).not.toContain('workspace-costs');
});

test.each<[string, Partial<KubecostSettings>, string]>([
  ['shows', { shows: 'nothing' }, 'agentOnly: true\n'],
  ['identity', { identity: 'pod-identity' }, 'promontory/identity: pod-identity\n'],
  ['values', { values: { persistentVolume: { size: '64Gi' } } }, 'size: 64Gi\n'],
])('%s of Kubecost reaches the values', (_, costs, piece) => {
  expect(values(clusterStack({ costs: KUBECOST }))).not.toContain(piece);
  expect(values(clusterStack({ costs: { ...KUBECOST, ...costs } }))).toContain(piece);
});

test('Kubecost may have a workspace to itself', () => {
  const metrics = ENVIRONMENT.workspaces['metrics'];
  if (metrics?.kind !== 'managed') throw new Error('not made here');
  const workspaces = { metrics, costs: { ...metrics, name: 'costs' } };
  const json = clusterStack({ costs: { ...KUBECOST, workspace: 'costs' } }, { workspaces });
  expect(values(json)).toContain('cross-stack-reference-input-test-eu-west-1-workspace-costs');
  expect(values(json)).not.toContain('cross-stack-reference-input-test-eu-west-1-workspace-metrics');
});

test('an EKS add-on needs no Helm provider', () => {
  const json = clusterStack({ costs: { ...KUBECOST, addonVersion: 'v2.8.2-eksbuild.1' } });
  expect(json.provider).not.toHaveProperty('helm');
  const addon = json.all('aws_eks_addon').find(({ addon_name: name }) => name === 'kubecost_kubecost');
  expect(addon).toMatchObject({ addon_version: 'v2.8.2-eksbuild.1', cluster_name: 'checkout' });
});
