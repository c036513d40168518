import type {
  Environment,
  ExistingGrafanaSettings,
  GrafanaSettings,
  ManagedWorkspaceSettings,
} from '@promontory/config';
import type { SynthesizedStack } from '@promontory/testing';
import { ENVIRONMENT } from './environment.js';
import { stack, stacksOf } from './stacks.js';

const ID = 'test-eu-west-1-grafana';
const none = { userIds: [], groupIds: [] };
const GRAFANA: GrafanaSettings = {
  kind: 'managed',
  workspaces: ['metrics'],
  remoteSources: [],
  alerts: 'view',
  scrapeInterval: '60s',
  dashboards: {
    choices: [
      { name: 'pod', leaveOut: [] },
      { name: 'volumes', leaveOut: ['At a glance/Claims'] },
    ],
    folder: 'Promontory',
    runbookUrl: undefined,
  },
  name: 'test-grafana',
  description: undefined,
  region: 'eu-west-1',
  version: '12.4',
  identityCenter: { admins: { userIds: [], groupIds: ['g-1'] }, editors: none, viewers: none },
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
};
const withGrafana = (more: Partial<GrafanaSettings> = {}): Environment => ({
  ...ENVIRONMENT,
  grafana: { ...GRAFANA, ...more },
});
const made = (more: Partial<GrafanaSettings> = {}) => stack(withGrafana(more), ID);
const content = (more: Partial<GrafanaSettings> = {}) => stack(withGrafana(more), `${ID}-content`);
/** The stacks whose states are read. */
const before = (json: SynthesizedStack): string[] => Object.keys(json.data['terraform_remote_state'] ?? {});

test('without a Grafana there is no stack of it', () => {
  expect(Object.keys(stacksOf(ENVIRONMENT)).filter((id) => id.includes('grafana'))).toEqual([]);
});

test('it reads the workspace of the environment, which is there before', () => {
  const json = made();
  expect(json.only('aws_grafana_workspace')).toMatchObject({ name: 'test-grafana', grafana_version: '12.4' });
  expect(JSON.stringify(json.all('data.aws_iam_policy_document'))).toContain('aps:QueryMetrics');
  expect(
    Object.keys(json.output)
      .filter((name) => name.startsWith('grafana_'))
      .sort(),
  ).toEqual(['grafana_role_arn', 'grafana_service_account_id', 'grafana_url', 'grafana_workspace_id']);
  expect(before(json)).toEqual(['cross-stack-reference-input-test-eu-west-1-workspace-metrics']);
});

test('a workspace that was made elsewhere is read as well', () => {
  const workspaceArn = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-0';
  const other = {
    kind: 'existing',
    name: 'other',
    region: 'eu-west-1',
    workspaceArn,
    customerManagedKey: false,
    otherAccount: undefined,
  } as const;
  const environment = { ...withGrafana(), workspaces: { ...ENVIRONMENT.workspaces, other } };
  const json = stack({ ...environment, grafana: { ...GRAFANA, workspaces: ['other'] } }, ID);
  expect(JSON.stringify(json.all('data.aws_iam_policy_document'))).toContain(workspaceArn);
});

const ENDPOINT = 'vpce-0a1b2c3d4e5f60718';
test.each<[string, Partial<GrafanaSettings>, Record<string, unknown>]>([
  ['description', { description: 'x' }, { description: 'x' }],
  ['topicArns', { topicArns: ['arn:aws:sns:eu-west-1:111122223333:x'] }, { notification_destinations: ['SNS'] }],
  [
    'vpc',
    { vpc: { subnetIds: ['a', 'b'], securityGroupIds: ['s'], ampBy: 'nat-gateway' } },
    { vpc_configuration: { subnet_ids: ['a', 'b'] } },
  ],
  [
    'networkAccess',
    { networkAccess: { prefixListIds: [], endpointIds: [ENDPOINT] } },
    { network_access_control: { vpce_ids: [ENDPOINT] } },
  ],
  [
    'kmsKeyArn',
    { kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/x' },
    { kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/x' },
  ],
  ['pluginAdmin', { pluginAdmin: true }, { configuration: '{"plugins":{"pluginAdminEnabled":true}}' }],
  ['deletionProtection', { deletionProtection: false }, { lifecycle: { prevent_destroy: false } }],
  ['tags', { tags: { a: 'b' } }, { tags: { a: 'b' } }],
  [
    'saml',
    {
      saml: {
        metadataUrl: 'https://idp',
        roleAttribute: 'r',
        adminRoles: ['a'],
        editorRoles: ['e'],
        allowedOrganizations: undefined,
        attributes: {},
        loginMinutes: undefined,
      },
    },
    { authentication_providers: ['AWS_SSO', 'SAML'] },
  ],
])('%s reaches the workspace', (_, more, expected) => {
  expect(made().only('aws_grafana_workspace')).not.toMatchObject(expected);
  expect(made(more).only('aws_grafana_workspace')).toMatchObject(expected);
});

test('the rest of what is said reaches what belongs to it', () => {
  expect(made().all('aws_grafana_license_association')).toEqual([]);
  expect(made({ enterprise: true }).all('aws_grafana_license_association')).toHaveLength(1);
  expect(JSON.stringify(made({ alerts: 'silence' }).data)).toContain('aps:PutAlertManagerSilences');
  const remote = {
    name: 'other',
    workspaceArn: 'arn:aws:aps:eu-central-1:999999999999:workspace/ws-1',
    roleArn: 'arn:aws:iam::999999999999:role/reader',
    externalId: undefined,
  };
  expect(JSON.stringify(made({ remoteSources: [remote] }).data)).toContain(remote.roleArn);
});

test('what it shows is a stack of its own, after it, with the token of whoever runs it', () => {
  const json = content();
  expect(
    json.all('grafana_dashboard').map(({ config_json }) => JSON.parse(String(config_json).replaceAll('$${', '${')).uid),
  ).toEqual(['promontory-pod', 'promontory-volumes']);
  expect(json.all('grafana_data_source')).toHaveLength(2);
  expect(json.provider['grafana']).toEqual([
    { url: expect.stringMatching(/^https:\/\/\$\{data\.terraform_remote_state\./) },
  ]);
  expect(before(json)).toContain(`cross-stack-reference-input-${ID}`);
});

test.each<[string, Partial<GrafanaSettings>, string]>([
  ['scrapeInterval', { scrapeInterval: '2m' }, '\\"interval\\": \\"2m\\"'],
  ['version', { version: '10.4' }, '"type":"prometheus"'],
  ['providerVersion', { providerVersion: '4.41.0' }, '"version":"4.41.0"'],
  ['folder', { dashboards: { ...GRAFANA.dashboards, folder: 'EKS' } }, '"title":"EKS"'],
  [
    'runbookUrl',
    { dashboards: { ...GRAFANA.dashboards, runbookUrl: 'https://wiki.example.com' } },
    'https://wiki.example.com/storage.md',
  ],
  ['leaveOut', { dashboards: { ...GRAFANA.dashboards, choices: [{ name: 'volumes', leaveOut: [] }] } }, 'Claims that'],
])('%s reaches the content', (_, more, piece) => {
  const [before, after] = [content(), content(more)].map(({ resource, terraform }) =>
    JSON.stringify([resource, terraform]),
  );
  expect(after).not.toBe(before);
  expect(after).toContain(piece);
});

test('without delivery there is no such stack and no service account, and the data sources are put out', () => {
  const environment = withGrafana({ delivery: 'none' });
  expect(Object.keys(stacksOf(environment))).not.toContain(`${ID}-content`);
  const json = stack(environment, ID);
  expect(json.all('aws_grafana_workspace_service_account')).toEqual([]);
  expect(JSON.stringify(json.output['grafana_data_sources'])).toContain('amp-metrics-alerts');
});

describe('one that was made elsewhere', () => {
  const { workspaces, remoteSources, alerts, scrapeInterval, dashboards } = GRAFANA;
  const EXISTING: ExistingGrafanaSettings = {
    ...{ kind: 'existing', workspaces, remoteSources, alerts, scrapeInterval, dashboards },
    existing: 'g-0123456789',
    region: 'eu-west-1',
    version: '12.4',
    roleArn: undefined,
    prefix: 'test',
    providerVersion: undefined,
  };
  const guest = (more: Partial<ExistingGrafanaSettings> = {}): SynthesizedStack =>
    stack({ ...ENVIRONMENT, grafana: { ...EXISTING, ...more } }, `${ID}-content`);

  test('there is one stack, which gives it content under names of its own and makes nothing of AWS', () => {
    const ids = Object.keys(stacksOf({ ...ENVIRONMENT, grafana: EXISTING }));
    expect(ids.filter((id) => id.includes('grafana'))).toEqual([`${ID}-content`]);
    const json = guest();
    expect(Object.keys(json.resource).sort()).toEqual(['grafana_dashboard', 'grafana_data_source', 'grafana_folder']);
    expect(json.only('grafana_folder')).toEqual({ uid: 'promontory-test', title: 'Promontory' });
    expect(
      json
        .all('grafana_data_source')
        .map(({ uid }) => uid)
        .sort(),
    ).toEqual(['amp-test-metrics', 'amp-test-metrics-alerts']);
    const uids = json
      .all('grafana_dashboard')
      .map(({ config_json }) => /"uid": "(test-[a-z-]+)"/.exec(String(config_json))?.[1]);
    expect(uids).toEqual(['test-pod', 'test-volumes']);
    expect(before(json)).toHaveLength(1);
  });

  test('no token is in what is written, only where Grafana is', () => {
    expect(guest().provider['grafana']).toEqual([
      { url: expect.stringMatching(/^https:\/\/\$\{data.aws_grafana_workspace\./) },
    ]);
    expect(JSON.stringify(guest())).not.toMatch(/"auth"|token/i);
  });

  test.each<[string, Partial<ExistingGrafanaSettings>, string]>([
    [
      'existing',
      { existing: 'https://g-0123456789.grafana-workspace.eu-west-1.amazonaws.com' },
      '"url":"https://g-0123456789',
    ],
    ['region', { region: 'eu-central-1' }, 'eu-central-1'],
    ['version', { version: '10.4' }, '"type":"prometheus"'],
    ['roleArn', { roleArn: 'arn:aws:iam::111122223333:role/g' }, '"role":"g"'],
    ['prefix', { prefix: 'own' }, 'amp-own-metrics'],
    ['alerts', { alerts: 'none' }, '\\"manageAlerts\\":false'],
    ['providerVersion', { providerVersion: '4.41.0' }, '"version":"4.41.0"'],
    ['scrapeInterval', { scrapeInterval: '30s' }, '\\"timeInterval\\":\\"30s\\"'],
    [
      'remoteSources',
      {
        remoteSources: [
          {
            name: 'far',
            workspaceArn: 'arn:aws:aps:eu-central-1:999999999999:workspace/ws-9',
            roleArn: 'arn:aws:iam::999999999999:role/r',
            externalId: undefined,
          },
        ],
      },
      'amp-test-far',
    ],
  ])('%s reaches the stack', (_, more, piece) => {
    expect(JSON.stringify(guest())).not.toContain(piece);
    const all = stacksOf({ ...ENVIRONMENT, grafana: { ...EXISTING, ...more } });
    expect(JSON.stringify(Object.entries(all).filter(([id]) => id.endsWith('-grafana-content')))).toContain(piece);
  });
});

test('Grafanas of other accounts query by a role beside the workspace', () => {
  const id = 'test-eu-west-1-workspace-metrics';
  const metrics = ENVIRONMENT.workspaces['metrics'] as ManagedWorkspaceSettings;
  const trusts = ['arn:aws:iam::999999999999:role/grafana'];
  const role = { name: 'central', trusts, externalId: 'grafana', alerts: 'silence' } as const;
  const json = stack({ ...ENVIRONMENT, workspaces: { metrics: { ...metrics, queryRoles: [role] } } }, id);
  expect(json.only('aws_iam_role')).toMatchObject({ name: 'test-metrics-query-central' });
  for (const piece of [...trusts, '"sts:ExternalId"', 'aps:QueryMetrics', 'aps:PutAlertManagerSilences']) {
    expect(JSON.stringify(json.data)).toContain(piece);
  }
  expect(json.output).toHaveProperty('query_role_arn_central');
  expect(stack(ENVIRONMENT, id).all('aws_iam_role')).toEqual([]);
});
