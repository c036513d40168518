import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { clusterJsonSchema, environmentJsonSchema, loadEnvironment } from '@promontory/config';
import { loadRules, parsePlan, review, type ReviewInput, RULES, type Synth } from '@promontory/plan-review';
import { ModuleKind, transpileModule } from 'typescript';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const packages = readdirSync(join(ROOT, 'packages'));
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...markdownIn('docs'),
  ...packages.map((name) => `packages/${name}/README.md`),
];

function markdownIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? markdownIn(join(folder, entry.name))
      : entry.name.endsWith('.md')
        ? [join(folder, entry.name)]
        : [],
  );
}

function blocks(file: string, language: string): string[] {
  return [...read(file).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, found, text = '']) =>
    found === language ? [text] : [],
  );
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
  expect(links.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
});

test.each(packages)('the README of %s has the shape that they all have', (name) => {
  const headings = [...read(`packages/${name}/README.md`).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading);
  expect(headings[0]).toBe(`@promontory/${name}`);
  expect(headings).toEqual(
    expect.arrayContaining(['Install', 'Example', 'Worth knowing', 'When it is not enough', 'Upgrading']),
  );
  expect(read('docs/architecture.md')).toContain(`| \`${name}\` `);
});

test('every TypeScript example compiles', () => {
  const folder = join(ROOT, 'tmp', 'docs-examples');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let count = 0;
  for (const page of pages) {
    for (const text of blocks(page, 'ts'))
      writeFileSync(join(folder, `example-${(count += 1)}.ts`), `// ${page}\n${text}`);
  }
  expect(count).toBeGreaterThan(packages.length);
  const config = {
    extends: '../../tsconfig.base.json',
    compilerOptions: { noEmit: true, composite: false, types: ['node'] },
    include: ['*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const ran = spawnSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder], {
    encoding: 'utf8',
  });
  expect(`${ran.stdout}${ran.stderr}`).toBe('');
  expect(ran.status).toBe(0);
});

test.each(['README.md', 'docs/environments.md'])(
  'every whole environment in %s is valid, and every part of one is YAML',
  (page) => {
    const whole = blocks(page, 'yaml').filter((text) => text.includes('apiVersion:'));
    for (const text of whole) {
      const folder = join(mkdtempSync(join(tmpdir(), 'promontory-docs-')), 'environments', 'staging');
      mkdirSync(join(folder, '..', 'shared', 'rules'), { recursive: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        join(folder, '..', 'shared', 'rules', 'platform.yaml'),
        read('environments/shared/rules/platform.yaml'),
      );
      writeFileSync(join(folder, 'environment.yaml'), text);
      expect(loadEnvironment(folder)).toMatchObject({ ok: true, warnings: [] });
    }
    if (page === 'README.md') expect(whole).toHaveLength(1);
  },
);

test('the reference of environments names every key of the schema', () => {
  const keys = new Set<string>();
  const walk = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties } = schema as { properties?: Record<string, unknown> };
    Object.keys(properties ?? {}).forEach((key) => keys.add(key));
    Object.values(schema).forEach(walk);
  };
  walk(environmentJsonSchema());
  walk(clusterJsonSchema());
  const text = read('docs/environments.md');
  const missing = [...keys].filter((key) => !text.includes(`\`${key}\``) && !new RegExp(`\\b${key}:`).test(text));
  expect(missing).toEqual([]);
});

test.each([
  '',
  'init',
  'init stack',
  'validate',
  'synth',
  'plan',
  'review',
  'cost',
  'doctor',
  'explain',
  'export',
  'matrix',
  'adopt',
])('docs/cli.md says what promontory %s --help says (npm run docs:cli)', (command) => {
  const args = [
    join(ROOT, 'packages', 'cli', 'bin', 'promontory.js'),
    ...(command === '' ? [] : command.split(' ')),
    '--help',
  ];
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(ran.status).toBe(0);
  expect(read('docs/cli.md')).toContain(ran.stdout.trimEnd());
});

test('what promontory explain says of codes is what the sources say (npm run docs:codes)', () => {
  const ran = spawnSync(process.execPath, [join(ROOT, 'tools', 'docs', 'codes.mjs'), '--print'], { encoding: 'utf8' });
  expect(ran.stdout).toBe(read('packages/cli/src/private/codes.ts'));
});

test('every code of a problem of an environment can be explained', () => {
  const told = read('packages/config/test/fixtures/problems.txt').match(/(?<=:\d+:\d+ )[A-Z]\w+(?=:)/g) ?? [];
  const known = read('packages/cli/src/private/codes.ts');
  expect([...new Set(told)].filter((code) => !known.includes(`'${code}'`))).toEqual([]);
});

test('the rule of an organisation in docs/reviewing.md, as a package, finds what it says', () => {
  const [example = ''] = blocks('docs/reviewing.md', 'ts').filter((text) => text.includes('acme/team-tagged'));
  const folder = mkdtempSync(join(tmpdir(), 'promontory-docs-'));
  const home = join(folder, 'node_modules', '@acme', 'review-rules');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: '@acme/review-rules', main: 'index.js' }));
  writeFileSync(
    join(home, 'index.js'),
    transpileModule(example, { compilerOptions: { module: ModuleKind.CommonJS } }).outputText,
  );
  const topic = (name: string, tags?: object) =>
    ({
      address: `aws_sns_topic.${name}`,
      type: 'aws_sns_topic',
      change: { actions: ['create'], after: { tags } },
    }) as const;
  const plan = parsePlan(
    JSON.stringify({ format_version: '1.2', resource_changes: [topic('A', { team: 'sre' }), topic('B')] }),
    'plan.json',
  );
  const { findings } = review({
    name: 'test',
    head: { stacks: new Map() },
    base: { stacks: new Map([['s', { id: 's', dependencies: [], blocks: new Map(), moved: new Map() }]]) },
    plans: new Map([['s', plan]]),
    today: '2026-11-21',
    rules: loadRules(['@acme/review-rules'], folder),
  });
  expect(findings).toMatchObject([
    { rule: 'acme/team-tagged', path: 'aws_sns_topic.B', message: 'The topic has no team.' },
  ]);
});

describe('rules of the review', () => {
  type Side = readonly (readonly [type: string, name: string, attributes: Record<string, unknown>])[];
  interface Example {
    readonly base?: Side;
    readonly head?: Side;
    readonly baseProviders?: Readonly<Record<string, string>>;
    readonly headProviders?: Readonly<Record<string, string>>;
    /** What Terraform writes of a plan. */
    readonly plan?: object;
    readonly costs?: ReviewInput['costs'];
  }
  const synth = (side: Side, providers: Readonly<Record<string, string>> = {}): Synth => {
    const made = side.map(([type, name, attributes]) => {
      const address = `${type}.${name}`;
      return [address, { address, type, mode: 'managed' as const, path: `test/${name}`, attributes }] as const;
    });
    const stack = { id: 'test', dependencies: [], blocks: new Map(made), moved: new Map<string, string>() };
    return { stacks: new Map([['test', { ...stack, providers: new Map(Object.entries(providers)) }]]) };
  };
  /** What is too long for a page: `{ "repeat": "a%, ", "times": 3 }` is `a0, a1, a2, `. */
  const long = (_: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('repeat' in value)) return value;
    const {
      prefix = '',
      repeat,
      times,
      suffix = '',
    } = value as {
      readonly prefix?: string;
      readonly repeat: unknown;
      readonly times: number;
      readonly suffix?: string;
    };
    const all = Array.from({ length: times }, (_, index) => String(repeat).replaceAll('%', `${index}`));
    return `${prefix}${all.join('')}${suffix}`;
  };
  const judge = (rule: (typeof RULES)[number], { base, head, plan, ...example }: Example): string[] => {
    const plans = plan && new Map([['test', parsePlan(JSON.stringify(plan), 'the example')]]);
    const sides = {
      base: base && synth(base, example.baseProviders),
      head: synth(head ?? [], example.headProviders),
    };
    const { costs } = example;
    return review({ name: 'test', ...sides, plans, costs, today: '2026-11-21', rules: [rule] }).findings.map(
      (finding) => finding.rule,
    );
  };

  test.each(RULES.map((rule) => [rule.id, rule] as const))(
    'the page of %s says why, and its examples are judged as it says',
    (id, rule) => {
      const page = `docs/rules/${id}.md`;
      const text = read(page);
      expect(text.startsWith(`# ${id}\n\n${rule.summary}\n`)).toBe(true);
      for (const heading of ['Why', 'Bad', 'Good', 'What to do', 'When not to use it'])
        expect(text).toContain(`\n## ${heading}\n`);
      const found = blocks(page, 'json').map((example) => judge(rule, JSON.parse(example, long) as Example));
      expect(found).toEqual([[id], []]);
      const row = new RegExp(`^\\| \\[${id}\\]\\(rules/${id}\\.md\\) +\\| ${rule.severity} +\\| (.*?) +\\|$`, 'm');
      expect(row.exec(read('docs/reviewing.md'))?.[1]).toBe(rule.summary);
    },
  );

  test('no page is about a rule that is gone', () => {
    expect(
      markdownIn('docs/rules')
        .map((file) => relative('docs/rules', file).replace(/\.md$/, ''))
        .sort(),
    ).toEqual(RULES.map(({ id }) => id).sort());
  });
});

test('what the README shows of npm start is what the review says', () => {
  const shown = (blocks('README.md', 'text')[0] ?? '').split('\n').filter((line) => /^ {2,4}(\+|\?|dev-)/.test(line));
  const promontory = (...args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'packages', 'cli', 'bin', 'promontory.js'), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    });
  promontory('plan', 'dev', '--offline');
  const ran = promontory('review', 'dev', '--plans');
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((line) => !ran.stdout.split('\n').includes(line))).toEqual([]);
});
