import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const HERE = join(ROOT, 'test', 'fleet');

function run(
  cwd: string,
  script: string,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}
const promontory = (cwd: string, ...args: string[]) =>
  run(cwd, join(ROOT, 'packages', 'cli', 'bin', 'promontory.js'), ...args);
const generate = (folder: string, ...args: string[]) => run(ROOT, join(HERE, 'generate.mjs'), folder, ...args);
const fresh = (): string => mkdtempSync(join(tmpdir(), 'promontory-fleet-'));

interface Rates {
  readonly quotas: { readonly callsPerSecond: number; readonly scrapers: number };
  readonly regions: readonly {
    readonly account: string;
    readonly region: string;
    readonly scrapers: number;
    readonly resources: number;
    readonly refreshCalls: number;
    readonly makingCalls: number;
    readonly refreshSeconds: number;
    readonly makingSeconds: number;
  }[];
  readonly accounts: readonly { readonly roles: number }[];
}
const rates = (folder: string): Rates => {
  const { status, stdout, stderr } = run(ROOT, join(HERE, 'rates.mjs'), folder, '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as Rates;
};

describe('24 clusters in 2 Regions and 3 accounts', () => {
  const folder = fresh();
  const SIZE = ['--clusters', '24', '--regions', '2', '--accounts', '3'];
  beforeAll(() => {
    expect(generate(folder, ...SIZE)).toMatchObject({ status: 0 });
    expect(promontory(folder, 'synth')).toMatchObject({ status: 0 });
  });

  test('the same numbers make the same files', () => {
    const [one, other] = [fresh(), fresh()];
    for (const root of [one, other]) generate(root, ...SIZE);
    const files = (root: string): Record<string, string> =>
      Object.fromEntries(
        readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => join(parentPath, name))
          .map((file) => [file.replace(root, ''), readFileSync(file, 'utf8')]),
      );
    expect(files(other)).toEqual(files(one));
    expect(Object.keys(files(one)).filter((file) => file.includes('/clusters/'))).toHaveLength(24);
  });

  test('every environment is valid, and has its share', () => {
    expect(promontory(folder, 'validate')).toEqual({
      status: 0,
      stdout: ['01', '02', '03'].map((name) => `fleet-${name}  valid: 2 workspaces, 8 clusters\n`).join(''),
      stderr: '',
    });
  });

  test('CI gets a job for each account; workspaces go before clusters', () => {
    const { status, stdout } = promontory(folder, 'matrix');
    expect(status).toBe(0);
    const { include } = JSON.parse(stdout) as { include: { environment: string; waves: string[][] }[] };
    expect(include.map(({ environment }) => environment)).toEqual(['fleet-01', 'fleet-02', 'fleet-03']);
    for (const { environment, waves } of include) {
      const regions = ['eu-central-1', 'eu-west-1'];
      expect(waves[0]).toEqual(regions.map((region) => `${environment}-${region}-workspace-${region}`));
      expect(waves[1]).toHaveLength(8);
      expect(waves).toHaveLength(2);
    }
  });

  test('calls are counted by account and Region', () => {
    const { regions, accounts, quotas } = rates(folder);
    expect(quotas).toMatchObject({ callsPerSecond: 10, scrapers: 10 });
    expect(regions).toHaveLength(6);
    for (const region of regions) {
      // A workspace, its four namespaces and its alert manager, and four scrapers.
      expect(region).toMatchObject({ scrapers: 4, resources: 10 });
      // Read: 3 of the workspace, 2 of each namespace, 1 of the alert manager, 2 of each scraper.
      expect(region.refreshCalls).toBe(3 + 4 * 2 + 1 + 4 * 2);
      // Made: the workspace and its logs, and one call for each of the others.
      expect(region.makingCalls).toBe(2 + 4 + 1 + 4);
      expect(region).toMatchObject({ refreshSeconds: 2, makingSeconds: 3.1 });
    }
    expect(accounts).toHaveLength(3);
    expect(accounts.map(({ roles }) => roles)).toEqual([0, 0, 0]);
  });
});

test('a change of one cluster is a job for one account', () => {
  const folder = fresh();
  generate(folder, '--clusters', '6', '--regions', '1', '--accounts', '3');
  const git = (...args: string[]): void => {
    const options = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
    expect(spawnSync('git', [...options, ...args], { cwd: folder }).status).toBe(0);
  };
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'fleet');
  rmSync(join(folder, 'environments', 'fleet-02', 'clusters', 'eks-0002.yaml'));
  const { stdout } = promontory(folder, 'matrix', '--no-synth', '--base', 'main');
  expect(JSON.parse(stdout)).toMatchObject({ include: [{ environment: 'fleet-02' }] });
});

test('one environment of them all, for who measures', () => {
  const folder = fresh();
  expect(generate(folder, '--clusters', '22', '--regions', '2', '--accounts', '1').stdout).toBe('fleet-01\n');
  expect(promontory(folder, 'synth')).toMatchObject({ status: 0 });
  const text = run(ROOT, join(HERE, 'rates.mjs'), folder).stdout;
  expect(text).toContain('raise the quota: 11 scrapers in 100000000001, eu-west-1');
  expect(existsSync(join(folder, 'environments', 'fleet-01', 'cdktf.out', 'manifest.json'))).toBe(true);
});

test('docs/fleets.md shows what a place with ten clusters asks for', () => {
  const folder = fresh();
  generate(folder, '--clusters', '10', '--regions', '1', '--accounts', '1');
  expect(promontory(folder, 'synth')).toMatchObject({ status: 0 });
  const [heading, place] = run(ROOT, join(HERE, 'rates.mjs'), folder).stdout.split('\n');
  const shown = readFileSync(join(ROOT, 'docs', 'fleets.md'), 'utf8');
  for (const line of [heading, place]) expect(shown.split('\n')).toContain(line);
  // A hundred such places.
  const [sum] = rates(folder).regions;
  expect(shown).toContain(
    `${100 * (sum?.refreshCalls ?? 0)} calls to refresh, ${100 * (sum?.makingCalls ?? 0)} to make ${100 * (sum?.resources ?? 0)} resources`,
  );
});

test('a Prometheus agent in each cluster takes a role there: counted too', () => {
  const folder = fresh();
  const size = ['--clusters', '3', '--regions', '1', '--accounts', '1', '--collector', 'prometheus-agent'];
  generate(folder, ...size);
  expect(promontory(folder, 'synth')).toMatchObject({ status: 0 });
  expect(rates(folder).accounts).toEqual([{ account: '100000000001', roles: 3 }]);
  expect(rates(folder).regions[0]).toMatchObject({ scrapers: 0 });
});

test('what is not synthesised cannot be counted', () => {
  const folder = fresh();
  generate(folder, '--clusters', '1', '--regions', '1', '--accounts', '1');
  const { status, stderr } = run(ROOT, join(HERE, 'rates.mjs'), folder);
  expect(status).not.toBe(0);
  expect(stderr).toContain('fleet-01 is not synthesised');
});

test('a fleet that cannot be dealt out is refused', () => {
  const { status, stderr } = generate(fresh(), '--clusters', '5', '--regions', '3', '--accounts', '2');
  expect(status).not.toBe(0);
  expect(stderr).toContain('at least one cluster for each account and Region');
});
