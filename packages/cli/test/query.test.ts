import { AmpStandIn, LivePrometheus, REGION, WORKSPACE_ARN, WORKSPACE_ID } from '@promontory/amp-stand-in';
import { buildCli, type Ran, Repository } from './repository.js';

jest.setTimeout(120_000);

const amp = new AmpStandIn();
const repository = new Repository();
const HEAD =
  "apiVersion: promontory/v1\naccount: '111122223333'\nregion: eu-west-1\nbackend: { kind: local }\nworkspaces:\n";
const UP = {
  resultType: 'vector',
  result: [{ metric: { __name__: 'up', job: 'a"\u001b' }, value: [1784030400, '1'] }],
};
const answer = (data: object): object => ({ status: 'success', data });

beforeAll(async () => {
  buildCli();
  await amp.start();
  repository.write('environments/elsewhere/environment.yaml', `${HEAD}  metrics: { existing: '${WORKSPACE_ARN}' }\n`);
  repository.write('environments/dev/environment.yaml', `${HEAD}  metrics: {}\n`);
  repository.write('environments/two/environment.yaml', `${HEAD}  metrics: { adopt: ws-1 }\n  logs: { adopt: ws-2 }\n`);
});
afterAll(() => amp.stop());
beforeEach(() => amp.reset());

const query = (...args: string[]): Promise<Ran> =>
  repository.runAside(['query', ...args, '--endpoint', amp.url], amp.environment);

test('the id of a workspace made elsewhere comes from its ARN; the result is a table with what it cost', async () => {
  const stats = { samples: { totalQueryableSamples: 1234 }, timings: { evalTotalTime: 0.0123 } };
  amp.on(() => ({ body: answer({ ...UP, stats }) }));
  await expect(query('elsewhere', 'up')).resolves.toEqual({
    status: 0,
    stdout: 'VALUE  SERIES\n1      up{job="a\\"\\u001b"}\n1 series; 1,234 samples processed; 0.012 s\n',
    stderr: '',
  });
  expect(amp.requests[0]?.path).toBe(`/workspaces/${WORKSPACE_ID}/api/v1/query`);
  expect(amp.problems).toEqual([]);
});

test('the id of a workspace of ours comes from the state of its stack', async () => {
  amp.on(() => ({ body: answer(UP) }));
  const none = await query('dev', 'up');
  expect(none).toEqual({
    status: 3,
    stdout: '',
    stderr:
      "promontory: the state of dev-eu-west-1-workspace-metrics has no workspace yet: apply it first ('promontory plan dev'), or name one with --workspace-id\n",
  });
  const state = { version: 4, outputs: { workspace_id: { value: 'ws-of-the-state', type: 'string' } } };
  repository.write('environments/dev/.state/dev-eu-west-1-workspace-metrics.tfstate', JSON.stringify(state));
  expect((await query('dev', 'up')).status).toBe(0);
  expect(amp.requests.map(({ path }) => path)).toEqual(['/workspaces/ws-of-the-state/api/v1/query']);
});

test('the outputs of a remote state are asked of Terraform', async () => {
  const yaml = HEAD.replace('{ kind: local }', '{ kind: hcp, organization: acme }');
  repository.write('environments/hcp/environment.yaml', `${yaml}  metrics: {}\n`);
  expect((await query('hcp', 'up')).stderr).toContain("run 'promontory synth' first, or name the workspace");
  repository.write('environments/hcp/cdktf.out/stacks/hcp-eu-west-1-workspace-metrics/cdk.tf.json', '{}');
  const outputs = JSON.stringify({ workspace_id: { value: 'ws-remote' } });
  const tool = repository.write('bin/tofu', `#!/bin/sh\n[ "$1" = output ] && echo '${outputs}'\nexit 0\n`, 0o755);
  amp.on(() => ({ body: answer(UP) }));
  const ran = await repository.runAside(['query', 'hcp', 'up', '--endpoint', amp.url], {
    ...amp.environment,
    TERRAFORM_BINARY_NAME: tool,
  });
  expect(ran.status).toBe(0);
  expect(amp.requests[0]?.path).toBe('/workspaces/ws-remote/api/v1/query');
});

test('of several workspaces one is chosen, by name or by id', async () => {
  amp.on(() => ({ body: answer(UP) }));
  expect((await query('two', 'up')).stderr).toBe(
    'promontory: two has several workspaces: choose with --workspace (metrics, logs)\n',
  );
  expect((await query('two', 'up', '--workspace', 'lgos')).stderr).toBe(
    "promontory: two has no workspace 'lgos': did you mean 'logs'?\n",
  );
  await query('two', 'up', '--workspace', 'logs');
  await query('two', 'up', '--workspace-id', 'ws-3', '--region', REGION);
  expect(amp.requests.map(({ path }) => path.split('/')[2])).toEqual(['ws-2', 'ws-3']);
  const far = await query('two', 'up', '--workspace-id', 'ws-3', '--region', 'us-east-1');
  expect(far).toMatchObject({ status: 3 });
  expect(amp.problems[0]).toContain('signed for aps in us-east-1');
});

test('a range shows last, least and largest; JSON holds all of it', async () => {
  const values = [[0, '3'], [60, '1'], [120, '2']]; // prettier-ignore
  amp.on(() => ({ body: answer({ resultType: 'matrix', result: [{ metric: {}, values }] }) }));
  const ran = await query('elsewhere', 'x', '--last', '1h', '--step', '1m', '--time', '2026-07-14T12:00:00Z');
  expect(ran.stdout).toBe('LAST  MIN  MAX  POINTS  SERIES\n2     1    3    3       {}\n1 series\n');
  expect(Object.fromEntries(amp.requests[0]?.parameters ?? [])).toEqual({
    query: 'x',
    start: '1784026800',
    end: '1784030400',
    step: '60',
    stats: 'all',
  });
  await query('elsewhere', 'x', '--last', '6h', '--time', '1784030400');
  expect(amp.requests[1]?.parameters.get('step')).toBe('360');
  const json = await query('elsewhere', 'x', '--last', '1h', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    schemaVersion: 1,
    environment: 'elsewhere',
    workspace: 'metrics',
    workspaceId: WORKSPACE_ID,
    region: REGION,
    query: 'x',
    resultType: 'matrix',
    series: [{ labels: {}, points: [{ value: '3' }, { value: '1' }, { value: '2' }] }],
  });
});

test('more series than the limit are counted, not shown', async () => {
  const result = [1, 2, 3].map((n) => ({ metric: { n: String(n) }, value: [0, '1'] }));
  amp.on(() => ({ body: answer({ resultType: 'vector', result }) }));
  const { stdout } = await query('elsewhere', 'x', '--limit', '2');
  expect(stdout).toBe('VALUE  SERIES\n1      {n="1"}\n1      {n="2"}\n… and 1 more (--limit)\n3 series\n');
});

test('nothing that comes back is told, and ends with 1', async () => {
  amp.on(() => ({ body: answer({ resultType: 'vector', result: [] }) }));
  await expect(query('elsewhere', 'up')).resolves.toEqual({
    status: 1,
    stdout: '0 series\n',
    stderr: "promontory: nothing came back; 'promontory doctor --environment elsewhere' looks for the cause\n",
  });
});

test.each<[string[], string]>([
  [['elsewhere'], "give an environment and a query ('promontory query --help' shows how)"],
  [['elsewhere', 'up', 'down'], "promontory query takes environment and PromQL, but got 'elsewhere up down'"],
  [['elsewhere', 'up', '--step', '1m'], '--step is for --last: a moment has one point'],
  [['elsewhere', 'up', '--last', 'x'], "--last is a duration of a second or more, such as 5m or 1h, not 'x'"],
  [['elsewhere', 'up', '--last', '1d', '--step', '1s'], '--step 1s makes more than 11000 points of a series: take a longer one'],
  [['elsewhere', 'up', '--time', 'soon'], "--time is 2026-07-14T12:00:00Z or seconds since the epoch, not 'soon'"],
  [['elsewhere', 'up', '--limit', '0'], "--limit is a number of series, not '0'"],
  [['elsewhere', 'up', '--region', 'eu-west-1'], '--region is for --workspace-id: the environment knows its own'],
  [['elsewhere', 'up', '--workspace-id', 'x'], "--workspace-id is the id of a workspace, ws-…, not 'x'"],
])('%j is wrong usage, and nobody is asked', async (args, message) => {
  await expect(query(...args)).resolves.toEqual({ status: 2, stdout: '', stderr: `promontory: ${message}\n` });
  expect(amp.requests).toEqual([]);
}); // prettier-ignore

test('no credentials, and nobody who answers, are told with what to do', async () => {
  const bare = {
    HOME: repository.folder,
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
    AWS_PROFILE: '',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  await expect(repository.runAside(['query', 'elsewhere', 'up'], bare)).resolves.toEqual({
    status: 3,
    stdout: '',
    stderr:
      "promontory: no AWS credentials were found (Could not load credentials from any providers)\n  run 'aws sso login', or set AWS_PROFILE; 'promontory doctor' lists what can be seen from here\n",
  });
  const nobody = ['query', 'elsewhere', 'up', '--endpoint', 'http://127.0.0.1:1'];
  await expect(repository.runAside(nobody, amp.environment)).resolves.toMatchObject({
    status: 3,
    stderr: expect.stringContaining('127.0.0.1 was not reached') as string,
  });
});

test('a role is assumed before anybody is asked', async () => {
  amp.on(({ service }) =>
    service === 'sts' ? { status: 403, body: '<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>' } : undefined,
  ); // prettier-ignore
  const role = 'arn:aws:iam::111122223333:role/reader';
  const ran = await query('elsewhere', 'up', '--role-arn', role, '--external-id', 'ours');
  expect(ran.stderr).toContain(`the role ${role} was not assumed`);
  expect(amp.requests.map(({ parameters }) => [parameters.get('RoleArn'), parameters.get('ExternalId')])).toEqual([
    [role, 'ours'],
  ]);
});

const withPrometheus = LivePrometheus.installed || process.env['CI'] === 'true' ? test : test.skip;

withPrometheus(
  `a real Prometheus answers, and says what a query cost${LivePrometheus.installed ? '' : ' (SKIPPED: install the Debian package prometheus)'}`,
  async () => {
    const prometheus = await LivePrometheus.start({ 'up{job="a"}': { 0: 1, 1: 1, 2: 0 }, 'up{job="b"}': { 0: 1 } });
    try {
      amp.on(prometheus.handler);
      const { stdout } = await query('elsewhere', 'sum(sum_over_time(up[5m]))');
      expect(stdout).toMatch(/^VALUE {2}SERIES\n3 {6}\{\}\n1 series; 4 samples processed; 0\.\d{3} s\n$/);
      const wrong = await query('elsewhere', 'sum(');
      expect(wrong).toMatchObject({ status: 2, stdout: '' });
      expect(wrong.stderr).toContain('answered 400 bad_data invalid parameter "query": 1:5: parse error');
    } finally {
      await prometheus.stop();
    }
  },
);
