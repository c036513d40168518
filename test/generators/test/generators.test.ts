import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Copy, ROOT } from './copy.js';

jest.setTimeout(600_000);

const NX = 'nx/dist/bin/nx.js';
const JEST = 'jest/bin/jest.js';
const copy = new Copy();
const generate = (name: string, ...args: string[]): string =>
  copy.run(NX, 'generate', `@promontory/generators:${name}`, ...args);

test('what the generators write is formatted, linted, typed, tested and documented as everything else', () => {
  generate('package', 'budget-alarm', '--description', 'Budgets of an account, watched');
  generate('package', 'word-list', '--kind', 'model', '--description', 'Words in order');
  generate('construct', 'second-log', '--package', 'budget-alarm');
  generate('stack', 'sandbox', '--description', 'Things to try');
  generate('rule', 'sqs/dlq-kept', '--type', 'aws_sqs_queue_redrive_policy', '--noun', 'dead-letter policy');
  copy.linkModules();

  const made = ['packages/budget-alarm', 'packages/word-list', 'stacks/sandbox'];
  const rules = ['packages/plan-review/src/rules', 'packages/plan-review/test/rules/sqs-dlq-kept.test.ts'];
  copy.run('prettier/bin/prettier.cjs', '--check', ...made, ...rules, 'docs/rules/sqs', 'docs/*.md');
  copy.run('eslint/bin/eslint.js', ...made, ...rules);
  copy.run('typescript/bin/tsc', '--build', ...made, 'packages/plan-review');
  for (const name of ['budget-alarm', 'word-list']) copy.run(JEST, '-c', `packages/${name}/jest.config.js`);
  copy.run(JEST, '-c', 'packages/plan-review/jest.config.js', 'sqs-dlq-kept', 'rules.test');
  copy.run(JEST, '-c', 'test/docs/jest.config.js', '-t', 'sqs/dlq-kept|budget-alarm|word-list|rule that is gone');
});

test('a generated environment validates and synthesises', () => {
  generate('environment', 'try', '--account', '011122223333', '--region', 'eu-west-1');
  const promontory = '@promontory/cli/bin/promontory.js';
  expect(copy.run(promontory, 'validate', 'try')).toContain('try  valid: 1 workspace');
  expect(copy.run(promontory, 'synth', 'try')).toContain('try');
});

test('nothing is written over what is there', () => {
  expect(() => generate('package', 'core', '--description', 'Once more')).toThrow(/packages\/core is there already/);
  expect(() => generate('construct', 'x', '--package', 'none')).toThrow(/packages\/none is no package/);
});

test.each(['package', 'construct', 'stack', 'environment', 'rule'])('the help of %s says what it makes', (name) => {
  const { generators } = JSON.parse(readFileSync(join(ROOT, 'tools', 'generators', 'generators.json'), 'utf8')) as {
    generators: Readonly<Record<string, { readonly description: string }>>;
  };
  // Nx wraps what is long.
  const help = generate(name, '--help').replace(/\s+/g, ' ');
  expect(help).toContain(generators[name]?.description);
});
