import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { loadEnvironment } from '@promontory/config';
import { Lazy, Token } from 'cdktf';
import { buildSync } from 'esbuild';
import { buildApp } from '../src/build-app.js';
import { withoutTraces } from '../src/synthesis/traces.js';
import { synthesizeFolder, type Synthesized } from '../src/synthesis/synthesize.js';

const ROOT = join(__dirname, '..', '..', '..');
const scratch = (): string => mkdtempSync(join(tmpdir(), 'promontory-synthesize-'));

const SHARED = `apiVersion: promontory/v1
account: '111122223333'
region: eu-west-1
backend: { kind: local }
workspaces:
  metrics:
    rules: { own: own.yaml }
  second: { region: eu-central-1 }
`;
const RULES = 'groups: [{ name: g, rules: [{ record: a:b, expr: sum by (cluster) (up) }] }]\n';

/** A cluster of one of three kinds, so that its stacks do not all read the same of the others. */
function cluster(index: number, more = ''): string {
  const kind = index % 3;
  const region = kind === 1 ? 'eu-central-1' : 'eu-west-1';
  const subnet = (end: number): string => `subnet-0${index.toString(16).padStart(15, '0')}${end}`;
  const collection =
    kind === 2
      ? '{ kind: prometheus-agent }'
      : `{ kind: managed-scraper, subnets: [{ id: ${subnet(1)}, availabilityZone: ${region}a }, { id: ${subnet(2)}, availabilityZone: ${region}b }] }`;
  return `name: c${index}
region: ${region}
workspace: ${kind === 1 ? 'second' : 'metrics'}
authenticationMode: ${index % 2 === 0 ? 'API' : 'CONFIG_MAP'}
collection: ${collection}
${more}`;
}

function environment(clusters: number): string {
  const folder = join(scratch(), 'fleet');
  mkdirSync(join(folder, 'clusters'), { recursive: true });
  writeFileSync(join(folder, 'environment.yaml'), SHARED);
  writeFileSync(join(folder, 'own.yaml'), RULES);
  for (let index = 0; index < clusters; index += 1)
    writeFileSync(join(folder, 'clusters', `c${index}.yaml`), cluster(index));
  return folder;
}

/** What lies in a folder: text by path. */
function read(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** As cdktf writes it: one App, one pass. */
function plainly(folder: string): Record<string, string> {
  const loaded = loadEnvironment(folder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const outdir = scratch();
  withoutTraces(() => buildApp(loaded.environment, { outdir }).synth());
  return read(outdir);
}

describe('however it is cut, the same bytes come out', () => {
  const folder = environment(205);
  const expected = plainly(folder);
  const dist = scratch();

  beforeAll(() => {
    buildSync({
      absWorkingDir: ROOT,
      entryPoints: [join(ROOT, 'stacks', 'app', 'src', 'entry.ts')],
      outfile: join(dist, 'entry.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      conditions: ['@promontory/source'],
    });
    writeFileSync(join(dist, 'worker.js'), "require('./entry.js').work();");
    writeFileSync(join(dist, 'one.js'), "require('./entry.js').main();");
    writeFileSync(join(dist, 'many.js'), "require('./entry.js').main(require.resolve('./worker.js'));");
  });

  test.each([
    ['one thread', 'one.js'],
    ['a thread for each processor', 'many.js'],
  ])('%s', (_, script) => {
    const outdir = scratch();
    const ran = spawnSync(process.execPath, [join(dist, script)], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CDKTF_OUTDIR: outdir },
    });
    expect({ status: ran.status, stderr: ran.stderr.replaceAll(/^warning: .*\n/gm, '') }).toEqual({
      status: 0,
      stderr: '',
    });
    const written = read(outdir);
    expect(Object.keys(written)).toEqual(Object.keys(expected));
    expect(written).toEqual(expected);
  });

  test('it ends early when it is told to', async () => {
    const outdir = scratch();
    const stop = new AbortController();
    const synth = synthesizeFolder(folder, { outdir, env: {}, signal: stop.signal });
    setImmediate(() => stop.abort(new Error('enough')));
    await expect(synth).rejects.toThrow('enough');
    expect(readdirSync(outdir)).not.toContain('manifest.json');
  });

  test.each([
    [
      'refuses',
      "require('worker_threads').parentPort.postMessage({failed:{name:'ConfigurationError',message:'M'}})",
      2,
      'M\n',
    ],
    [
      'breaks',
      "throw new Error('broken')",
      3,
      'This is a defect of Promontory (PROMONTORY_DEBUG=1 shows where): broken\n',
    ],
    [
      'ends early',
      'process.exit(7)',
      3,
      'This is a defect of Promontory (PROMONTORY_DEBUG=1 shows where): a thread ended with 7\n',
    ],
  ])('a thread that %s', (_, worker, status, stderr) => {
    writeFileSync(join(dist, 'bad-worker.js'), worker);
    writeFileSync(join(dist, 'bad.js'), "require('./entry.js').main(require.resolve('./bad-worker.js'));");
    const ran = spawnSync(process.execPath, [join(dist, 'bad.js')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CDKTF_OUTDIR: scratch() },
    });
    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status, stderr });
  });
});

describe('what is as it was is not made again', () => {
  let folder: string;
  let first: string;
  let last: Synthesized;

  beforeEach(async () => {
    folder = environment(3);
    first = scratch();
    last = await synthesizeFolder(folder, { outdir: first, version: 'v1', env: {} });
    expect(last.status).toBe(0);
  });

  const again = async (
    version = 'v1',
    env: Readonly<Record<string, string>> = {},
  ): Promise<Synthesized & { outdir: string }> => {
    const outdir = scratch();
    const previous = { outdir: first, record: last.record as string };
    return { ...(await synthesizeFolder(folder, { outdir, version, previous, env })), outdir };
  };
  const edit = (name: string, change: (text: string) => string): void => {
    const file = join(folder, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  /** Ids of the stacks of clusters that were taken over: their files have two names. */
  const keptIn = (outdir: string): string[] =>
    readdirSync(join(outdir, 'stacks')).filter((id) => statSync(join(outdir, 'stacks', id, 'cdk.tf.json')).nlink === 2);
  const [C1, C0, C2] = [
    'fleet-eu-central-1-cluster-c1',
    'fleet-eu-west-1-cluster-c0',
    'fleet-eu-west-1-cluster-c2',
  ] as const;

  test('nothing changed: nothing is written, and what was warned of is said again', async () => {
    const { status, messages, unchanged, record, outdir } = await again();
    expect({ status, messages, unchanged, record }).toEqual({
      status: 0,
      messages: last.messages,
      unchanged: true,
      record: last.record,
    });
    expect(last.messages).toContain('eksctl create iamidentitymapping');
    expect(readdirSync(outdir)).toEqual([]);
  });

  test.each<[string, () => void, readonly string[]]>([
    ['one cluster', () => edit('clusters/c1.yaml', () => cluster(1, 'label: other\n')), [C0, C2]],
    ['a cluster more', () => writeFileSync(join(folder, 'clusters', 'c3.yaml'), cluster(3)), [C1, C0, C2]],
    ['a cluster less', () => rmSync(join(folder, 'clusters', 'c0.yaml')), [C1, C2]],
    ['what all share', () => edit('environment.yaml', (text) => `${text}tags: { team: sre }\n`), []],
    [
      'a workspace',
      () =>
        edit('environment.yaml', (text) =>
          text.replace('{ region: eu-central-1 }', '{ region: eu-central-1, alias: x }'),
        ),
      [],
    ],
    ['a file that the environment names', () => edit('own.yaml', (text) => text.replace('a:b', 'a:c')), []],
  ])('%s changed', async (_, change, kept) => {
    change();
    const { status, unchanged, outdir } = await again();
    expect({ status, unchanged }).toEqual({ status: 0, unchanged: undefined });
    expect(keptIn(outdir)).toEqual(kept);
    expect(read(outdir)).toEqual(plainly(folder));
  });

  test.each([[{}], [{ reader: 'r1' }]])('what was read is handed to whoever asks by a name (%j)', async (asked) => {
    const previous = { outdir: first, record: last.record as string };
    const { unchanged, read: had } = await synthesizeFolder(folder, { version: 'v1', previous, env: {}, ...asked });
    const { environment: wanted } = loadEnvironment(folder) as { environment?: unknown };
    expect({ unchanged, had }).toEqual({
      unchanged: true,
      had: 'reader' in asked ? { ...asked, environment: wanted } : undefined,
    });
  });

  test('what is as it was may stay where it lies', async () => {
    edit('clusters/c1.yaml', () => cluster(1, 'label: other\n'));
    const [outdir, whole] = [scratch(), scratch()];
    const previous = { outdir: first, record: last.record as string };
    const options = { version: 'v1', previous, env: {} };
    const part = await synthesizeFolder(folder, { ...options, outdir, inPlace: true });
    // What is remembered is the same, wherever the stacks are.
    expect(part).toEqual(await synthesizeFolder(folder, { ...options, outdir: whole }));
    const { [`stacks/${C0}/cdk.tf.json`]: c0, [`stacks/${C2}/cdk.tf.json`]: c2, ...changed } = plainly(folder);
    expect(read(outdir)).toEqual(changed);
    expect(read(first)).toMatchObject({ [`stacks/${C0}/cdk.tf.json`]: c0, [`stacks/${C2}/cdk.tf.json`]: c2 });
  });

  test('files that are as they were are not read again, unless by other code', async () => {
    const record = JSON.parse(last.record as string) as {
      texts: { said: Record<string, { name?: string; label?: string }> };
    };
    const said = Object.values(record.texts.said);
    expect(said).toHaveLength(4);
    // What stands there is what is taken for the file: here something that no file says.
    for (const one of said) if (one.name === 'c0') one.label = 'made-up';
    last = { ...last, record: JSON.stringify(record) };
    const labelsIn = (out: string): boolean =>
      readFileSync(join(out, 'stacks', C0, 'cdk.tf.json'), 'utf8').includes('made-up');
    expect(labelsIn((await again()).outdir)).toBe(true);
    expect(labelsIn((await again('v2')).outdir)).toBe(false);
    // Another text is read, and says what was synthesised.
    edit('clusters/c0.yaml', (text) => `${text}\n`);
    expect((await again()).unchanged).toBe(true);
  });

  test('other code: all is made again', async () => {
    const { unchanged, outdir } = await again('v2');
    expect(unchanged).toBeUndefined();
    expect(keptIn(outdir)).toEqual([]);
  });

  test('another word to cdktf: all is made again', async () => {
    const { unchanged, outdir } = await again('v1', { CDKTF_CONTEXT_JSON: '{"a":1}' });
    expect(unchanged).toBeUndefined();
    expect(keptIn(outdir)).toEqual([]);
  });

  test.each<[string, (stacks: string) => void]>([
    ['a stack that somebody edited', (stacks) => writeFileSync(join(stacks, C1, 'cdk.tf.json'), '{}')],
    ['a stack that somebody removed', (stacks) => rmSync(join(stacks, C1), { recursive: true })],
    ['a folder that is no stack', (stacks) => mkdirSync(join(stacks, 'stray'))],
    ['a manifest that somebody edited', (stacks) => writeFileSync(join(stacks, '..', 'manifest.json'), '{}')],
  ])('%s is mended', async (_, damage) => {
    damage(join(first, 'stacks'));
    const { unchanged, outdir } = await again();
    expect(unchanged).toBeUndefined();
    expect(read(outdir)).toEqual(plainly(folder));
  });

  test.each(['', '{', '{"format":2}', 'null'])('a record that says %j is no record', async (record) => {
    last = { ...last, record };
    const { status, unchanged, outdir } = await again();
    expect({ status, unchanged }).toEqual({ status: 0, unchanged: undefined });
    expect(read(outdir)).toEqual(plainly(folder));
  });
});

test('where tokens are made is noted outside of a synth, and not within', () => {
  const make = (): readonly string[] => (Lazy.stringValue({ produce: () => '' }), tracesOf());
  const tracesOf = (): readonly string[] => Lazy.anyValue({ produce: () => '' }).creationStack;
  expect(withoutTraces(make)).toEqual([]);
  expect(make().length).toBeGreaterThan(0);
  expect(Token.isUnresolved('plain')).toBe(false);
});
