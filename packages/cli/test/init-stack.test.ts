import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli, Repository, ROOT } from './repository.js';

jest.setTimeout(120_000);

beforeAll(buildCli);

const FILES = [
  '.github/workflows/check.yml',
  '.gitignore',
  'README.md',
  'cdktf.json',
  'package.json',
  'src/main.ts',
  'src/observability-stack.ts',
  'src/settings.ts',
  'test/observability-stack.test.ts',
  'tsconfig.json',
];
const INTO = ['init', 'stack', '--dir', 'shop-metrics'];
const SUBNETS = 'subnet-0a1b2c3d:eu-west-1a,subnet-0a1b2c3e:eu-west-1b';

test('a repository is written, without a word that was to be replaced', () => {
  const made = new Repository();
  expect(made.run(INTO)).toEqual({
    status: 0,
    stdout: [
      ...FILES.map((file) => `shop-metrics/${file}`),
      'Next: cd shop-metrics, npm install, npm test, npm run synth. Then edit src/settings.ts.',
      '',
    ].join('\n'),
    stderr: '',
  });
  const folder = join(made.folder, 'shop-metrics');
  expect(FILES.filter((file) => /__[A-Z]+__/.test(readFileSync(join(folder, file), 'utf8')))).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual([...new Set(FILES.map((file) => file.split('/')[0]))].sort());
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    name: 'shop-metrics',
    dependencies: { '@promontory/amp-workspace': '0.1.0' },
  });
});

test.each<[string, string[], string]>([
  ['the folder’s name', [], "name: 'shop-metrics'"],
  ['--name', ['--name', 'observability'], "name: 'observability'"],
  ['an account of nobody', [], "account: '111122223333'"],
  ['--account', ['--account', '444455556666'], "account: '444455556666'"],
  ['a Region', [], "region: 'eu-west-1'"],
  ['--region', ['--region', 'us-east-1'], "region: 'us-east-1'"],
  ['no cluster', [], 'cluster: undefined,'],
  ['--cluster', ['--cluster', 'shop', '--subnets', SUBNETS], "    name: 'shop',"],
  [
    '--subnets',
    ['--cluster', 'shop', '--subnets', SUBNETS],
    "      { id: 'subnet-0a1b2c3e', availabilityZone: 'eu-west-1b' },",
  ],
])('%s stands in settings.ts', (_, args, expected) => {
  const made = new Repository();
  expect(made.run([...INTO, ...args])).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(join(made.folder, 'shop-metrics/src/settings.ts'), 'utf8')).toContain(expected);
});

test('an empty folder that is there already is filled, and so is a fresh clone', () => {
  const made = new Repository();
  made.git('init', '-q', 'clone');
  mkdirSync(join(made.folder, 'empty'));
  for (const dir of ['clone', 'empty']) expect(made.run(['init', 'stack', '--dir', dir])).toMatchObject({ status: 0 });
  expect(existsSync(join(made.folder, 'clone/.git/HEAD'))).toBe(true);
});

test.each<[string, (made: Repository) => void, string]>([
  [
    'a folder with something in it',
    (made) => ['d', 'c', 'b', 'a'].forEach((name) => made.write(`shop-metrics/${name}`, name)),
    'is not empty (a, b, c, … (4 in all)): name an empty or a new folder by --dir',
  ],
  ['a file', (made) => made.write('shop-metrics', 'text'), 'is not a folder: name another by --dir'],
])('%s is refused and left as it is', (_, prepare, message) => {
  const made = new Repository();
  prepare(made);
  const before = readdirSync(made.folder, { recursive: true });
  expect(made.run(INTO)).toEqual({
    status: 2,
    stdout: '',
    stderr: `promontory: ${join(made.folder, 'shop-metrics')} ${message}\n`,
  });
  expect(readdirSync(made.folder, { recursive: true })).toEqual(before);
});

test('what cannot be written to is left empty', () => {
  const made = new Repository();
  // A file where a folder would have to be.
  writeFileSync(join(made.folder, 'in-the-way'), '');
  const { status, stderr } = made.run(['init', 'stack', '--dir', 'in-the-way/shop']);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `promontory: ${join(made.folder, 'in-the-way/shop')} cannot be made (ENOTDIR): name another by --dir\n`,
  });
  expect(readdirSync(made.folder)).toEqual(['in-the-way']);
});

test('everything that is wrong is told at once, and nothing is written', () => {
  const made = new Repository();
  const args = [
    '--name',
    'My Metrics',
    '--account',
    '1',
    '--region',
    'eu-wset-1',
    '--cluster',
    'a b',
    '--subnets',
    'x',
  ];
  expect(made.run([...INTO, ...args])).toEqual({
    status: 2,
    stdout: '',
    stderr: `promontory: nothing was written:
  the name 'My Metrics': expected 2 to 32 lower-case letters, digits and '-', a letter first; give another by --name
  --account 1: expected twelve digits
  --region eu-wset-1: expected a Region that has AMP, did you mean eu-west-1?
  --cluster 'a b': expected the name of an EKS cluster
  --subnets x: expected subnets of two zones of eu-wset-1, such as subnet-0a1b2c3d:eu-wset-1a,subnet-0a1b2c3e:eu-wset-1b
`,
  });
  expect(readdirSync(made.folder)).toEqual([]);
});

test.each([
  [['--cluster', 'shop'], '--cluster: give its --subnets too'],
  [['--subnets', SUBNETS], '--subnets: give the --cluster that they belong to'],
  [['--cluster', 'shop', '--subnets', 'subnet-1:eu-west-1a,subnet-2:eu-west-1a'], 'expected subnets of two zones'],
  [['--cluster', 'shop', '--subnets', "subnet-1:eu-west-1a',subnet-2:eu-west-1b"], 'expected subnets of two zones'],
])('%j is refused', (args, message) => {
  const { status, stderr } = new Repository().run([...INTO, ...args]);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) });
});

test('its help is its own, and Tab knows it', () => {
  const made = new Repository();
  expect(made.run(['init', 'stack', '--help']).stdout).toMatch(/^promontory init stack \[flags\]\n/);
  expect(made.run(['__complete', 'init', 's']).stdout).toMatch(/^stack\tWrite a repository/);
  expect(made.run(['__complete', 'init', 'stack', '--d']).stdout).toMatch(/^--dir\t.*\n$/);
});

test('the template pins what this repository is tested with', () => {
  const read = (file: string) =>
    JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, Record<string, string>>;
  const root = read('package.json')['devDependencies'] ?? {};
  const { dependencies, devDependencies } = read('packages/cli/templates/stack/package.json.template');
  const pins = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([name]) => !name.startsWith('@promontory/'),
  );
  expect(pins.length).toBeGreaterThan(5);
  for (const [name, version] of pins) expect([name, version]).toEqual([name, root[name]]);
});
