import { PodIdentityAgent } from '@promontory/eks';
import type { HelmValues } from '@promontory/helm';
import type { OpenCostProps } from '../src/index.js';
import { assume, decide, Fixture, ID, openCost, valuesOf, workspaceArn } from './fixture.js';

const ROLE = 'dev-1-opencost-opencost';
const arn = expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/) as string;

test('the chart is pinned, reads the workspace through the proxy, and knows its cluster by the label of the collector', () => {
  const json = openCost();
  expect(json.only('helm_release')).toMatchObject({
    name: 'opencost',
    namespace: 'opencost',
    create_namespace: true,
    repository: 'https://opencost.github.io/opencost-helm-chart',
    chart: 'opencost',
    version: '2.5.17',
    depends_on: [expect.stringMatching(/^aws_iam_role_policy\.Costs_Role_Policy_\w+$/)],
  });
  expect(valuesOf(json)).toEqual({
    serviceAccount: { create: true, name: 'opencost', annotations: { 'eks.amazonaws.com/role-arn': arn } },
    opencost: {
      exporter: {
        defaultClusterId: 'dev',
        extraEnv: {
          PROM_CLUSTER_ID_LABEL: 'cluster',
          CURRENT_CLUSTER_ID_FILTER_ENABLED: 'true',
          KUBECOST_JOB_NAME: 'opencost',
          KUBECOST_SCRAPE_INTERVAL: '60s',
        },
        image: { fullImageName: expect.stringMatching(/^ghcr\.io\/opencost\/opencost:1\.120\.1@sha256:/) as string },
      },
      metrics: { kubeStateMetrics: { emitKsmV1Metrics: false, emitKsmV1MetricsOnly: true } },
      prometheus: { internal: { enabled: false }, amp: { enabled: true, workspaceId: ID } },
      sigV4Proxy: {
        image: 'public.ecr.aws/aws-observability/aws-sigv4-proxy:1.11.1',
        name: 'aps',
        port: 8005,
        region: 'eu-west-1',
        host: 'aps-workspaces.eu-west-1.amazonaws.com',
        resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
      },
      ui: {
        enabled: true,
        image: { fullImageName: expect.stringMatching(/^ghcr\.io\/opencost\/opencost-ui:1\.120\.1@sha256:/) as string },
      },
      mcp: { enabled: false },
    },
  });
});

test.each<[string, Partial<OpenCostProps>, HelmValues]>([
  [
    'shows: workspace',
    { shows: 'workspace' },
    { exporter: { extraEnv: { CURRENT_CLUSTER_ID_FILTER_ENABLED: 'false' } }, ui: { enabled: true } },
  ],
  [
    'shows: nothing',
    { shows: 'nothing' },
    { exporter: { extraEnv: { CURRENT_CLUSTER_ID_FILTER_ENABLED: 'true' } }, ui: { enabled: false } },
  ],
  ['clusterLabel', { clusterLabel: 'own' }, { exporter: { defaultClusterId: 'own' } }],
  ['scrapeInterval', { scrapeInterval: '30s' }, { exporter: { extraEnv: { KUBECOST_SCRAPE_INTERVAL: '30s' } } }],
  [
    'resources',
    { resources: { limits: { memory: '3Gi' } } },
    { exporter: { resources: { limits: { memory: '3Gi' } } } },
  ],
  ['values', { values: { opencost: { mcp: { enabled: true } } } }, { mcp: { enabled: true } }],
])('%s reaches the values', (_, props, expected) => {
  expect(valuesOf(openCost())['opencost']).not.toMatchObject(expected);
  expect(valuesOf(openCost(props))['opencost']).toMatchObject(expected);
});

test('namespace, version and repository reach the release, and another chart brings its own images', () => {
  const props = { namespace: 'own', createNamespace: false, chartVersion: '2.5.16', chartRepository: 'oci://mirror' };
  const json = openCost(props);
  expect(json.only('helm_release')).toMatchObject({
    namespace: 'own',
    create_namespace: false,
    version: '2.5.16',
    repository: 'oci://mirror',
  });
  expect(JSON.stringify(valuesOf(json))).not.toContain('1.120.1');
});

test('a workspace of another Region is called there', () => {
  const fixture = new Fixture();
  fixture.openCost({ workspace: fixture.workspace('us-east-1') });
  expect(valuesOf(fixture.synth())['opencost']).toMatchObject({
    sigV4Proxy: { region: 'us-east-1', host: 'aps-workspaces.us-east-1.amazonaws.com' },
  });
});

test('its role queries this workspace, writes to none, and is that of the one service account', () => {
  const json = openCost();
  expect(decide(json, ROLE, 'aps:QueryMetrics', workspaceArn())).toBe('allowed');
  expect(decide(json, ROLE, 'aps:QueryMetrics', workspaceArn('ws-other'))).toBe('implicitDeny');
  expect(decide(json, ROLE, 'aps:RemoteWrite', workspaceArn())).toBe('implicitDeny');
  expect(assume(json, ROLE, 'opencost:opencost')).toBe('allowed');
  expect(assume(json, ROLE, 'opencost:default')).toBe('implicitDeny');
  const own = openCost({ namespace: 'own', serviceAccount: 'sa' });
  expect(assume(own, 'dev-1-own-sa', 'own:sa')).toBe('allowed');
  expect(valuesOf(own)).toMatchObject({ serviceAccount: { name: 'sa' } });
});

test('with Pod Identity there is no annotation, the pod is started again, and waits for agent and association', () => {
  const fixture = new Fixture();
  const podIdentityAgent = new PodIdentityAgent(fixture.stack, 'Agent', { cluster: fixture.cluster });
  fixture.openCost({ identity: 'pod-identity', podIdentityAgent });
  const json = fixture.synth();
  expect(json.only('aws_eks_pod_identity_association')).toMatchObject({
    namespace: 'opencost',
    service_account: 'opencost',
  });
  expect(valuesOf(json)).toMatchObject({
    serviceAccount: { create: true, name: 'opencost' },
    podAnnotations: { 'promontory/identity': 'pod-identity' },
  });
  expect(JSON.stringify(valuesOf(json))).not.toContain('role-arn');
  const waits = JSON.stringify(json.only('helm_release')['depends_on']);
  expect(waits).toContain('aws_eks_pod_identity_association.');
});

test('an agent of Pod Identity for a role by IRSA is refused', () => {
  const fixture = new Fixture();
  const podIdentityAgent = new PodIdentityAgent(fixture.stack, 'Agent', { cluster: fixture.cluster });
  expect(() => fixture.openCost({ podIdentityAgent })).toThrow('OpenCostIdentity: got a Pod Identity agent');
});

test.each<[HelmValues, string]>([
  [{ opencost: { prometheus: { amp: { workspaceId: 'ws-2' } } } }, 'values.opencost.prometheus'],
  [{ opencost: { sigV4Proxy: null } }, 'values.opencost.sigV4Proxy'],
  [{ opencost: { sigV4Proxy: { role_arn: 'x' } } }, 'values.opencost.sigV4Proxy.role_arn'],
  [
    { opencost: { exporter: { extraEnv: { PROM_CLUSTER_ID_LABEL: 'x' } } } },
    'values.opencost.exporter.extraEnv.PROM_CLUSTER_ID_LABEL',
  ],
  [{ serviceAccount: { create: false } }, 'values.serviceAccount.create'],
  [{ nameOverride: 'costs' }, 'values.nameOverride'],
])('values %j are refused', (values, got) => {
  expect(() => openCost({ values })).toThrow(`OpenCostValues: got ${got}, expected`);
});

test('a placeholder of a guide that nobody filled in is refused, with its place', () => {
  const values = { opencost: { exporter: { cloudProviderApiKey: 'YOUR_API_KEY' } }, extra: ['<region>'] };
  expect(() => openCost({ values })).toThrow(
    'HelmPlaceholder: got YOUR_API_KEY at values.opencost.exporter.cloudProviderApiKey, <region> at values.extra.0',
  );
});
