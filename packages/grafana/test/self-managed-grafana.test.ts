import { PodIdentityAgent } from '@promontory/eks';
import type { SynthesizedStack } from '@promontory/testing';
import { parse } from 'yaml';
import type { SelfManagedGrafanaProps } from '../src/index.js';
import { Fixture, selfManaged } from './fixture.js';

function valuesOf(json: SynthesizedStack): Record<string, unknown> {
  const [text] = json.only('helm_release')['values'] as [string];
  return parse(text) as Record<string, unknown>;
}
const values = (props: Partial<SelfManagedGrafanaProps> = {}): Record<string, unknown> => valuesOf(selfManaged(props));

test('by default it signs by the plug-in, as its service account, and loads dashboards from ConfigMaps', () => {
  expect(values()).toEqual({
    serviceAccount: {
      create: true,
      name: 'grafana',
      annotations: { 'eks.amazonaws.com/role-arn': expect.stringMatching(/aws_iam_role/) },
    },
    rbac: { namespaced: true },
    admin: { existingSecret: 'grafana-admin', userKey: 'admin-user', passwordKey: 'admin-password' },
    env: { AWS_SDK_LOAD_CONFIG: 'true', GF_AUTH_SIGV4_AUTH_ENABLED: 'true' },
    'grafana.ini': {
      auth: { sigv4_auth_enabled: true },
      analytics: { reporting_enabled: false, check_for_updates: false },
    },
    plugins: ['grafana-amazonprometheus-datasource@3.3.5'],
    datasources: {
      'datasources.yaml': {
        apiVersion: 1,
        prune: true,
        datasources: [
          expect.objectContaining({ uid: 'amp-metrics', access: 'proxy', editable: false, isDefault: true }),
          expect.objectContaining({ uid: 'amp-metrics-alerts', type: 'alertmanager' }),
        ],
      },
    },
    sidecar: {
      dashboards: {
        enabled: true,
        label: 'grafana_dashboard',
        labelValue: '1',
        folderAnnotation: 'grafana_folder',
        resource: 'configmap',
        provider: { foldersFromFilesStructure: true, allowUiUpdates: false },
      },
    },
    testFramework: { enabled: false },
  });
  expect(selfManaged().only('helm_release')).toMatchObject({
    chart: 'grafana',
    name: 'grafana',
    namespace: 'grafana',
    create_namespace: false,
    depends_on: [expect.stringMatching(/^aws_iam_role_policy\./)],
  });
});

test.each<[string, Partial<SelfManagedGrafanaProps>, Record<string, unknown>]>([
  [
    'keys of the Secret',
    { adminSecret: { name: 's', userKey: 'u', passwordKey: 'p' } },
    { admin: { existingSecret: 's', userKey: 'u', passwordKey: 'p' } },
  ],
  ['a version', { version: '12.4.1' }, { image: { tag: '12.4.1' } }],
  [
    'a licence',
    { enterprise: { licenseSecret: { name: 'licence', key: 'text' } } },
    {
      image: { repository: 'grafana/grafana-enterprise' },
      envValueFrom: { GF_ENTERPRISE_LICENSE_TEXT: { secretKeyRef: { name: 'licence', key: 'text' } } },
    },
  ],
  ['a URL', { url: 'https://g.example.com' }, { 'grafana.ini': { server: { root_url: 'https://g.example.com' } } }],
  ['a service account', { serviceAccount: 'sa' }, { serviceAccount: { name: 'sa' } }],
  [
    'a volume',
    { storage: '5Gi' },
    { persistence: { enabled: true, size: '5Gi' }, deploymentStrategy: { type: 'Recreate' } },
  ],
  [
    'a scrape interval',
    { scrapeInterval: '2m', alerts: 'none' },
    { datasources: { 'datasources.yaml': { datasources: [{ jsonData: { timeInterval: '2m' } }] } } },
  ],
  ['resources', { resources: { limits: { memory: '1Gi' } } }, { resources: { limits: { memory: '1Gi' } } }],
  [
    'values',
    { values: { replicas: 2, env: { A: 'b' } } },
    { replicas: 2, env: { A: 'b', AWS_SDK_LOAD_CONFIG: 'true' } },
  ],
])('it can have %s', (_, props, expected) => {
  expect(values(props)).toMatchObject(expected);
});

test('the older way signs by Grafana’s own data source, and installs nothing', () => {
  const older = values({ dataSource: 'prometheus', version: '12.4.1' });
  expect(older).not.toHaveProperty('plugins');
  expect(JSON.stringify(older['datasources'])).toContain('"type":"prometheus"');
});

test.each<[string, Partial<SelfManagedGrafanaProps>, Record<string, unknown>]>([
  ['a namespace', { namespace: 'own' }, { namespace: 'own' }],
  ['a new namespace', { createNamespace: true }, { create_namespace: true }],
  ['a chart version', { chartVersion: '12.0.0' }, { version: '12.0.0' }],
  ['a mirror', { chartRepository: 'oci://mirror' }, { repository: 'oci://mirror' }],
])('its release can have %s', (_, props, expected) => {
  expect(selfManaged(props).only('helm_release')).toMatchObject(expected);
});

test('with Pod Identity there is an association and no annotation, and it waits for the agent', () => {
  const fixture = new Fixture();
  const cluster = fixture.cluster();
  const podIdentityAgent = new PodIdentityAgent(fixture.stack, 'Agent', { cluster });
  fixture.cluster = () => cluster;
  fixture.selfManaged({ identity: 'pod-identity', podIdentityAgent });
  const json = fixture.synth();
  expect(json.only('aws_eks_pod_identity_association')).toMatchObject({ namespace: 'grafana' });
  expect(valuesOf(json)).toMatchObject({ podAnnotations: { 'promontory/identity': 'pod-identity' } });
  expect(valuesOf(json)['serviceAccount']).toEqual({ create: true, name: 'grafana' });
  expect(json.only('helm_release')['depends_on']).toHaveLength(3);
});

const remote = { name: 'metrics', queryUrl: 'https://x', region: 'eu-west-1', assumeRoleArn: 'arn:aws:iam::1:role/x' };

test.each<[string, Partial<SelfManagedGrafanaProps>, string]>([
  ['nothing to read', { workspaces: [] }, 'SelfManagedGrafanaWorkspaces: got nothing to read'],
  ['a name twice', { remoteSources: [remote] }, 'got metrics a second time'],
  ['a long name', { remoteSources: [{ ...remote, name: 'x'.repeat(30) }] }, 'expected 1 to 29 letters'],
  ['a URL without scheme', { url: 'g.example.com' }, 'SelfManagedGrafanaUrl: got g.example.com'],
  ['an old version', { version: '11.4.0' }, 'SelfManagedGrafanaVersion: got Grafana 11.4.0, expected at least 11.5.0'],
  ['the older way in 13', { dataSource: 'prometheus' }, 'got Grafana 13.2.0, expected at least 7.3.5, before 13.0.0'],
  [
    'alerts in an old version',
    { dataSource: 'prometheus', version: '8.5.0' },
    'got Grafana 8.5.0, expected at least 9.1.0, for rules and alerts of AMP',
  ],
  [
    'a password',
    { values: { adminPassword: 'admin' } },
    'got values.adminPassword, expected values that leave sign-in',
  ],
  ['no Secret', { values: { admin: null } }, 'got values.admin,'],
  ['another account', { values: { serviceAccount: { name: 'x' } } }, 'got values.serviceAccount.name'],
  [
    'other data sources',
    { values: { datasources: { 'datasources.yaml': {} } } },
    'add a file of another name beside it',
  ],
  ['no signature', { values: { 'grafana.ini': { auth: { sigv4_auth_enabled: false } } } }, 'no request is signed'],
  ['another image', { values: { image: { tag: '9.0.0' } } }, "use 'version', which is checked"],
])('it is refused with %s', (_, props, message) => {
  expect(() => selfManaged(props)).toThrow(message);
});

test('an old Grafana that shows no alerts will do', () => {
  expect(values({ dataSource: 'prometheus', version: '8.5.0', alerts: 'none' })).toMatchObject({
    image: { tag: '8.5.0' },
  });
});

test('a Pod Identity agent is refused for a role by IRSA', () => {
  const fixture = new Fixture();
  const cluster = fixture.cluster();
  fixture.cluster = () => cluster;
  const podIdentityAgent = new PodIdentityAgent(fixture.stack, 'Agent', { cluster });
  expect(() => fixture.selfManaged({ podIdentityAgent })).toThrow('SelfManagedGrafanaIdentity');
});
