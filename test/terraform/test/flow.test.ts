import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engines, mustRun, ROOT, run, unavailable } from '../src/tofu.js';

const [engine] = engines;
const lane = engine !== undefined || mustRun ? describe : describe.skip;
const CLI = join(ROOT, 'packages', 'cli', 'bin', 'promontory.js');
const WORKSPACE = 'dev-eu-west-1-workspace-metrics';
const CLUSTER = 'dev-eu-west-1-cluster-dev-1';

/** The way that the README describes, on a copy of environments/dev: plan, review, apply what was reviewed, change. */
lane(`from plan to review${engine === undefined ? ` (SKIPPED: ${String(unavailable)})` : ''}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'promontory-flow-'));
  const dev = join(root, 'environments', 'dev');
  const file = join(dev, 'environment.yaml');

  const promontory = (...args: string[]): { status: number | null; text: string } => {
    const ran = spawnSync(process.execPath, [CLI, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        TF_CLI_CONFIG_FILE: engine?.cliConfig,
        TERRAFORM_BINARY_NAME: engine?.binary,
        AWS_EC2_METADATA_DISABLED: 'true',
        NO_COLOR: '1',
      },
    });
    return { status: ran.status, text: `${ran.stdout}${ran.stderr}` };
  };
  const apply = (stack: string): void => {
    if (engine === undefined) throw new Error(unavailable);
    const ran = run(engine, join(dev, 'cdktf.out', 'stacks', stack), [
      'apply',
      '-no-color',
      `../../../.promontory/plans/${stack}/plan`,
    ]);
    if (ran.status !== 0) throw new Error(ran.output);
  };
  const change = (from: string, to: string): void => {
    const text = readFileSync(file, 'utf8');
    if (!text.includes(from)) throw new Error(`not in environment.yaml: ${from}`);
    writeFileSync(file, text.replace(from, to));
  };

  beforeAll(() => {
    mkdirSync(join(root, 'environments'));
    cpSync(join(ROOT, 'environments', 'shared'), join(root, 'environments', 'shared'), { recursive: true });
    for (const name of ['environment.yaml', 'cdktf.json'])
      cpSync(join(ROOT, 'environments', 'dev', name), join(dev, name));
    symlinkSync(join(ROOT, 'stacks'), join(root, 'stacks'));
  });

  test('the workspace comes first; its cluster is planned once that is applied', () => {
    const first = promontory('plan', 'dev');
    expect(first.text).toContain(`${WORKSPACE}  planned`);
    expect(first.text).toContain(`${CLUSTER}  deferred  can be planned after ${WORKSPACE} is applied`);
    expect(first.status).toBe(0);
    apply(WORKSPACE);
    expect(promontory('plan', 'dev').text).toContain(`${CLUSTER}  planned`);
    const review = promontory('review', 'dev', '--plans');
    expect(review).toMatchObject({ status: 0 });
    expect(review.text).toContain(`+ ${CLUSTER}/Scraper/Resource (aws_prometheus_scraper)`);
    expect(review.text).toContain(`no changes (planned): ${WORKSPACE}`);
    apply(CLUSTER);
  });

  test('exported as plain Terraform, both stacks plan empty on the same states', () => {
    if (engine === undefined) throw new Error(unavailable);
    expect(promontory('export', 'dev', '--output', 'plain')).toMatchObject({ status: 0 });
    for (const stack of [WORKSPACE, CLUSTER]) {
      const module = join(root, 'plain', 'dev', stack);
      for (const args of [['init'], ['plan', '-detailed-exitcode']]) {
        const ran = run(engine, module, [...args, '-input=false', '-no-color']);
        if (ran.status !== 0) throw new Error(`${args.join(' ')} of ${stack} ended with ${ran.status}: ${ran.output}`);
      }
      expect(run(engine, module, ['state', 'list']).output).toContain('aws_prometheus_');
    }
  });

  test('a new alias is planned in place, and nothing is found', () => {
    change('alias: dev-metrics', 'alias: dev-renamed');
    expect(promontory('plan', 'dev').status).toBe(0);
    const review = promontory('review', 'dev', '--plans');
    expect(review.text).toContain('alias: dev-metrics -> dev-renamed');
    expect(review.text).toContain('no findings');
    expect(review.status).toBe(0);
    change('alias: dev-renamed', 'alias: dev-metrics');
  });

  test('other subnets replace the scraper: the review fails, and says for how long nobody scrapes', () => {
    change('subnet-0a1b2c3d4e5f60002', 'subnet-0a1b2c3d4e5f60003');
    expect(promontory('plan', 'dev').status).toBe(0);
    const review = promontory('review', 'dev', '--plans');
    expect(review.text).toContain('error amp/scraper-kept');
    expect(review.text).toMatch(
      /The scraper is replaced \(source\S* changed\): no metrics of its cluster for about 20 minutes\./,
    );
    expect(review.status).toBe(1);
  });

  test('a plan of another synth than the present one is refused', () => {
    change('subnet-0a1b2c3d4e5f60003', 'subnet-0a1b2c3d4e5f60004');
    const review = promontory('review', 'dev', '--plans');
    expect(review.status).toBe(3);
    expect(review.text).toContain('was made of another synth than the present one');
    change('subnet-0a1b2c3d4e5f60004', 'subnet-0a1b2c3d4e5f60002');
  });

  test('a key for the workspace cannot even be planned while the workspace is protected', () => {
    change(
      'alias: dev-metrics',
      'alias: dev-metrics\n    kmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    );
    const plan = promontory('plan', 'dev');
    expect(plan.status).toBe(3);
    expect(plan.text).toContain('Instance cannot be destroyed');
  });
});
