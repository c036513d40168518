import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli, Repository } from './repository.js';

beforeAll(buildCli, 60_000);

/** An app that brings what can be called, and writes down what it was called with. */
const CALLABLE = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
exports.synthesize = async (folder, { outdir, previous }) => {
  appendFileSync(join(folder, 'calls'), JSON.stringify({ previous: previous && previous.record }) + '\\n');
  if (previous && previous.record === 'as it is') return { status: 0, messages: '', unchanged: true, record: 'as it is' };
  mkdirSync(join(outdir, 'stacks', 'a'), { recursive: true });
  writeFileSync(join(outdir, 'stacks', 'a', 'cdk.tf.json'), '{}');
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify({ stacks: { a: { workingDirectory: 'stacks/a', dependencies: [] } } }));
  RETURN
};
`;

function repository(result = "return { status: 0, messages: 'warning: w\\n', record: 'as it is' };"): Repository {
  const made = new Repository();
  made.environment('dev', 'throw new Error("another process was started");');
  made.write('environments/dev/synthesize.js', CALLABLE.replace('RETURN', result));
  return made;
}
const calls = ({ folder }: Repository): unknown[] =>
  readFileSync(join(folder, 'environments', 'dev', 'calls'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { previous?: string }).previous);
const wroteStacks = ({ folder }: Repository): boolean =>
  existsSync(join(folder, 'environments', 'dev', 'cdktf.out', 'stacks', 'a', 'cdk.tf.json'));

test('an app that can be called is called, and told of what it had remembered', () => {
  const made = repository();
  expect(made.run(['synth'])).toEqual({
    status: 0,
    stdout: 'dev\n  a  0 resources  environments/dev/cdktf.out/stacks/a\n',
    stderr: 'warning: w\n',
  });
  // Unchanged: what lies there stays, and is listed as ever.
  expect(made.run(['synth'])).toEqual({
    status: 0,
    stdout: 'dev\n  a  0 resources  environments/dev/cdktf.out/stacks/a\n',
    stderr: '',
  });
  expect(wroteStacks(made)).toBe(true);
  expect(calls(made)).toEqual([undefined, 'as it is']);
});

test('--fresh has it remember nothing', () => {
  const made = repository();
  made.run(['synth']);
  expect(made.run(['synth', '--fresh'])).toMatchObject({ status: 0, stderr: 'warning: w\n' });
  expect(calls(made)).toEqual([undefined, undefined]);
});

test('an app that remembers nothing any more is asked anew', () => {
  const made = repository(
    "return previous ? { status: 0, messages: '' } : { status: 0, messages: '', record: 'old' };",
  );
  for (let run = 0; run < 3; run += 1) expect(made.run(['synth']).status).toBe(0);
  expect(calls(made)).toEqual([undefined, 'old', undefined]);
});

test.each([
  [2, 'wrong\npromontory: dev was not synthesised: mend what is named above\n'],
  [3, 'wrong\npromontory: dev: its app ended with 3\n'],
])('what it refuses (%i) is told as a process would, and what lay there stays', (status, stderr) => {
  const made = repository(`return { status: ${status}, messages: 'wrong\\n' };`);
  expect(made.run(['synth'])).toEqual({ status, stdout: '', stderr });
  expect(wroteStacks(made)).toBe(false);
});

test('an app with arguments of its own is a process', () => {
  const made = repository();
  made.write('environments/dev/cdktf.json', JSON.stringify({ app: 'node app.js --verbose' }));
  expect(made.run(['synth'])).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('another process was started') as string,
  });
});

test('a base is built upon what lies here', () => {
  const made = repository();
  made.write('.gitignore', 'cdktf.out\n.promontory\ncalls\n');
  made.write('package.json', '{}');
  made.write('stacks/app/dist/main.js', '');
  // Where a base is looked at is gone afterwards: its app tells this folder what it was given.
  const app = CALLABLE.replace(
    "join(folder, 'calls')",
    JSON.stringify(join(made.folder, 'environments', 'dev', 'calls')),
  );
  made.write(
    'environments/dev/synthesize.js',
    app.replace('RETURN', "return { status: 0, messages: '', record: 'as it is' };"),
  );
  made.git('init', '-q', '-b', 'main');
  made.git('add', '-A');
  made.git('commit', '-qm', 'base');
  expect(made.run(['review', '--base', 'main'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('no changes') as string,
  });
  // The base was not synthesised, and still is there to be compared with.
  expect(calls(made)).toEqual([undefined, 'as it is']);
});

test('what an app warns of is told of what is here, and not of the base again', () => {
  const made = repository("return { status: 0, messages: 'warning: w\\n' };");
  made.commitBase();
  expect(made.run(['review', '--base', 'main'])).toMatchObject({ status: 0, stderr: 'warning: w\n' });
  expect(calls(made)).toHaveLength(1);
});

/** An app of three stacks, which writes those that have changed, and leaves the others where they may stay. */
const PARTLY = `
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
exports.synthesize = async (folder, { outdir, previous, inPlace }) => {
  const wanted = JSON.parse(readFileSync(join(folder, 'wanted.json'), 'utf8'));
  const before = previous && inPlace ? JSON.parse(previous.record) : {};
  const stacks = {};
  for (const [id, text] of Object.entries(wanted)) {
    stacks[id] = { workingDirectory: 'stacks/' + id, synthesizedStackPath: 'stacks/' + id + '/cdk.tf.json', dependencies: [] };
    if (before[id] === text) continue;
    mkdirSync(join(outdir, 'stacks', id), { recursive: true });
    writeFileSync(join(outdir, 'stacks', id, 'cdk.tf.json'), JSON.stringify({ resource: { t: { [text]: {} } } }));
  }
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify({ stacks }));
  return { status: 0, messages: '', record: JSON.stringify(wanted) };
};
`;

describe('an app that writes what has changed', () => {
  const want = (made: Repository, stacks: Readonly<Record<string, string>>): string =>
    made.write('environments/dev/wanted.json', JSON.stringify(stacks));
  const HOME = join('environments', 'dev', 'cdktf.out');
  let made: Repository;

  beforeEach(() => {
    made = repository();
    made.write('environments/dev/synthesize.js', PARTLY);
    want(made, { a: 'x', b: 'x', c: 'x' });
    expect(made.run(['synth']).status).toBe(0);
    for (const stack of ['a', 'b'])
      made.write(join(HOME, 'stacks', stack, '.terraform', 'fetched'), 'it takes minutes');
  });

  test('has that put among what lies there; what is gone goes', () => {
    want(made, { a: 'y', b: 'x', d: 'x' });
    expect(made.run(['synth']).status).toBe(0);
    const stacks = join(made.folder, HOME, 'stacks');
    const textOf = (id: string): string => readFileSync(join(stacks, id, 'cdk.tf.json'), 'utf8');
    expect(readdirSync(stacks).sort()).toEqual(['a', 'b', 'd']);
    expect(['a', 'b', 'd'].map(textOf)).toEqual(['y', 'x', 'x'].map((name) => `{"resource":{"t":{"${name}":{}}}}`));
    expect(['a', 'b'].map((id) => readdirSync(join(stacks, id)).sort())).toEqual([
      ['.terraform', 'cdk.tf.json'],
      ['.terraform', 'cdk.tf.json'],
    ]);
    expect(JSON.parse(made.run(['synth', '--json']).stdout)).toMatchObject({
      environments: [{ stacks: [{ id: 'a' }, { id: 'b' }, { id: 'd' }] }],
    });
    expect(readdirSync(join(made.folder, 'environments', 'dev', '.promontory'))).toEqual(['synth.json']);
  });

  test.each([[[]], [['--no-synth']]])('a base is read of what it wrote and of what lies here (%j)', (flags) => {
    made.commitBase();
    want(made, { a: 'y', b: 'x', c: 'x' });
    expect(made.run(['synth']).status).toBe(0);
    const { status, stdout } = made.run(['review', '--base', 'main', '--json', '--fail-on', 'never', ...flags]);
    expect(status).toBe(0);
    const { environments } = JSON.parse(stdout) as {
      environments: readonly { stacks: readonly { id: string; changes: readonly { address: string }[] }[] }[];
    };
    expect(
      environments[0]?.stacks.map(({ id, changes }) => [id, ...changes.map(({ address }) => address).sort()]),
    ).toEqual([['a', 't.x', 't.y'], ['b'], ['c']]);
  });

  test('only what is asked about is synthesised at the base', () => {
    made.environment('other', 'process.exit(9);');
    made.commitBase();
    const review = (...names: string[]) => made.run(['review', ...names, '--base', 'main', '--fail-on', 'never']);
    expect(review('dev')).toMatchObject({ status: 0, stderr: '' });
    expect(review('other')).toMatchObject({ status: 3 });
    // What is not there any more is asked about where all are.
    rmSync(join(made.folder, 'environments', 'other'), { recursive: true });
    expect(review('dev').stdout).not.toContain('other');
    expect(review()).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('other: its app ended with 9') as string,
    });
  });

  test.each([
    ["return Promise.reject(new Error('no luck'))", 3, 'no luck'],
    ["return { status: 2, messages: 'wrong\\n' }", 3, 'dev was not synthesised'],
  ])('a base whose app does %s is told of', (does, status, says) => {
    made.write('environments/dev/synthesize.js', `exports.synthesize = async () => { ${does}; };`);
    made.commitBase();
    const ran = made.run(['review', '--base', 'main', '--no-synth']);
    expect(ran).toMatchObject({ status, stderr: expect.stringContaining(says) as string });
  });
});
