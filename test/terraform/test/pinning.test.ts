import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../src/synthesize.js';
import { engines, mustRun, unavailable } from '../src/tofu.js';
import { Workdir } from '../src/workdir.js';

const STACK = 'cross-account-eu-west-1-cluster-scraped';
const ENVIRONMENT = join(__dirname, '..', 'environments', 'cross-account', 'environment.yaml');
const [engine] = engines;
const test_ = engine !== undefined || mustRun ? test : test.skip;

interface Plan {
  readonly resource_changes: readonly {
    readonly type: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/** The environment with a line in the collection of its scraper, synthesised. */
function synthesized(line: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'promontory-pinning-')), 'cross-account');
  mkdirSync(folder);
  const text = readFileSync(ENVIRONMENT, 'utf8');
  writeFileSync(join(folder, 'environment.yaml'), text.replace('kind: managed-scraper\n', `$&${line}`));
  return synthesize(folder);
}

test_(
  `pinning the roles of a scraper to it changes two trusts in place${unavailable === undefined ? '' : ` (SKIPPED: ${unavailable})`}`,
  () => {
    if (engine === undefined) throw new Error(unavailable);
    const work = new Workdir(synthesized(''), engine);
    const tofu = (...args: string[]): string => {
      const ran = work.tofu(STACK, ...args);
      if (ran.status !== 0) throw new Error(`${args.join(' ')} ended with ${ran.status}:\n${ran.output}`);
      return ran.output;
    };
    tofu('init', '-input=false', '-no-color');
    tofu('apply', '-input=false', '-auto-approve', '-no-color');
    const scraperArn = tofu('output', '-raw', 'scraper_arn');
    expect(scraperArn).toMatch(/^arn:aws:aps:eu-west-1:111122223333:scraper\/s-/);

    const pin = (arn: string): void => {
      const pinned = join(synthesized(`      scraperArn: '${arn}'\n`), 'stacks', STACK, 'cdk.tf.json');
      copyFileSync(pinned, join(work.folder(STACK), 'cdk.tf.json'));
    };
    pin(scraperArn);
    tofu('plan', '-input=false', '-no-color', '-out=plan');
    const plan = JSON.parse(tofu('show', '-json', 'plan')) as Plan;
    const changes = plan.resource_changes.filter(
      ({ mode, change }) => mode === 'managed' && change.actions[0] !== 'no-op',
    );
    // A policy that names a role which changes may be read, and written, again.
    const others = changes.filter(({ type }) => type !== 'aws_iam_role_policy');
    expect(others.map(({ type }) => type)).toEqual(['aws_iam_role', 'aws_iam_role']);
    expect(new Set(changes.map(({ change }) => change.actions.join()))).toEqual(new Set(['update']));
    tofu('apply', '-input=false', '-no-color', 'plan');

    // Roles that trust another scraper would leave this one without a way to write: said before anything changes.
    pin('arn:aws:aps:eu-west-1:111122223333:scraper/s-9b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9');
    const refused = work.tofu(STACK, 'plan', '-input=false', '-no-color');
    expect(refused.status).toBe(1);
    expect(refused.output.replace(/\s+/g, ' ')).toContain('The roles of this scraper trust arn:aws:aps:');
  },
);
