import type { HelmValues } from '@promontory/helm';
import type { KubecostInstallation, KubecostProps } from '../src/index.js';
import { assume, decide, Fixture, ID, kubecost, valuesOf, workspaceArn } from './fixture.js';

const QUERY = 'dev-1-kubecost-kubecost-cost-analyzer';
const WRITE = 'dev-1-kubecost-kubecost-prometheus-server';
const annotated = { 'eks.amazonaws.com/role-arn': expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/) as string };
const WRITE_URL = expect.stringMatching(
  /^\$\{data\.aws_prometheus_workspace\.\w+\.prometheus_endpoint\}api\/v1\/remote_write$/,
) as string;
const ADDON: KubecostInstallation = { kind: 'eks-addon', addonVersion: 'v2.8.2-eksbuild.1' };

test('the last chart with AMP is pinned, and its two halves have the workspace, each by a role of its own', () => {
  const json = kubecost();
  expect(json.only('helm_release')).toMatchObject({
    name: 'kubecost',
    namespace: 'kubecost',
    create_namespace: true,
    repository: 'oci://public.ecr.aws/kubecost',
    chart: 'cost-analyzer',
    version: '2.8.7',
  });
  const values = valuesOf(json);
  expect(values).toMatchObject({
    global: {
      amp: {
        enabled: true,
        prometheusServerEndpoint: `http://localhost:8005/workspaces/${ID}`,
        remoteWriteService: WRITE_URL,
        sigv4: { region: 'eu-west-1' },
      },
      grafana: { enabled: false, proxy: false },
    },
    sigV4Proxy: {
      image: 'public.ecr.aws/aws-observability/aws-sigv4-proxy:1.11.1',
      name: 'aps',
      port: 8005,
      host: 'aps-workspaces.eu-west-1.amazonaws.com',
    },
    serviceAccount: { create: true, name: 'kubecost-cost-analyzer', annotations: annotated },
    kubecostProductConfigs: { clusterName: 'dev' },
    federatedETL: { agentOnly: false, useMultiClusterDB: true },
    kubecostModel: { image: 'public.ecr.aws/kubecost/cost-model' },
    prometheus: {
      server: {
        global: { external_labels: { cluster_id: 'dev' } },
        image: { repository: 'public.ecr.aws/kubecost/prometheus' },
      },
      serviceAccounts: { server: { create: true, name: 'kubecost-prometheus-server', annotations: annotated } },
    },
  });
});

test('one role reads the workspace, the other writes to it, and neither does more', () => {
  const json = kubecost();
  const decisions = [QUERY, WRITE].map((role) =>
    ['aps:QueryMetrics', 'aps:RemoteWrite', 'aps:DeleteWorkspace'].map((action) =>
      [workspaceArn(), workspaceArn('ws-other')].map((arn) => decide(json, role, action, arn)),
    ),
  );
  const [yes, no] = [
    ['allowed', 'implicitDeny'],
    ['implicitDeny', 'implicitDeny'],
  ];
  expect(decisions).toEqual([
    [yes, no, no],
    [no, yes, no],
  ]);
  expect(assume(json, QUERY, 'kubecost:kubecost-cost-analyzer')).toBe('allowed');
  expect(assume(json, QUERY, 'kubecost:kubecost-prometheus-server')).toBe('implicitDeny');
  expect(assume(json, WRITE, 'kubecost:kubecost-prometheus-server')).toBe('allowed');
  expect(assume(json, WRITE, 'kubecost:kubecost-cost-analyzer')).toBe('implicitDeny');
  const waits = json.only('helm_release')['depends_on'] as string[];
  expect(waits.filter((name) => name.startsWith('aws_iam_role_policy.'))).toHaveLength(2);
});

test.each<[string, Partial<KubecostProps>, HelmValues]>([
  ['shows: workspace', { shows: 'workspace' }, { federatedETL: { agentOnly: false, useMultiClusterDB: false } }],
  ['shows: nothing', { shows: 'nothing' }, { federatedETL: { agentOnly: true, useMultiClusterDB: true } }],
  [
    'clusterId',
    { clusterId: 'own' },
    {
      kubecostProductConfigs: { clusterName: 'own' },
      prometheus: { server: { global: { external_labels: { cluster_id: 'own' } } } },
    },
  ],
  ['values', { values: { persistentVolume: { size: '64Gi' } } }, { persistentVolume: { size: '64Gi' } }],
  ['identity', { identity: 'pod-identity' }, { global: { podAnnotations: { 'promontory/identity': 'pod-identity' } } }],
])('%s reaches the values', (_, props, expected) => {
  expect(valuesOf(kubecost())).not.toMatchObject(expected);
  expect(valuesOf(kubecost(props))).toMatchObject(expected);
});

test('with Pod Identity each service account has its association, and no annotation', () => {
  const json = kubecost({ identity: 'pod-identity' });
  const accounts = json
    .all('aws_eks_pod_identity_association')
    .map(({ namespace, service_account }) => [namespace, service_account]);
  expect(accounts.sort()).toEqual([
    ['kubecost', 'kubecost-cost-analyzer'],
    ['kubecost', 'kubecost-prometheus-server'],
  ]);
  expect(JSON.stringify(valuesOf(json))).not.toContain('role-arn');
});

test('namespace, version and repository reach the release', () => {
  const chart = { chartVersion: '2.8.6', chartRepository: 'oci://mirror' };
  const json = kubecost({ installation: { kind: 'helm', namespace: 'own', createNamespace: false, ...chart } });
  expect(json.only('helm_release')).toMatchObject({
    namespace: 'own',
    create_namespace: false,
    version: '2.8.6',
    repository: 'oci://mirror',
  });
  expect(assume(json, 'dev-1-own-kubecost-cost-analyzer', 'own:kubecost-cost-analyzer')).toBe('allowed');
});

test('as an EKS add-on it has the same values, but its own images, and waits for the roles', () => {
  const json = kubecost({ installation: ADDON });
  expect(json.all('helm_release')).toEqual([]);
  const addon = json.only('aws_eks_addon');
  expect(addon).toMatchObject({
    cluster_name: 'dev-1',
    addon_name: 'kubecost_kubecost',
    addon_version: 'v2.8.2-eksbuild.1',
    region: 'eu-west-1',
    resolve_conflicts_on_create: 'OVERWRITE',
    resolve_conflicts_on_update: 'OVERWRITE',
  });
  const values = JSON.parse(String(addon['configuration_values'])) as Record<string, unknown>;
  expect(values).toMatchObject({
    global: { amp: { enabled: true, remoteWriteService: WRITE_URL } },
    serviceAccount: { name: 'kubecost-cost-analyzer', annotations: annotated },
  });
  expect(values).not.toHaveProperty('kubecostModel');
  expect(JSON.stringify(values['prometheus'])).not.toContain('image');
  expect((addon['depends_on'] as string[]).filter((name) => name.startsWith('aws_iam_role_policy.'))).toHaveLength(2);
});

test.each<[KubecostInstallation, string]>([
  [{ kind: 'helm', chartVersion: '3.2.1' }, 'KubecostWithoutAmp: got Kubecost 3.2.1, expected 2.0 to 2.8: since 3'],
  [{ kind: 'helm', chartVersion: '2.9.7' }, 'KubecostWithoutAmp: got Kubecost 2.9.7, expected 2.0 to 2.8: 2.9 is'],
  [{ kind: 'eks-addon', addonVersion: 'v3.0.3-eksbuild.1' }, 'KubecostWithoutAmp: got Kubecost v3.0.3-eksbuild.1'],
  [{ kind: 'eks-addon', addonVersion: 'latest' }, 'KubecostVersion: got Kubecost latest'],
])('%j is refused by name', (installation, message) => {
  expect(() => kubecost({ installation })).toThrow(message);
});

test.each<[HelmValues, string]>([
  [{ global: { amp: { enabled: false } } }, 'values.global.amp'],
  [{ prometheus: { server: { remoteWrite: [] } } }, 'values.prometheus.server.remoteWrite'],
  [{ prometheus: null }, 'values.prometheus'],
  [{ kubecostProductConfigs: { clusterName: 'x' } }, 'values.kubecostProductConfigs.clusterName'],
  [{ federatedETL: { agentOnly: true } }, 'values.federatedETL.agentOnly'],
])('values %j are refused', (values, got) => {
  expect(() => kubecost({ values })).toThrow(`KubecostValues: got ${got}, expected`);
});

test.each([undefined, ADDON])('a placeholder of values-amp.yaml is refused (installation %j)', (installation) => {
  const values = { kubecostProductConfigs: { athenaBucketName: '<your-bucket>' } };
  expect(() => kubecost({ installation, values })).toThrow(
    'HelmPlaceholder: got <your-bucket> at values.kubecostProductConfigs.athenaBucketName',
  );
});

test('a text that Terraform would read as its own stays text, also for the add-on', () => {
  const fixture = new Fixture();
  fixture.kubecost({ installation: ADDON, values: { extra: '${HOME}' } });
  expect(String(fixture.synth().only('aws_eks_addon')['configuration_values'])).toContain('"extra":"$${HOME}"');
});
