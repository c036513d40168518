import { formatProblem } from '@promontory/vocabulary';
import {
  type ClusterGrafanaSettings,
  type ExistingGrafanaSettings,
  type GrafanaSettings,
  loadEnvironment,
} from '../src/index.js';
import { environmentFolder, environmentOf, lastOf, VALID, valid, WORKSPACE_ARN } from './environment-folder.js';

const MANAGED = `grafana:
  version: '12.4'
  identityCenter: { admins: { groupIds: [g-1] } }
`;
const PACKS =
  '    packs: { recording: true, workloads: true, nodes: true, kubelet: true, resources: true, storage: true }\n';
const W = '    alias: test-metrics\n';
const withPacks = (yaml = VALID): string => yaml.replace(W, `${W}${PACKS}`);
const managed = (more = '', yaml = withPacks()): string => `${yaml}${MANAGED}${more}`;
const inCluster = (more: string, yaml = withPacks()): string =>
  yaml.replace('  - name: checkout\n', `  - name: checkout\n    grafana: { adminSecret: { name: s }, ${more} }\n`);
const grafanaOf = (yaml: string): GrafanaSettings => environmentOf(yaml).grafana as GrafanaSettings;
const clusterGrafanaOf = (yaml: string): ClusterGrafanaSettings =>
  environmentOf(yaml).clusters[0]?.grafana as ClusterGrafanaSettings;

function warningsOf(yaml: string): string[] {
  const folder = environmentFolder({ 'environment.yaml': yaml });
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  return loaded.ok ? loaded.warnings.map(formatProblem) : loaded.problems.map(formatProblem);
}

test('there is no Grafana unless that is said', () => {
  expect(environmentOf(VALID)).toMatchObject({ grafana: undefined, clusters: [{ grafana: undefined }] });
});

test('a workspace of Amazon Managed Grafana has the documented defaults', () => {
  const { dashboards, ...settings } = grafanaOf(managed());
  expect(settings).toEqual({
    workspaces: ['metrics'],
    remoteSources: [],
    alerts: 'view',
    scrapeInterval: '60s',
    kind: 'managed',
    name: 'test-grafana',
    description: undefined,
    region: 'eu-west-1',
    version: '12.4',
    identityCenter: {
      admins: { userIds: [], groupIds: ['g-1'] },
      editors: { userIds: [], groupIds: [] },
      viewers: { userIds: [], groupIds: [] },
    },
    saml: undefined,
    delivery: 'terraform',
    providerVersion: undefined,
    topicArns: [],
    vpc: undefined,
    networkAccess: undefined,
    kmsKeyArn: undefined,
    pluginAdmin: false,
    enterprise: false,
    deletionProtection: true,
    tags: undefined,
  });
  expect(dashboards).toMatchObject({ folder: 'Promontory', runbookUrl: undefined });
});

test('everything that is said of it is in its settings', () => {
  const said = {
    version: '10.4',
    identityCenter: {
      admins: { userIds: ['u'], groupIds: ['g'] },
      editors: { userIds: ['e'], groupIds: [] },
      viewers: { userIds: [], groupIds: ['v'] },
    },
    saml: {
      metadataUrl: 'https://idp.example.com',
      roleAttribute: 'role',
      adminRoles: ['a'],
      editorRoles: ['e'],
      allowedOrganizations: ['o'],
      attributes: { name: 'n' },
      loginMinutes: 60,
    },
    workspaces: ['metrics'],
    alerts: 'silence',
    name: 'own',
    description: 'x',
    region: 'eu-central-1',
    delivery: 'terraform',
    providerVersion: '4.41.0',
    topicArns: ['arn:aws:sns:eu-central-1:111122223333:x'],
    vpc: {
      subnetIds: ['subnet-0a1b2c3d4e5f60001', 'subnet-0a1b2c3d4e5f60002'],
      securityGroupIds: ['sg-0a1b2c3d4e5f60001'],
      ampBy: { endpointId: 'vpce-0a1b2c3d4e5f60001' },
    },
    networkAccess: { prefixListIds: ['pl-0a1b2c3d4e5f60001'], endpointIds: ['vpce-0a1b2c3d4e5f60002'] },
    kmsKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    pluginAdmin: true,
    enterprise: true,
    deletionProtection: false,
    tags: { a: 'b' },
  };
  const some = (fields: string[]): unknown => expect.arrayContaining(fields);
  const written = JSON.stringify(said).replace('"userIds":["e"],"groupIds":[]', '"userIds":["e"]');
  const yaml = `awsProvider: { version: 6.66.0 }\n${VALID}grafana: ${written.replace('"userIds":[],', '')}\n`;
  expect(grafanaOf(yaml)).toMatchObject(said);
  expect(Object.keys(grafanaOf(yaml))).toEqual(some(Object.keys(said)));
});

describe('one that was made elsewhere', () => {
  const existing = (more = '', yaml = withPacks()): string =>
    `${yaml}grafana:\n  existing: g-0123456789\n  version: '12.4'\n${more}`;
  const existingOf = (yaml: string) => environmentOf(yaml).grafana as ExistingGrafanaSettings;

  test('it has the documented defaults, and the dashboards that one made here would have', () => {
    const { dashboards, ...settings } = existingOf(existing());
    expect(settings).toEqual({
      kind: 'existing',
      existing: 'g-0123456789',
      workspaces: ['metrics'],
      remoteSources: [],
      alerts: 'view',
      scrapeInterval: '60s',
      region: 'eu-west-1',
      version: '12.4',
      roleArn: undefined,
      prefix: 'test',
      providerVersion: undefined,
    });
    expect(dashboards).toEqual({ ...grafanaOf(managed()).dashboards, folder: 'Promontory test' });
  });

  test('everything that is said of it is in its settings', () => {
    const said = {
      existing: 'https://g-0123456789.grafana-workspace.eu-central-1.amazonaws.com',
      version: '10.4',
      alerts: 'silence',
      roleArn: 'arn:aws:iam::111122223333:role/grafana',
      prefix: 'own',
      providerVersion: '4.41.0',
    };
    const settings = existingOf(`${VALID}grafana: ${JSON.stringify(said)}\n`);
    expect(settings).toMatchObject({ ...said, region: 'eu-central-1', dashboards: { folder: 'Promontory own' } });
    expect(existingOf(existing('  region: eu-central-1\n')).region).toBe('eu-central-1');
    expect(existingOf(existing('  dashboards: { folder: EKS }\n')).dashboards.folder).toBe('EKS');
  });

  test('several environments may deliver into it, each under a prefix of its own', () => {
    const other = existing().replaceAll('checkout', 'search');
    expect(lastOf({ one: existing(), two: other })).toEqual([]);
    const same = (yaml: string) => `${yaml}  prefix: shared\n`;
    expect(lastOf({ one: same(existing()), two: same(other) })).toEqual([
      expect.stringMatching(
        /ConfigGrafanaTwice: got the prefix shared, under which the environment one delivers into g-0123456789 already/,
      ),
    ]);
  });

  test('a new key of a workspace that its role may not use is told of', () => {
    const yaml = existing('', VALID.replace(W, `${W}    newKey: {}\n`));
    expect(warningsOf(yaml)).toContainEqual(
      expect.stringMatching(/ConfigGrafanaKey.*add its role .* to 'newKey.readerRoleArns' of metrics/),
    );
  });
});

test('a Grafana in a cluster has the documented defaults, and everything that is said', () => {
  const { dashboards: _, ...settings } = clusterGrafanaOf(inCluster(''));
  expect(settings).toEqual({
    workspaces: ['metrics'],
    remoteSources: [],
    alerts: 'view',
    scrapeInterval: '60s',
    adminSecret: { name: 's', userKey: undefined, passwordKey: undefined },
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
  });
  const said = {
    alerts: 'none',
    dataSource: 'prometheus',
    version: '12.4.1',
    licenseSecret: { name: 'l', key: 'k' },
    url: 'https://g.example.com',
    namespace: 'own',
    serviceAccount: 'sa',
    identity: 'pod-identity',
    storage: '10Gi',
    resources: { limits: { memory: '1Gi' } },
    chart: { version: '12.11.0', repository: 'oci://mirror' },
    values: { replicas: 2 },
  };
  expect(clusterGrafanaOf(inCluster(JSON.stringify(said).slice(1, -1)))).toMatchObject(said);
});

test('workspaces of other accounts are read by roles there', () => {
  const workspaceArn = WORKSPACE_ARN.replace('111122223333', '999999999999');
  const roleArn = 'arn:aws:iam::999999999999:role/reader';
  const yaml = managed(`  remoteSources: { other: { workspace: '${workspaceArn}', roleArn: '${roleArn}' } }\n`);
  expect(grafanaOf(yaml).remoteSources).toEqual([{ name: 'other', workspaceArn, roleArn, externalId: undefined }]);
});

test('the scrape interval is the longest of the clusters that write to what is read', () => {
  const yaml = valid('      subnets', '      scrapeInterval: 120s\n      subnets');
  expect(grafanaOf(managed('', withPacks(yaml))).scrapeInterval).toBe('120s');
});

describe('the closed world', () => {
  const choices = (yaml: string): Record<string, readonly string[]> =>
    Object.fromEntries(grafanaOf(yaml).dashboards.choices.map(({ name, leaveOut }) => [name, leaveOut]));

  test('dashboards are those that presets and records fill, without panels that stay dark', () => {
    const chosen = choices(managed());
    expect(Object.keys(chosen)).toEqual([
      'clusters',
      'cluster',
      'namespace',
      'workload',
      'pod',
      'node',
      'nodes',
      'api-server',
      'kubelet',
      'networking',
      'volumes',
    ]);
    expect(chosen).toMatchObject({ pod: [], volumes: [expect.stringMatching(/\/Requests of the EBS driver$/)] });
  });

  test('what a cluster stops to collect goes dark: its dashboards are no longer delivered', () => {
    const without = withPacks(
      valid('      subnets', '      jobs: [{ preset: kubelet }, { preset: cadvisor }]\n      subnets'),
    );
    expect(Object.keys(choices(managed('', without)))).toEqual(['kubelet', 'volumes']);
  });

  test('without records there are few', () => {
    expect(Object.keys(choices(managed('', VALID)))).not.toContain('workload');
  });

  test('dashboards may be left out, and asked for: those are whole, and told of', () => {
    const yaml = managed('  dashboards: { except: [pod], also: [volumes, gpu], folder: EKS }\n');
    const chosen = choices(yaml);
    expect(chosen).toMatchObject({ volumes: [], gpu: [] });
    expect(chosen).not.toHaveProperty('pod');
    expect(grafanaOf(yaml).dashboards.folder).toBe('EKS');
    expect(warningsOf(yaml).filter((text) => text.includes('ConfigDarkPanels'))).toEqual([
      expect.stringMatching(/of the dashboard volumes, which read what nothing produces.*scrape .* with a custom job/),
      expect.stringMatching(/of the dashboard gpu, which read what nothing produces/),
    ]);
  });

  test('where others write as well, nothing is sure to be dark', () => {
    const open = VALID.replace(W, `${W}${PACKS}    access: { writerRoleArns: [arn:aws:iam::999999999999:role/w] }\n`);
    expect(choices(managed('', open))).toMatchObject({ volumes: [] });
  });

  test('a Grafana that has none is told of, and may have none', () => {
    const none = `${VALID.slice(0, VALID.indexOf('clusters:'))}${MANAGED}`;
    expect(warningsOf(none)).toEqual([expect.stringContaining('ConfigNoDashboards')]);
    expect(warningsOf(`${none}  dashboards: false\n`)).toEqual([]);
    expect(grafanaOf(managed('  dashboards: false\n')).dashboards.choices).toEqual([]);
  });
});

test('in a network it needs an image that has the plug-in', () => {
  const yaml = inCluster('').replace('    grafana', '    network: main\n    grafana');
  const network = `networks:
  main:
    vpcId: vpc-0a1b2c3d4e5f60718
    subnets: [{ id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }]
    routeTableIds: [rtb-0a1b2c3d4e5f60718]
    uses: { grafana: in-cluster }
`;
  const fetches = (text: string) => warningsOf(text).filter((warning) => !/ConfigDark|OneZone/.test(warning));
  expect(fetches(`${yaml}${network}`)).toEqual([
    expect.stringMatching(/ConfigGrafanaFetches: got its image from docker.io and its plug-in from grafana.com/),
  ]);
  const own = yaml.replace('name: s }', 'name: s }, values: { image: { repository: x }, plugins: [] }');
  expect(fetches(`${own}${network}`)).toEqual([]);
});

test('Grafanas of other accounts may query', () => {
  const rolesOf = (yaml: string): unknown => {
    const workspace = environmentOf(yaml).workspaces['metrics'];
    return workspace?.kind === 'managed' ? workspace.queryRoles : undefined;
  };
  const trusts = ['arn:aws:iam::999999999999:role/grafana'];
  const said = (more: object): string =>
    VALID.replace(W, `${W}    queryRoles: ${JSON.stringify({ central: { trusts, ...more } })}\n`);
  expect(rolesOf(VALID)).toEqual([]);
  expect(rolesOf(said({}))).toEqual([{ name: 'central', trusts, externalId: undefined, alerts: 'view' }]);
  expect(rolesOf(said({ externalId: 'id', alerts: 'none' }))).toMatchObject([{ externalId: 'id', alerts: 'none' }]);
});

test('a new key of a workspace that Grafana’s role may not use is told of', () => {
  const key = (more: string): string =>
    managed('  workspaces: [metrics]\n', VALID.replace(W, `${W}    newKey: ${more}\n`));
  const told = (yaml: string): string[] => warningsOf(yaml).filter((text) => text.includes('ConfigGrafanaKey'));
  expect(told(key('{}'))).toEqual([expect.stringMatching(/whose new key no role reads by.*grafana\.workspaces\[0\]/)]);
  expect(told(key('{ readerRoleArns: [arn:aws:iam::111122223333:role/test-grafana-grafana] }'))).toEqual([]);
  expect(told(managed())).toEqual([]);
});
