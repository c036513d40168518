import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readGoldens, readStacks, writeGoldens } from '../src/golden.js';

const ROOT = join(__dirname, '..', '..', '..');
const own = readdirSync(join(ROOT, 'environments'), { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && readdirSync(join(ROOT, 'environments', entry.name)).includes('environment.yaml'),
  )
  .map(({ name }) => join('environments', name));
// What none of them shows: networks, collectors outside of Kubernetes, Pod Identity, costs, the presets of add-ons, Grafana, the state backend.
const others = ['private', 'costs', 'grafana', 'pipelines', 'collectors', 'other-region'].map((name) =>
  join('test', 'terraform', 'environments', name),
);
const environments = [...own, ...others, join('test', 'golden', 'environments', 'grafana-existing')];

function synthesize(environment: string): string {
  const out = mkdtempSync(join(tmpdir(), 'promontory-golden-'));
  const ran = spawnSync(process.execPath, [join(ROOT, 'stacks', 'app', 'dist', 'main.js')], {
    cwd: join(ROOT, environment),
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: out },
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return out;
}

test.each(environments)(
  '%s synthesises what was reviewed last (npm run golden:update after a change that is meant)',
  (name) => {
    const expected = join(__dirname, '..', 'expected', basename(name));
    const stacks = readStacks(synthesize(name));
    if (process.env['GOLDEN_UPDATE'] === '1') writeGoldens(expected, stacks);
    expect(stacks).toEqual(readGoldens(expected));
  },
);

test('the same environment gives the same bytes twice', () => {
  const [first = ''] = environments;
  expect(readStacks(synthesize(first))).toEqual(readStacks(synthesize(first)));
});

test('no environment variable and no folder of this machine gets into the JSON', () => {
  for (const name of environments) expect(JSON.stringify(readStacks(synthesize(name)))).not.toContain(ROOT);
});
