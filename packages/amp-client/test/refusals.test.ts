import { AmpStandIn, type Answer, WORKSPACE_ID } from '@promontory/amp-stand-in';
import { AmpError, ManagementApi, vendedSums, WorkspaceApi } from '../src/index.js';
import { connect, NOW } from './connect.js';

const amp = new AmpStandIn();

beforeAll(() => amp.start());
afterAll(() => amp.stop());
beforeEach(() => amp.reset());

const failed = async (promise: Promise<unknown>): Promise<AmpError> => {
  const error = await promise.then(
    () => undefined,
    (one: unknown) => one,
  );
  expect(error).toBeInstanceOf(AmpError);
  return error as AmpError;
};
const ask = (more = {}): Promise<unknown> => new WorkspaceApi(connect(amp, more), WORKSPACE_ID).query('up');
const refuse = (status: number, type: string, message: string): Answer => ({
  status,
  headers: { 'x-amzn-errortype': type },
  body: { message },
});
const WHO =
  'User: arn:aws:sts::111122223333:assumed-role/dev/me is not authorized to perform: aps:QueryMetrics on resource: x';

test.each<[string, Answer, object]>([
  [
    'IAM, which says where it should be allowed',
    refuse(403, 'AccessDeniedException:http://x/', `${WHO} because no identity-based policy allows the aps:QueryMetrics action`),
    {
      kind: 'denied',
      action: 'aps:QueryMetrics',
      exitCode: 3,
      found: `127.0.0.1 answered 403 AccessDeniedException ${WHO} because no identity-based policy allows the aps:QueryMetrics action`,
      fix: "allow aps:QueryMetrics in the identity-based policy; a VPC endpoint's policy and organisation policies must allow it as well",
    },
  ],
  [
    'an explicit deny',
    refuse(403, 'AccessDeniedException', `${WHO} with an explicit deny in a service control policy`),
    {
      kind: 'denied',
      fix: "take away the deny in the service control policy; a VPC endpoint's policy and organisation policies must allow it as well",
    },
  ],
  [
    'a refusal that names nothing',
    { status: 403, body: '<AccessDeniedException>\n<Message>no</Message>\n</AccessDeniedException>' },
    {
      kind: 'denied',
      action: undefined,
      found: '127.0.0.1 answered 403 no',
      fix: 'the role may not do this here: check its policy, the policy of the VPC endpoint, and that the workspace is of this account',
    },
  ],
  [
    'credentials that have expired',
    refuse(403, 'ExpiredTokenException', 'The security token included in the request is expired'),
    { kind: 'credentials', fix: "the credentials have expired: renew them ('aws sso login')" },
  ],
  [
    'a clock that is wrong',
    refuse(403, 'InvalidSignatureException', 'Signature expired: 20260714T120000Z is now earlier than 20260714T130000Z'),
    { kind: 'signature', fix: 'the clock of this machine is wrong: AWS takes five minutes of difference' },
  ],
  [
    'another Region',
    refuse(403, 'InvalidSignatureException', 'Credential should be scoped to a valid region.'),
    { kind: 'signature', fix: 'requests were signed for eu-west-1: name the Region of the workspace (--region)' },
  ],
  [
    'a workspace that is not there',
    refuse(404, 'ResourceNotFoundException', 'Workspace not found'),
    {
      kind: 'not-found',
      fix: "look for the id in the account and Region that are meant ('aws amp list-workspaces --region eu-west-1')",
    },
  ],
  [
    'a query that is wrong, in the words of Prometheus',
    { status: 400, body: { status: 'error', errorType: 'bad_data', error: 'parse error: unexpected end' } },
    { kind: 'query', exitCode: 2, found: '127.0.0.1 answered 400 bad_data parse error: unexpected end' },
  ],
  ['a query that is too much', { status: 422, body: 'query timed out' }, { kind: 'query', status: 422 }],
  ['a page of a proxy', { status: 200, body: '<html>' }, { kind: 'failed', found: '127.0.0.1 answered 200 with something that is not JSON' }],
])('%s is told apart', async (_, answer, expected) => {
  amp.on(() => answer);
  expect(await failed(ask())).toMatchObject(expected);
  expect(amp.requests).toHaveLength(1);
}); // prettier-ignore

test('a wrong secret is refused as AWS refuses it', async () => {
  const keys = async () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wrong', sessionToken: 'a/token==' });
  expect(await failed(ask({ keys }))).toMatchObject({
    kind: 'signature',
    fix: 'AWS does not know the key, or the secret is not its own: check AWS_PROFILE and AWS_* variables',
  });
  expect(amp.problems).toHaveLength(1);
});

test('requests signed for another Region are not taken', async () => {
  expect(await failed(ask({ region: 'us-east-1' }))).toMatchObject({ kind: 'signature' });
});

test.each([429, 503])('%i is tried three times, with pauses, before it is told', async (status) => {
  amp.on(() => ({ status, body: 'later' }));
  const connection = connect(amp);
  const error = await failed(new WorkspaceApi(connection, WORKSPACE_ID).query('up'));
  expect(error.kind).toBe(status === 429 ? 'throttled' : 'failed');
  expect(connection.pauses).toEqual([500, 1000]);
  expect(amp.requests).toHaveLength(3);
});

test('a refusal that passes is not told at all', async () => {
  amp.on(() =>
    amp.requests.length === 1 ? { status: 429 } : { body: { data: { resultType: 'vector', result: [] } } },
  );
  await expect(ask()).resolves.toMatchObject({ series: [] });
});

test('CloudWatch says 400 where others say 403', async () => {
  amp.on(() => ({ status: 400, body: { __type: 'com.amazon.coral.service#AccessDeniedException', Message: 'not authorized to perform: cloudwatch:GetMetricData' } })); // prettier-ignore
  expect(await failed(vendedSums(connect(amp), WORKSPACE_ID, [{ name: 'X' }], NOW))).toMatchObject({
    kind: 'denied',
    action: 'cloudwatch:GetMetricData',
  });
});

test('no host of that name, and nobody who listens, are no stack traces', async () => {
  const unknown = { endpoints: { workspaces: 'https://aps-workspaces.invalid' } };
  expect(await failed(ask(unknown))).toMatchObject({
    kind: 'unreachable',
    found: 'aps-workspaces.invalid was not reached: its name is not known here',
  });
  expect(await failed(ask({ endpoints: { workspaces: 'http://127.0.0.1:1' } }))).toMatchObject({
    kind: 'unreachable',
    exitCode: 3,
    fix: 'check the network',
  });
});

test('public hosts are those of the Region', async () => {
  const asked: string[] = [];
  const stop = (url: unknown): never => {
    asked.push(String(url));
    throw Object.assign(new Error('x'), { name: 'TimeoutError' });
  };
  const connection = { ...connect(amp), endpoints: undefined, fetch: stop as unknown as typeof fetch };
  expect(await failed(new WorkspaceApi(connection, WORKSPACE_ID).rules())).toMatchObject({
    found: 'aps-workspaces.eu-west-1.amazonaws.com was not reached: it did not answer in time',
  });
  await failed(new ManagementApi(connection).describeWorkspace(WORKSPACE_ID));
  await failed(vendedSums(connection, WORKSPACE_ID, [{ name: 'X' }], NOW));
  expect(asked).toEqual([
    `https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/${WORKSPACE_ID}/api/v1/rules`,
    `https://aps.eu-west-1.amazonaws.com/workspaces/${WORKSPACE_ID}`,
    'https://monitoring.eu-west-1.amazonaws.com/',
  ]);
});
