import { AmpStandIn, WORKSPACE_ID } from '@promontory/amp-stand-in';
import { findings, HEALTHY, lines, refuse } from './patients.js';

const amp = new AmpStandIn();
const QUERY_DENIED =
  'User: arn:aws:sts::111122223333:assumed-role/reader/me is not authorized to perform: aps:QueryMetrics on resource: x because no identity-based policy allows the aps:QueryMetrics action';

beforeAll(() => amp.start());
afterAll(() => amp.stop());
beforeEach(() => void (amp.reset(), amp.on(HEALTHY)));
afterEach(() => expect(amp.problems).toEqual([]));

test('a workspace that answers is well, and what is in it is looked at', async () => {
  expect(lines(await findings(amp))).toEqual([
    `ok workspace ${WORKSPACE_ID}: ACTIVE`,
    `ok workspace ${WORKSPACE_ID}: answers queries in eu-west-1`,
    `ok discarded ${WORKSPACE_ID}: nothing was dropped within the last hour`,
    `ok rules ${WORKSPACE_ID}: 0 rules, none of which fails`,
  ]);
});

test.each([
  ['CREATING', 'warning'],
  ['CREATION_FAILED', 'problem'],
  ['DELETING', 'problem'],
])('a workspace that is %s is a %s', async (statusCode, status) => {
  amp.on(({ path }) =>
    path === `/workspaces/${WORKSPACE_ID}` ? { body: { workspace: { status: { statusCode } } } } : undefined,
  );
  expect((await findings(amp))[0]).toMatchObject({ step: 'workspace', status, found: statusCode });
});

test('403 to a query by who may see the workspace names the action, the policy and the managed policy', async () => {
  amp.on(({ path }) => (path.includes('/api/v1/') ? refuse(403, 'AccessDeniedException', QUERY_DENIED) : undefined));
  const all = await findings(amp);
  expect(all.map(({ status, step }) => `${status} ${step}`)).toEqual([
    'ok workspace',
    'problem workspace',
    'ok discarded',
  ]);
  expect(all[1]?.fix).toMatch(
    /see the workspace and may not query.*allow aps:QueryMetrics in the identity-based policy.*AmazonPrometheusQueryAccess/,
  );
  expect(all[1]?.more).toBe('docs/doctor.md#403');
});

test('403 to everything leaves unknown what could not be asked', async () => {
  amp.on(() => refuse(403, 'AccessDeniedException', 'Forbidden'));
  const all = await findings(amp);
  expect(all.map(({ status, step }) => `${status} ${step}`)).toEqual([
    'unknown workspace',
    'problem workspace',
    'unknown discarded',
  ]);
  expect(all[1]?.fix).toContain('the policy of the VPC endpoint');
});

test('404 says what these credentials do see there', async () => {
  amp.on(({ path }) => {
    if (path === `/workspaces/${WORKSPACE_ID}`) return refuse(404, 'ResourceNotFoundException', 'Workspace not found');
    return path === '/workspaces' ? { body: { workspaces: [{ workspaceId: 'ws-2', alias: 'dev' }, { workspaceId: 'ws-3' }] } } : undefined;
  }); // prettier-ignore
  const [first, second] = await findings(amp);
  expect(first).toMatchObject({ status: 'problem', more: 'docs/doctor.md#404' });
  expect(first?.fix).toBe('these credentials see 2 in eu-west-1: dev (ws-2), ws-3');
  expect(second?.step).toBe('discarded');
});

test('404 where no workspace is seen asks for account and Region', async () => {
  amp.on(({ path }) => {
    if (path === `/workspaces/${WORKSPACE_ID}`) return refuse(404, 'ResourceNotFoundException', 'Workspace not found');
    return path === '/workspaces' ? { body: { workspaces: [] } } : undefined;
  });
  expect((await findings(amp))[0]?.fix).toBe(
    'these credentials see no workspace in eu-west-1: is it the right account and Region?',
  );
});

test('keys that AWS does not know are told once, and no query is sent with them', async () => {
  amp.on(({ service }) => service === 'aps' ? refuse(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.') : undefined); // prettier-ignore
  const all = await findings(amp);
  expect(all.map(({ status, step }) => `${status} ${step}`)).toEqual(['problem workspace', 'ok discarded']);
  expect(amp.requests.filter(({ path }) => path.includes('/api/v1/'))).toEqual([]);
});
