import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AmpStandIn, WORKSPACE_ARN, WORKSPACE_ID } from '@promontory/amp-stand-in';
import { buildCli, type Ran, Repository } from './repository.js';

jest.setTimeout(120_000);

const amp = new AmpStandIn();
const repository = new Repository();
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const ACTIVE = { statusCode: 'ACTIVE' };
const WORKSPACE = { workspaceId: WORKSPACE_ID, arn: WORKSPACE_ARN, alias: 'by-hand', status: ACTIVE };
const SECRET = 'not-for-eyes';
const state = (...resources: object[]): string =>
  JSON.stringify({ version: 4, resources, outputs: { s: { value: SECRET } } });
const STATE = state({
  ...{ mode: 'managed', type: 'aws_prometheus_workspace', name: 'w' },
  instances: [{ attributes: { arn: WORKSPACE_ARN, alias: 'stated', password: SECRET } }],
});

beforeAll(async () => {
  buildCli();
  await amp.start();
  repository.write('environments/there/environment.yaml', 'apiVersion: promontory/v1\n');
  repository.write('old.tfstate', STATE);
  repository.write('cut.tfstate', STATE.slice(0, -20));
});
afterAll(() => amp.stop());
beforeEach(() => {
  amp.reset();
  amp.on(({ path }) => {
    if (path === '/workspaces') return { body: { workspaces: [WORKSPACE] } };
    if (path === `/workspaces/${WORKSPACE_ID}`) return { body: { workspace: WORKSPACE } };
    if (path === '/scrapers') return { body: { scrapers: [] } };
    if (path.endsWith('/rulegroupsnamespaces')) return { body: { ruleGroupsNamespaces: [{ name: 'team' }] } };
    return undefined;
  });
});
const withRules = (text: string): void =>
  void amp.on(({ path }) =>
    path.endsWith('/rulegroupsnamespaces/team')
      ? { body: { ruleGroupsNamespace: { name: 'team', arn: 'arn', status: ACTIVE, data: base64(text) } } }
      : undefined,
  );

const adopt = (...args: string[]): Promise<Ran> => repository.runAside(['adopt', ...args], amp.environment);
const file = (path: string): string => readFileSync(join(repository.folder, 'environments', path), 'utf8');

test('what a state holds becomes an environment that validates; nobody is asked; nothing secret is told', async () => {
  const ran = await adopt('stated', '--state', 'old.tfstate');
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(ran.stdout).toBe(`environments/stated/environment.yaml  workspaces: 1, namespaces of rules: 0, scrapers: 0
- stated: it has no log of rules and alert manager, and gets none; take out 'logging: false' after the apply
Next: environments/stated/RELEASING.md says in which order.
`);
  expect(amp.requests).toEqual([]);
  expect(repository.run(['validate', 'stated'])).toMatchObject({ status: 0 });
  const written = ['environment.yaml', 'cdktf.json', 'RELEASING.md'].map((name) => file(`stated/${name}`)).join('');
  expect(written + ran.stdout).not.toContain(SECRET);
  await expect(adopt('stated', '--state', 'old.tfstate')).resolves.toMatchObject({
    status: 2,
    stderr: 'promontory: environments/stated is there already\n',
  });
});

test('without a state AWS is asked, signed; rules go into files', async () => {
  withRules("groups: [{ name: g, rules: [{ record: 'a:b', expr: up }] }]\n");
  const ran = await adopt('hand', '--region', 'eu-west-1');
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(amp.problems).toEqual([]);
  expect(file('hand/rules/by-hand/team.yaml')).toContain('a:b');
  expect(repository.run(['validate', 'hand'])).toMatchObject({ status: 0 });
});

test('what Promontory would not take is written all the same, with what must be mended', async () => {
  withRules('groups: [{ name: g, rules: [{ record: bad name, expr: "sum(" }] }]\n');
  const ran = await adopt('bad', '--region', 'eu-west-1');
  expect(ran.status).toBe(1);
  expect(ran.stderr).toContain('rules/by-hand/team.yaml:1');
  expect(ran.stderr).toContain(
    "promontory: it was written, but has to be mended by hand before 'promontory synth bad'",
  );
  expect(file('bad/rules/by-hand/team.yaml')).toContain('bad name');
});

test('a refusal of AWS leaves nothing behind', async () => {
  amp.on(({ path }) => path === '/scrapers' ? { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, body: { message: 'not authorized to perform: aps:ListScrapers' } } : undefined); // prettier-ignore
  withRules('groups: []\n');
  const ran = await adopt('refused', '--region', 'eu-west-1');
  expect(ran).toMatchObject({ status: 3, stdout: '' });
  expect(ran.stderr).toContain('aps:ListScrapers');
  expect(existsSync(join(repository.folder, 'environments', 'refused'))).toBe(false);
});

test.each<[string[], string]>([
  [[], "give a name for the environment ('promontory adopt --help' shows how)"],
  [['there'], 'environments/there is there already'],
  [['../up', '--state', 'old.tfstate'], "the name of an environment is that of a folder, not '../up'"],
  [['new'], 'give --region: AWS is asked about one'],
  [['new', '--region', 'mars'], "--region is a Region that has AMP, not 'mars'"],
  [['new', '--state', 'none.json'], 'none.json cannot be read (ENOENT): --state names files'],
  [['new', '--state', 'cut.tfstate'], 'cut.tfstate is not JSON: is it cut short, or a saved plan?'],
  [['new', '--state', 'old.tfstate', '--workspace-id', 'mine'], "--workspace-id is the id of a workspace, ws-…, not 'mine'"],
  [['new', '--state', 'old.tfstate', '--workspace-id', 'ws-9'], 'no workspace was found: there is nothing to take over'],
  [['new', '--state', 'old.tfstate', '--subnets', 'subnet-1'], "--subnets is subnet-…:<zone>, by comma, not 'subnet-1'"],
])('%j is wrong usage, and writes nothing', async (args, message) => {
  await expect(adopt(...args)).resolves.toEqual({ status: 2, stdout: '', stderr: `promontory: ${message}\n` });
  expect(existsSync(join(repository.folder, 'environments', 'new'))).toBe(false);
}); // prettier-ignore
