import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../src/engine.js';

const WORKFLOWS = readdirSync(join(ROOT, '.github', 'workflows')).map((name) => join('.github', 'workflows', name));
const actionlint = [
  join(ROOT, '.venv', 'bin'),
  ...(process.env['PATH'] ?? '').split(delimiter),
  join(homedir(), 'go', 'bin'),
]
  .map((folder) => join(folder, 'actionlint'))
  .find((file) => existsSync(file));
const withActionlint = actionlint === undefined && process.env['CI'] !== 'true' ? test.skip : test;
const skipped = actionlint === undefined ? ' (SKIPPED: go install github.com/rhysd/actionlint/cmd/actionlint)' : '';

withActionlint(`actionlint finds nothing in the workflows, nor in those to copy${skipped}`, () => {
  const copied = ['ci/github/promontory.yml', 'packages/cli/templates/stack/.github/workflows/check.yml.template'];
  const ran = spawnSync(String(actionlint), [...WORKFLOWS, ...copied], { cwd: ROOT, encoding: 'utf8' });
  expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status: 0, stdout: '' });
});

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps?: { run?: string }[] }>>;
}
const workflow = (file: string): Workflow => parse(readFileSync(join(ROOT, file), 'utf8')) as Workflow;

test.each(WORKFLOWS)('in %s no expression gets into a script', (file) => {
  for (const { steps = [] } of Object.values(workflow(file).jobs))
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
});

test('only the job that applies is in an environment, and only one environment is applied at a time', () => {
  const job = (name: string, id: string) => workflow(`.github/workflows/promontory-${name}.yml`).jobs[id];
  expect(job('apply', 'apply')).toMatchObject({
    environment: '${{ matrix.githubEnvironment || matrix.environment }}',
    concurrency: { group: 'promontory-apply-${{ matrix.environment }}', 'cancel-in-progress': false },
  });
  expect(job('plan', 'plan')).not.toHaveProperty('environment');
  expect(job('drift', 'drift')).not.toHaveProperty('environment');
});

describe('the child pipeline of GitLab', () => {
  const entry = { environment: 'dev', region: 'eu-west-1', planRole: 'arn:p', deployRole: 'arn:d' };
  const child = (kind: string, ...include: object[]): Record<string, object> => {
    const matrix = join(mkdtempSync(join(tmpdir(), 'promontory-matrix-')), 'matrix.json');
    writeFileSync(matrix, JSON.stringify({ schemaVersion: 1, include }));
    const args = ['ci/scripts/gitlab-pipeline.mjs', '--kind', kind, '--matrix', matrix];
    return parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })) as Record<string, object>;
  };
  const shared = parse(readFileSync(join(ROOT, 'ci', 'gitlab', 'jobs.yml'), 'utf8'), {
    customTags: [{ tag: '!reference', collection: 'seq' }],
  }) as Record<string, object>;

  test.each([
    ['plan', 'arn:p'],
    ['apply', 'arn:d'],
    ['drift', 'arn:p'],
  ])('to %s has a job for each environment, with its role', (kind, role) => {
    const pipeline = child(kind, entry, { environment: 'prod' });
    expect(pipeline[`${kind}:dev`]).toMatchObject({
      extends: `.promontory-${kind}`,
      variables: { ENVIRONMENT: 'dev', AWS_ROLE_ARN: role, AWS_REGION: 'eu-west-1' },
    });
    expect(pipeline[`${kind}:prod`]).toMatchObject({ variables: { ENVIRONMENT: 'prod' } });
    expect(Object.keys(shared)).toContain(`.promontory-${kind}`);
    expect('resource_group' in (pipeline[`${kind}:dev`] ?? {})).toBe(kind === 'apply');
  });

  test('is not empty where nothing is affected', () => {
    expect(Object.keys(child('plan'))).toEqual(['include', 'nothing-affected']);
  });

  test.each(Object.entries(shared).filter(([, job]) => 'script' in job))('%s is a script that bash reads', (_, job) => {
    const script = (job as { script: string[] }).script.join('\n');
    expect(spawnSync('bash', ['-n', '-c', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});
