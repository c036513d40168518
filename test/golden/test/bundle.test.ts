import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const DEV = join(ROOT, 'environments', 'dev');
const scratch = (): string => mkdtempSync(join(tmpdir(), 'promontory-bundle-'));

/** A copy of the app's folder, far away from node_modules, with something done to its compiled code. */
function copyOf(damage: (compiled: string) => void): string {
  const dist = join(scratch(), 'dist');
  cpSync(join(ROOT, 'stacks', 'app', 'dist'), dist, { recursive: true });
  const [compiled] = readdirSync(dist).filter((name) => name.endsWith('.compiled'));
  if (compiled === undefined) throw new Error('the bundle has no compiled code');
  damage(join(dist, compiled));
  return dist;
}

/** The manifest that an app writes for environments/dev. */
function synthesize(dist: string): string {
  const outdir = scratch();
  const { status, stderr } = spawnSync(process.execPath, [join(dist, 'main.js')], {
    cwd: DEV,
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: outdir, NODE_COMPILE_CACHE: scratch() },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(join(outdir, 'manifest.json'), 'utf8');
}

const asItIs = synthesize(copyOf(() => undefined));

/** Whether V8 takes the compiled code that lies beside a bundle. */
function isTaken(dist: string): boolean {
  const program = `const { compile } = require(${JSON.stringify(join(dist, 'load.js'))});
    const { readFileSync, readdirSync } = require('fs');
    const [file] = readdirSync(${JSON.stringify(dist)}).filter((name) => name.endsWith('.compiled'));
    console.log(compile(readFileSync(require('path').join(${JSON.stringify(dist)}, file))).cachedDataRejected);`;
  return spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' }).stdout.trim() === 'false';
}

test('V8 takes the code that was compiled with the bundle', () => {
  expect(isTaken(copyOf(() => undefined))).toBe(true);
});

test.each<[string, (compiled: string) => void]>([
  ['is missing', (compiled) => rmSync(compiled)],
  ['is empty', (compiled) => writeFileSync(compiled, '')],
  ['is of something else', (compiled) => writeFileSync(compiled, Buffer.alloc(100_000, 7))],
  ['is cut off', (compiled) => writeFileSync(compiled, readFileSync(compiled).subarray(0, 50_000))],
])('compiled code that %s is done without', (_, damage) => {
  const dist = copyOf(damage);
  expect(synthesize(dist)).toBe(asItIs);
});
