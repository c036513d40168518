import type { SynthesizedStack } from '@promontory/testing';
import { ExistingGrafana, type ExistingGrafanaProps, remoteSource } from '../src/index.js';
import { ACCOUNT, decide, Fixture, workspaceArn } from './fixture.js';

const ID = 'g-0123456789';
const URL = `https://${ID}.grafana-workspace.eu-west-1.amazonaws.com`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/service-role/central`;
const REMOTE = remoteSource({
  name: 'other',
  workspaceArn: workspaceArn('ws-2', 'eu-central-1', '999999999999'),
  roleArn: 'arn:aws:iam::999999999999:role/reader',
});

function existing(props: Partial<ExistingGrafanaProps> = {}): { grafana: ExistingGrafana; json: SynthesizedStack } {
  const fixture = new Fixture();
  const grafana = new ExistingGrafana(fixture.stack, 'Grafana', {
    existing: ID,
    region: 'eu-west-1',
    version: '12.4',
    prefix: 'prod',
    workspaces: props.workspaces ?? [fixture.workspace()],
    ...props,
  });
  return { grafana, json: fixture.synth() };
}

/** What the plan is stopped by. */
const stops = (json: SynthesizedStack): { condition: string; error_message: string }[] =>
  only(json).lifecycle.postcondition;
const only = (json: SynthesizedStack) =>
  Object.values(json.data['aws_grafana_workspace'] ?? {})[0] as {
    workspace_id: string;
    region?: string;
    lifecycle: { postcondition: { condition: string; error_message: string }[] };
  };

test('one that is named by its id is looked up, and nothing of it is made', () => {
  const { grafana, json } = existing();
  expect(only(json)).toMatchObject({ workspace_id: ID, region: 'eu-west-1' });
  expect(only(existing({ region: undefined }).json)).not.toHaveProperty('region');
  expect(Object.keys(json.resource)).toEqual([]);
  expect(grafana.url).toMatch(/^https:\/\/\$\{TfToken/);
});

test('of one that is named by its URL nothing is looked up', () => {
  const { grafana, json } = existing({ existing: URL });
  expect(grafana.url).toBe(URL);
  expect(json.data).not.toHaveProperty('aws_grafana_workspace');
});

test.each([
  ['12.4', '>='],
  ['10.4', '<'],
])('the plan stops where version %s reads AMP another way than the one it has', (version, compared) => {
  expect(stops(existing({ version }).json)).toEqual([
    {
      condition: `\${tonumber(split(".", self.grafana_version)[0]) ${compared} 12}`,
      error_message: `${ID} is not of version ${version}, or one that reads AMP the same way: say its version.`,
    },
  ]);
});

test('its data sources are called by the prefix, and none becomes the default', () => {
  const { grafana } = existing({ remoteSources: [REMOTE], scrapeInterval: '30s' });
  expect(grafana.dataSources.map(({ uid, name, isDefault }) => [uid, name, isDefault])).toEqual([
    ['amp-prod-metrics', 'AMP prod-metrics', false],
    ['amp-prod-metrics-alerts', 'AMP prod-metrics alerts', false],
    ['amp-prod-other', 'AMP prod-other', false],
    ['amp-prod-other-alerts', 'AMP prod-other alerts', false],
  ]);
  expect(grafana.dataSources[0]).toMatchObject({
    type: 'grafana-amazonprometheus-datasource',
    jsonData: { timeInterval: '30s', sigV4AuthType: 'workspace-iam-role', manageAlerts: true },
  });
  expect(grafana.dataSources[2]?.jsonData).toMatchObject({ sigV4AssumeRoleArn: REMOTE.assumeRoleArn });
  expect(existing({ version: '10.4', alerts: 'none' }).grafana.dataSources).toMatchObject([
    { type: 'prometheus', jsonData: { manageAlerts: false } },
  ]);
});

test('a role that is named gets exactly what reading takes, and is the one that Grafana has', () => {
  const { json } = existing({ roleArn: ROLE, remoteSources: [REMOTE] });
  expect(json.only('aws_iam_role_policy')).toMatchObject({ name: 'promontory-prod', role: 'central' });
  expect(stops(json)[1]).toEqual({
    condition: `\${self.role_arn == "${ROLE}"}`,
    error_message: `${ID} has another role than ${ROLE}: name the one that it has.`,
  });
  const asked: [string, string][] = [
    ['aps:QueryMetrics', workspaceArn()],
    ['aps:QueryMetrics', workspaceArn('ws-other')],
    ['aps:ListRules', workspaceArn()],
    ['aps:PutAlertManagerSilences', workspaceArn()],
    ['sts:AssumeRole', REMOTE.assumeRoleArn],
    ['sts:AssumeRole', 'arn:aws:iam::999999999999:role/admin'],
  ];
  expect(asked.map(([action, resource]) => decide(json, action, resource))).toEqual([
    'allowed',
    'implicitDeny',
    'allowed',
    'implicitDeny',
    'allowed',
    'implicitDeny',
  ]);
  expect(
    decide(existing({ roleArn: ROLE, alerts: 'silence' }).json, 'aps:PutAlertManagerSilences', workspaceArn()),
  ).toBe('allowed');
});

test.each<[string, Partial<ExistingGrafanaProps>, string]>([
  ['a name', { existing: 'central' }, "ExistingGrafanaWorkspace: got central, expected an id 'g-…', or a URL"],
  ['a URL with a path', { existing: `${URL}/d/x` }, 'ExistingGrafanaWorkspace'],
  ['a URL of somebody else', { existing: 'https://grafana.example.com' }, 'ExistingGrafanaWorkspace'],
  [
    'an old version',
    { version: '8.4' },
    "ExistingGrafanaVersion: got 8.4, expected a version such as '10.4', from 9 on",
  ],
  ['a long prefix', { prefix: 'p'.repeat(22) }, 'ExistingGrafanaPrefix'],
  ['a user', { roleArn: `arn:aws:iam::${ACCOUNT}:user/x` }, 'ExistingGrafanaRole'],
  ['a role that is not written out', { roleArn: '${aws_iam_role.x.arn}' }, 'ExistingGrafanaRole'],
  ['nothing to read', { workspaces: [] }, 'ExistingGrafanaWorkspaces: got nothing to read'],
  [
    'names that do not fit behind the prefix',
    { workspaces: [], remoteSources: [{ ...REMOTE, name: 'o'.repeat(25) }] },
    "expected 1 to 24 letters, digits, '-' and '_'",
  ],
])('%s is refused', (_, props, message) => {
  expect(() => existing(props)).toThrow(message);
});
