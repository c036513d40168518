import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli, Repository } from './repository.js';

beforeAll(buildCli);

const ENVIRONMENT = `apiVersion: promontory/v1
account: '111122223333'
region: us-east-1
backend: { kind: local }
workspaces:
  metrics: { alias: dev-metrics, newKey: {} }
clusters:
  - name: one
    size: { nodes: 2, pods: 10, series: { app: 100000 } }
    collection:
      kind: prometheus-agent
      jobs: [{ custom: { job_name: app, static_configs: [{ targets: ['10.0.0.1:80'] }] } }]
`;

function repository(text = ENVIRONMENT): Repository {
  const made = new Repository();
  made.environment('dev');
  made.write('environments/dev/environment.yaml', text);
  return made;
}

function committed(): Repository {
  const made = repository();
  made.write('.gitignore', 'cdktf.out\n.promontory\n');
  made.write('package.json', '{}');
  made.write('stacks/app/dist/main.js', '');
  made.git('init', '--quiet');
  made.git('add', '.');
  made.git('commit', '--quiet', '-m', 'base');
  return made;
}

describe('cost', () => {
  test('the bill, the jobs and what was taken are told', () => {
    const { status, stdout } = repository().run(['cost']);
    expect(status).toBe(0);
    // 4.38 billion samples: two at 0.90, the rest at 0.35 for ten million.
    expect(stdout).toBe(`dev
  about $265.51 a month, 100,000 active series
  the bill, list prices in US dollars without tax
    samples ingested, us-east-1                                       $263.30
    samples stored, us-east-1                                           $1.21
    customer managed keys, metrics                                      $1.00
  active series
    one / app                                           100,000   every 60 s
  prices are of
    2026-09-17
`);
  });

  test('against a git ref the change is told, as text and as JSON', () => {
    const made = committed();
    made.write('environments/dev/environment.yaml', ENVIRONMENT.replace('100000', '50000'));
    const { status, stdout } = made.run(['cost', '--base', 'HEAD']);
    expect(status).toBe(0);
    expect(stdout).toContain('  about $188.25 a month (-$77.25), 50,000 active series (-50,000)\n');
    expect(stdout).toContain('$263.30 -> $186.65\n');
    const json = JSON.parse(made.run(['cost', 'dev', '--base', 'HEAD', '--json']).stdout) as object;
    expect(json).toMatchObject({
      schemaVersion: 1,
      environments: [{ name: 'dev', estimate: { activeSeries: 50_000 }, difference: { activeSeries: -50_000 } }],
    });
  });

  test('a base whose files cannot be read is said, and costs of now are told', () => {
    const made = committed();
    made.write('environments/dev/environment.yaml', 'apiVersion: promontory/v1\n');
    made.git('commit', '--quiet', '-am', 'broken');
    made.write('environments/dev/environment.yaml', ENVIRONMENT);
    const { status, stdout } = made.run(['cost', '--base', 'HEAD']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}not known: what it cost at the base: its files have \d+ problems/m);
  });

  test.each([
    ['dollarsPerMonth: 265', 1],
    ['dollarsPerMonth: 266', 0],
    ['activeSeries: 99999', 1],
  ])('a budget of %s ends with %i', (budget, code) => {
    const { status, stderr } = repository(`${ENVIRONMENT}costs: { budget: { ${budget} } }\n`).run(['cost']);
    expect(status).toBe(code);
    expect(stderr).toBe(code === 0 ? '' : 'promontory: dev is over its budget\n');
  });

  test('an environment that is not valid is wrong usage', () => {
    const { status, stderr } = repository(ENVIRONMENT.replace('us-east-1', 'nowhere')).run(['cost']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/costs of dev are not known: its files have \d problems?: see 'promontory validate dev'/);
  });

  test.each([
    ['cost', '--fromat', 'json'],
    ['cost', '--base'],
  ])('%s %s is wrong usage', (...args) => {
    expect(repository().run(args).status).toBe(2);
  });
});

describe('costs in a review', () => {
  test('a change that passes the budget fails the review, and the page tells of it', () => {
    const made = committed();
    const text = ENVIRONMENT.replace('100000', '200000');
    made.write('environments/dev/environment.yaml', `${text}costs: { budget: { risePercent: 10 } }\n`);
    const { status, stdout } = made.run(['review', '--base', 'HEAD']);
    expect(status).toBe(1);
    expect(stdout).toContain('  costs: about $420.01 a month (+$154.51), 200,000 active series (+100,000)\n');
    expect(stdout).toContain(
      'error cost/rise-within-budget  costs\n    The bill rises by 58 %, from $265.51 to $420.01',
    );
    const written = made.run(['review', '--base', 'HEAD', '--format', 'html', '--output', 'out/review.html']);
    expect(written.status).toBe(1);
    const page = readFileSync(join(made.folder, 'out', 'review.html'), 'utf8');
    expect(page).toContain('about $420.01 a month (+$154.51)');
    expect(page).toContain('cost/rise-within-budget');
    made.write(
      'environments/dev/acknowledgements.yaml',
      'acknowledgements:\n  - { rule: cost/rise-within-budget, path: costs, reason: load test, owner: sre, expires: "2099-01-01" }\n',
    );
    expect(made.run(['review', '--base', 'HEAD']).status).toBe(0);
  });
});
