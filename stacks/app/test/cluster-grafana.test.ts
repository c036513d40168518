import type { ClusterGrafanaSettings, ClusterSettings, Environment } from '@promontory/config';
import type { SynthesizedStack } from '@promontory/testing';
import { parse } from 'yaml';
import { AGENT } from './collections.js';
import { ENVIRONMENT } from './environment.js';
import { stack, stacksOf } from './stacks.js';

const [CLUSTER] = ENVIRONMENT.clusters as readonly [ClusterSettings];
const GRAFANA: ClusterGrafanaSettings = {
  workspaces: ['metrics'],
  remoteSources: [],
  alerts: 'view',
  scrapeInterval: '60s',
  dashboards: { choices: [{ name: 'pod', leaveOut: [] }], folder: 'Promontory', runbookUrl: undefined },
  adminSecret: { name: 'admin', userKey: undefined, passwordKey: undefined },
  dataSource: 'grafana-amazonprometheus-datasource',
  version: undefined,
  licenseSecret: undefined,
  url: undefined,
  namespace: 'grafana',
  serviceAccount: 'grafana',
  identity: 'irsa',
  storage: undefined,
  resources: undefined,
  chart: { version: undefined, repository: undefined },
  values: {},
};
const withGrafana = (
  grafana: Partial<ClusterGrafanaSettings> = {},
  more: Partial<ClusterSettings> = {},
  environment: Partial<Environment> = {},
): Environment => ({
  ...ENVIRONMENT,
  ...environment,
  clusters: [{ ...CLUSTER, ...more, grafana: { ...GRAFANA, ...grafana } }],
});
const made = (...args: Parameters<typeof withGrafana>): SynthesizedStack =>
  stack(withGrafana(...args), 'test-eu-west-1-cluster-checkout');
const valuesOf = (json: SynthesizedStack): Record<string, unknown> =>
  parse(String((json.only('helm_release')['values'] as string[])[0])) as Record<string, unknown>;

test('a Grafana runs in the cluster, with the dashboards that were chosen', () => {
  const json = made();
  expect(json.only('helm_release')).toMatchObject({ name: 'grafana', namespace: 'grafana', chart: 'grafana' });
  expect(json.all('kubernetes_config_map_v1').map(({ metadata }) => metadata)).toEqual([
    {
      name: 'promontory-pod',
      namespace: 'grafana',
      labels: { grafana_dashboard: '1' },
      annotations: { grafana_folder: 'Promontory' },
    },
  ]);
  expect(json.output).toHaveProperty('grafana_role_arn');
  expect(Object.keys(json.provider).sort()).toEqual(['aws', 'helm', 'kubernetes']);
});

test.each<[string, Partial<ClusterSettings>]>([
  ['a scraper by aws-auth', { authenticationMode: 'CONFIG_MAP' }],
  ['an agent', { collection: AGENT }],
])('with %s there is one provider of each kind', (_, more) => {
  for (const kind of ['helm', 'kubernetes']) expect(made({}, more).provider[kind]).toHaveLength(1);
});

const remote = {
  name: 'other',
  workspaceArn: 'arn:aws:aps:eu-central-1:999999999999:workspace/ws-1',
  roleArn: 'arn:aws:iam::999999999999:role/reader',
  externalId: undefined,
};
test.each<[string, Partial<ClusterGrafanaSettings>, string]>([
  ['remoteSources', { remoteSources: [remote] }, 'amp-other'],
  ['alerts', { alerts: 'none' }, '"manageAlerts":false'],
  ['scrapeInterval', { scrapeInterval: '2m' }, '"timeInterval":"2m"'],
  ['adminSecret', { adminSecret: { name: 's', userKey: 'u', passwordKey: 'p' } }, '"userKey":"u"'],
  ['dataSource and version', { dataSource: 'prometheus', version: '12.4.1' }, '"tag":"12.4.1"'],
  ['licenseSecret', { licenseSecret: { name: 'licence', key: 'k' } }, 'grafana/grafana-enterprise'],
  ['url', { url: 'https://g.example.com' }, '"root_url":"https://g.example.com"'],
  ['serviceAccount', { serviceAccount: 'sa' }, '"name":"sa"'],
  ['identity', { identity: 'pod-identity' }, '"promontory/identity":"pod-identity"'],
  ['storage', { storage: '10Gi' }, '"size":"10Gi"'],
  ['resources', { resources: { limits: { memory: '1Gi' } } }, '"memory":"1Gi"'],
  ['values', { values: { replicas: 2 } }, '"replicas":2'],
])('%s reaches the values', (_, grafana, piece) => {
  expect(JSON.stringify(valuesOf(made()))).not.toContain(piece);
  expect(JSON.stringify(valuesOf(made(grafana)))).toContain(piece);
});

test('namespace, chart and folder reach release and ConfigMaps', () => {
  const chart = { version: '12.11.0', repository: 'oci://mirror' };
  const dashboards = { ...GRAFANA.dashboards, folder: 'EKS', runbookUrl: 'https://wiki.example.com' };
  const json = made({ namespace: 'own', chart, dashboards });
  expect(json.only('helm_release')).toMatchObject({ namespace: 'own', ...chart });
  const [map] = json.all('kubernetes_config_map_v1');
  expect(map).toMatchObject({ metadata: { namespace: 'own', annotations: { grafana_folder: 'EKS' } } });
  expect(JSON.stringify(map)).toContain('https://wiki.example.com/');
});

test('workspaces that are not the cluster’s are read as well', () => {
  const workspaceArn = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-0';
  const other = {
    kind: 'existing',
    name: 'other',
    region: 'eu-west-1',
    workspaceArn,
    customerManagedKey: false,
    otherAccount: undefined,
  } as const;
  const workspaces = { ...ENVIRONMENT.workspaces, other };
  const json = made({ workspaces: ['metrics', 'other'] }, {}, { workspaces });
  const sources = JSON.stringify(valuesOf(json)['datasources']);
  expect(sources).toContain('amp-other-alerts');
  expect(JSON.stringify(json.data)).toContain(workspaceArn);
});

test('the endpoints of its network let it query', () => {
  const network: Environment['networks'][string] = {
    name: 'main',
    region: 'eu-west-1',
    vpcId: 'vpc-1',
    subnets: [{ id: 'subnet-1', availabilityZone: 'eu-west-1a' }],
    routeTableIds: [],
    clients: undefined,
    services: ['aps-workspaces'],
    existing: {},
    privateDns: true,
    cidr: undefined,
    otherRegions: [],
    uses: {
      nodes: 'managed',
      images: 'ecr',
      podLogs: false,
      grafana: 'in-cluster',
      grafanaUsers: false,
      terraform: false,
    },
    roleArns: [],
    alsoAllow: {},
    tags: undefined,
  };
  const environment = withGrafana({}, { network: 'main' }, { networks: { main: network } });
  const json = stacksOf(environment)['test-eu-west-1-network-main'];
  expect(JSON.stringify(json?.data)).toMatch(/arn:aws:iam::111122223333:role\/checkout-grafana-grafana/);
  expect(JSON.stringify(json?.data)).toContain('aps:QueryMetrics');
});
