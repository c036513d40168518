import { Token } from 'cdktf';
import type { ManagedGrafanaProps } from '../src/index.js';
import { Fixture, managed } from './fixture.js';

const workspace = (props: Partial<ManagedGrafanaProps> = {}): Record<string, unknown> =>
  managed(props).only('aws_grafana_workspace');
const SAML = {
  metadataUrl: 'https://idp.example.com/metadata',
  roleAttribute: 'role',
  adminRoles: ['admin'],
  editorRoles: ['dev'],
};
const ENDPOINT = 'vpce-0a1b2c3d4e5f60718';

test('by default a workspace shows alerts, lets admins install nothing, and cannot be removed', () => {
  expect(workspace()).toMatchObject({
    name: 'dev-main',
    region: 'eu-west-1',
    grafana_version: '10.4',
    account_access_type: 'CURRENT_ACCOUNT',
    permission_type: 'CUSTOMER_MANAGED',
    authentication_providers: ['AWS_SSO'],
    data_sources: ['PROMETHEUS'],
    configuration: '{"plugins":{"pluginAdminEnabled":false},"unifiedAlerting":{"enabled":true}}',
    lifecycle: { prevent_destroy: true },
    role_arn: expect.stringMatching(/aws_iam_role/),
    depends_on: [expect.stringMatching(/^aws_iam_role_policy\./)],
  });
  for (const key of [
    'vpc_configuration',
    'network_access_control',
    'kms_key_id',
    'notification_destinations',
    'tags',
  ]) {
    expect(workspace()).not.toHaveProperty(key);
  }
});

test.each<[string, Partial<ManagedGrafanaProps>, Record<string, unknown>]>([
  ['a description', { description: 'x' }, { description: 'x' }],
  ['a version', { version: '9.4' }, { grafana_version: '9.4' }],
  [
    'plug-ins, in a version whose alerting is always on',
    { pluginAdmin: true, version: '12.4' },
    { configuration: '{"plugins":{"pluginAdminEnabled":true}}' },
  ],
  ['topics', { topicArns: ['arn:aws:sns:eu-west-1:111122223333:x'] }, { notification_destinations: ['SNS'] }],
  ['no guard', { deletionProtection: false }, { lifecycle: { prevent_destroy: false } }],
  ['tags', { tags: { team: 'sre' } }, { tags: { team: 'sre' } }],
  [
    'a key',
    { kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
    { kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
  ],
  [
    'a VPC',
    { vpc: { subnetIds: ['subnet-1', 'subnet-2'], securityGroupIds: ['sg-1'], ampBy: 'nat-gateway' } },
    { vpc_configuration: { subnet_ids: ['subnet-1', 'subnet-2'], security_group_ids: ['sg-1'] } },
  ],
  [
    'network access control',
    { networkAccess: { prefixListIds: ['pl-1'], endpointIds: [ENDPOINT] } },
    { network_access_control: { prefix_list_ids: ['pl-1'], vpce_ids: [ENDPOINT] } },
  ],
  ['SAML', { authentication: { saml: SAML } }, { authentication_providers: ['SAML'] }],
])('it can have %s', (_, props, expected) => {
  expect(workspace(props)).toMatchObject(expected);
});

test('without a Region it is made in that of the provider', () => {
  const json = managed({ region: undefined });
  expect(json.only('aws_grafana_workspace')).not.toHaveProperty('region');
  expect(json.all('data.aws_region')).toHaveLength(1);
});

test('users and groups of Identity Center have their roles', () => {
  const identityCenter = {
    admins: { groupIds: ['g-1'] },
    editors: { userIds: ['u-1'], groupIds: ['g-2'] },
    viewers: { userIds: ['u-2'] },
  };
  const all = managed({ authentication: { identityCenter } }).all('aws_grafana_role_association');
  expect(all.map(({ role, user_ids, group_ids }) => [role, user_ids, group_ids])).toEqual([
    ['ADMIN', undefined, ['g-1']],
    ['EDITOR', ['u-1'], ['g-2']],
    ['VIEWER', ['u-2'], undefined],
  ]);
  expect(managed().all('aws_grafana_role_association')).toHaveLength(1);
});

test('SAML is set up with what was said', () => {
  const saml = {
    ...SAML,
    allowedOrganizations: ['example'],
    attributes: { name: 'n', login: 'l', email: 'e', organization: 'o', groups: 'g' },
    loginMinutes: 60,
  };
  expect(managed({ authentication: { saml } }).only('aws_grafana_workspace_saml_configuration')).toMatchObject({
    idp_metadata_url: 'https://idp.example.com/metadata',
    role_assertion: 'role',
    admin_role_values: ['admin'],
    editor_role_values: ['dev'],
    allowed_organizations: ['example'],
    name_assertion: 'n',
    login_assertion: 'l',
    email_assertion: 'e',
    org_assertion: 'o',
    groups_assertion: 'g',
    login_validity_duration: 60,
  });
  expect(managed().all('aws_grafana_workspace_saml_configuration')).toEqual([]);
});

test('a licence is taken where it is asked for', () => {
  expect(managed().all('aws_grafana_license_association')).toEqual([]);
  const enterprise = { grafanaToken: '${var.token}' };
  expect(managed({ enterprise }).only('aws_grafana_license_association')).toMatchObject({
    license_type: 'ENTERPRISE',
    grafana_token: '${var.token}',
  });
});

test('a service account is made, and never a token of it', () => {
  const json = managed();
  expect(json.only('aws_grafana_workspace_service_account')).toMatchObject({
    name: 'promontory',
    grafana_role: 'ADMIN',
  });
  expect(JSON.stringify(json.resource)).not.toMatch(/service_account_token|api_key/);
  expect(managed({ serviceAccount: false }).all('aws_grafana_workspace_service_account')).toEqual([]);
  expect(new Fixture().managed({ serviceAccount: false }).serviceAccountId).toBeUndefined();
});

test('endpoints whose ids were written down are looked at when the plan is made', () => {
  const vpc = { subnetIds: ['a', 'b'], securityGroupIds: ['sg'], ampBy: { endpointId: ENDPOINT } };
  const [condition] = (
    managed({ vpc }).only('data.aws_vpc_endpoint')['lifecycle'] as { postcondition: { condition: string }[] }
  ).postcondition;
  expect(condition).toEqual({
    condition: '${self.service_name == "com.amazonaws.eu-west-1.aps-workspaces"}',
    error_message: `${ENDPOINT} is no endpoint of aps-workspaces: name the one that is, or make it.`,
  });
  const networkAccess = { prefixListIds: [], endpointIds: [ENDPOINT] };
  expect(JSON.stringify(managed({ networkAccess }).only('data.aws_vpc_endpoint'))).toContain('grafana-workspace');
  const made = { prefixListIds: [], endpointIds: [Token.asString({ resolve: () => 'x' })] };
  expect(managed({ networkAccess: made }).all('data.aws_vpc_endpoint')).toEqual([]);
});

test('it reads AMP by the plug-in from 12 on, by Grafana’s own data source before', () => {
  const types = ['10.4', '12.4'].map(
    (version) => new Fixture().managed({ version, alerts: 'none' }).dataSources.map(({ type }) => type)[0],
  );
  expect(types).toEqual(['prometheus', 'grafana-amazonprometheus-datasource']);
  const [slow] = new Fixture().managed({ scrapeInterval: '2m' }).dataSources;
  expect(slow?.jsonData).toMatchObject({ timeInterval: '2m' });
  const [source] = new Fixture().managed().dataSources;
  expect(source?.jsonData).toMatchObject({ sigV4AuthType: 'workspace-iam-role', manageAlerts: true });
});

const center = (admins: object): Partial<ManagedGrafanaProps> => ({ authentication: { identityCenter: { admins } } });
const vpc = (more: object): Partial<ManagedGrafanaProps> => ({
  vpc: { subnetIds: ['a', 'b'], securityGroupIds: ['sg'], ampBy: 'nat-gateway', ...more },
});
const remote = { name: 'metrics', queryUrl: 'https://x', region: 'eu-west-1', assumeRoleArn: 'arn:aws:iam::1:role/x' };

test.each<[string, Partial<ManagedGrafanaProps>, string]>([
  ['a name with a space', { name: 'a b' }, 'ManagedGrafanaName: got a b, expected 1 to 255'],
  ['an old version', { version: '8.4' }, "ManagedGrafanaVersion: got 8.4, expected a version such as '10.4', from 9"],
  ['a whole version', { version: '10.4.1' }, 'ManagedGrafanaVersion: got 10.4.1'],
  ['nothing to read', { workspaces: [] }, 'ManagedGrafanaWorkspaces: got nothing to read'],
  ['a name twice', { remoteSources: [remote] }, 'ManagedGrafanaWorkspaces: got metrics a second time'],
  ['a long name', { remoteSources: [{ ...remote, name: 'x'.repeat(30) }] }, 'expected 1 to 29 letters'],
  ['an alias for a key', { kmsKeyArn: 'arn:aws:kms:eu-west-1:1:alias/x' }, 'ManagedGrafanaKey'],
  ['no way in', { authentication: {} }, 'ManagedGrafanaAuthentication: got no way to sign in'],
  ['no admins', center({}), 'ManagedGrafanaAdmins: got no admins'],
  ['SAML without admins', { authentication: { saml: { ...SAML, adminRoles: [] } } }, 'got no adminRoles'],
  ['SAML without editors', { authentication: { saml: { ...SAML, editorRoles: [] } } }, 'got no editorRoles'],
  ['SAML by http', { authentication: { saml: { ...SAML, metadataUrl: 'http://x' } } }, 'expected an https URL'],
  ['SAML for too long', { authentication: { saml: { ...SAML, loginMinutes: 43_201 } } }, 'got 43201 minutes'],
  ['one subnet', vpc({ subnetIds: ['a'] }), 'ManagedGrafanaVpc: got 1 vpc.subnetIds, expected 2 to 6'],
  ['a subnet twice', vpc({ subnetIds: ['a', 'a'] }), 'ManagedGrafanaVpc: got 2 vpc.subnetIds'],
  ['no security group', vpc({ securityGroupIds: [] }), 'got 0 vpc.securityGroupIds, expected 1 to 5'],
  [
    'a closed door',
    { networkAccess: { prefixListIds: [], endpointIds: [] } },
    'ManagedGrafanaNetworkAccess: got neither prefix lists nor endpoints, expected at least one: nobody would reach',
  ],
  [
    'too many prefix lists',
    { networkAccess: { prefixListIds: ['1', '2', '3', '4', '5', '6'], endpointIds: [] } },
    'got 6 networkAccess.prefixListIds, expected 0 to 5',
  ],
])('it is refused with %s', (_, props, message) => {
  expect(() => managed(props)).toThrow(message);
});
