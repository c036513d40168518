import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '..', '..', '..');
const BUNDLE = join(mkdtempSync(join(tmpdir(), 'promontory-main-')), 'main.js');

beforeAll(() => {
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: [join(ROOT, 'stacks', 'app', 'src', 'main.ts')],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    conditions: ['@promontory/source'],
  });
});

function folder(): string {
  const home = join(mkdtempSync(join(tmpdir(), 'promontory-main-')), 'environments');
  cpSync(join(ROOT, 'environments', 'shared'), join(home, 'shared'), { recursive: true });
  cpSync(join(ROOT, 'environments', 'dev', 'environment.yaml'), join(home, 'dev', 'environment.yaml'));
  return join(home, 'dev');
}

test('stacks are written, and those that are gone are removed', () => {
  const dev = folder();
  mkdirSync(join(dev, 'cdktf.out', 'stacks', 'gone'), { recursive: true });
  const ran = spawnSync(process.execPath, [BUNDLE], { cwd: dev, encoding: 'utf8' });
  expect({ ...ran, output: undefined, pid: undefined }).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(readdirSync(join(dev, 'cdktf.out', 'stacks')).sort()).toEqual([
    'dev-eu-west-1-cluster-dev-1',
    'dev-eu-west-1-workspace-metrics',
  ]);
});

test('what constructs warn of is told, and stops nothing', () => {
  const dev = folder();
  const file = join(dev, 'environment.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('API_AND_CONFIG_MAP', 'CONFIG_MAP'));
  const ran = spawnSync(process.execPath, [BUNDLE], { cwd: dev, encoding: 'utf8' });
  expect(ran.status).toBe(0);
  expect(ran.stderr).toMatch(
    /^warning: dev-eu-west-1-cluster-dev-1\/Scraper\/Access: ManagedScraperAwsAuth: .*eksctl create iamidentitymapping/,
  );
});

test('what the environment warns of is told as well', () => {
  const dev = folder();
  const file = join(dev, 'environment.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('    rules:\n', '    packs: { karpenter: true }\n    rules:\n'));
  const ran = spawnSync(process.execPath, [BUNDLE], { cwd: dev, encoding: 'utf8' });
  expect(ran.status).toBe(0);
  expect(ran.stderr).toMatch(
    /^warning: environment\.yaml:\d+:\d+ ConfigDarkRules: got .* turn on the preset karpenter;/,
  );
});

test('what a construct refuses ends with 2 and its own words', () => {
  const dev = folder();
  const file = join(dev, 'environment.yaml');
  const text = readFileSync(file, 'utf8');
  const agent = 'collection: { kind: prometheus-agent, values: { server: { replicaCount: 2 } } }\n';
  writeFileSync(file, `${text.slice(0, text.indexOf('collection:'))}${agent}`);
  const ran = spawnSync(process.execPath, [BUNDLE], { cwd: dev, encoding: 'utf8' });
  expect(ran.stderr).toBe(
    "PrometheusAgentValues: got values.server.replicaCount, expected values that leave identity, destination and mode of the agent alone; use 'replicas': it gives each a name, without which AMP stores, and bills, everything twice (at dev-eu-west-1-cluster-dev-1/Agent)\n",
  );
  expect(ran.status).toBe(2);
});

test('an environment that is not valid ends with 2, all problems, and nothing written', () => {
  const dev = folder();
  writeFileSync(join(dev, 'environment.yaml'), 'apiVersion: promontory/v1\nregion: nowhere\n');
  const ran = spawnSync(process.execPath, [BUNDLE], { cwd: dev, encoding: 'utf8' });
  expect(ran.status).toBe(2);
  expect(ran.stdout).toBe('');
  expect(ran.stderr.trim().split('\n')).toHaveLength(4);
  expect(ran.stderr).not.toContain('    at ');
  expect(existsSync(join(dev, 'cdktf.out'))).toBe(false);
});
