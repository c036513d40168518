// What a fleet asks of AMP and IAM, counted from its synthesised stacks and laid against their quotas.
// Usage: node test/fleet/rates.mjs FOLDER [--json]   (after `promontory synth` there, and `npm run build` here)
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AMP_API_RATE } from '@promontory/amp-facts';
import { permissionsOf } from '@promontory/permissions';
import { SCRAPER_LIMITS } from '@promontory/scrape-config';

/** Roles of one account, by default; up to 5,000 on request. Source: IAM user guide, "IAM and AWS STS quotas". */
const ROLES_PER_ACCOUNT = 1_000;

/** Adds up what every stack of every environment of a folder asks for. */
export function ratesOf(folder) {
  const regions = new Map();
  const roles = new Map();
  for (const { account, region, type, calls } of resourcesOf(folder)) {
    const key = `${account} ${region}`;
    const sum = regions.get(key) ?? { account, region, scrapers: 0, resources: 0, refreshCalls: 0, makingCalls: 0 };
    regions.set(key, sum);
    if (type === 'aws_prometheus_scraper') sum.scrapers += 1;
    if (calls.refresh + calls.make > 0) sum.resources += 1;
    sum.refreshCalls += calls.refresh;
    sum.makingCalls += calls.make;
    if (type === 'aws_iam_role') roles.set(account, (roles.get(account) ?? 0) + 1);
    else if (!roles.has(account)) roles.set(account, 0);
  }
  const perSecond = AMP_API_RATE.callsPerSecond;
  return {
    quotas: {
      callsPerSecond: perSecond,
      scrapers: SCRAPER_LIMITS.maxScrapersPerRegion,
      rolesPerAccount: ROLES_PER_ACCOUNT,
    },
    regions: [...regions.values()].map((sum) => ({
      ...sum,
      refreshSeconds: sum.refreshCalls / perSecond,
      makingSeconds: (sum.refreshCalls + sum.makingCalls) / perSecond,
    })),
    accounts: [...roles].map(([account, count]) => ({ account, roles: count })),
  };
}

function* resourcesOf(folder) {
  const home = join(folder, 'environments');
  for (const environment of readdirSync(home)) {
    const stacks = join(home, environment, 'cdktf.out', 'stacks');
    if (!existsSync(stacks)) throw new Error(`${environment} is not synthesised: run 'promontory synth' in ${folder}`);
    for (const id of readdirSync(stacks)) {
      const { provider, resource = {} } = JSON.parse(readFileSync(join(stacks, id, 'cdk.tf.json'), 'utf8'));
      const [{ region, allowed_account_ids: accounts }] = provider.aws;
      for (const [type, blocks] of Object.entries(resource)) {
        for (const attributes of Object.values(blocks)) {
          const calls = callsOf(type, attributes);
          yield { account: accounts[0], region: attributes.region ?? region, type, calls };
        }
      }
    }
  }
}

const known = new Map();

/** Calls to AMP about one resource: to read it once, and to make it. The actions are those of `promontory permissions`. */
function callsOf(type, attributes) {
  // What is called depends on the kind of block and on which attributes there are, not on what they say.
  const key = [type, ...Object.keys(attributes)].join(' ');
  if (!known.has(key)) {
    const { plan, apply } = permissionsOf({ one: { resource: { [type]: { one: attributes } } } });
    const reads = actionsOf(plan);
    const writes = actionsOf(apply).filter((action) => !reads.includes(action));
    const creates = writes.filter((action) => /^aps:Create/.test(action));
    // Some are there with their workspace and only changed, or put.
    const puts = writes.filter((action) => /^aps:(Put|Update)/.test(action)).slice(0, 1);
    known.set(key, { refresh: reads.length, make: creates.length > 0 ? creates.length : puts.length });
  }
  return known.get(key);
}

function actionsOf(documents) {
  const actions = documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
  return [...new Set(actions)].filter((action) => action.startsWith('aps:'));
}

/** The same for people: the fullest places first. */
function textOf({ quotas, regions, accounts }) {
  const order = (one) => `${one.account} ${one.region}`;
  const fullest = [...regions].sort((a, b) => b.makingSeconds - a.makingSeconds || order(a).localeCompare(order(b)));
  const shown = fullest.slice(0, 5);
  const sum = (key) => regions.reduce((total, one) => total + one[key], 0);
  const row = (cells) => cells.map((cell, at) => (at < 2 ? cell.padEnd(16) : cell.padStart(12))).join('');
  const most = Math.max(...accounts.map(({ roles }) => roles));
  return [
    row(['account', 'Region', 'scrapers', 'resources', 'to refresh', 'to make', 'at least']),
    ...shown.map((one) =>
      row([
        one.account,
        one.region,
        `${one.scrapers} of ${quotas.scrapers}`,
        String(one.resources),
        `${one.refreshCalls} calls`,
        `${one.makingCalls} calls`,
        `${one.makingSeconds.toFixed(1)} s`,
      ]),
    ),
    ...(fullest.length > shown.length ? [`… and ${fullest.length - shown.length} more, none fuller`] : []),
    '',
    `AMP takes ${quotas.callsPerSecond} calls a second from an account in a Region; there are ${regions.length} such places, each with its own.`,
    `All of them: ${sum('refreshCalls')} calls to refresh, ${sum('makingCalls')} to make ${sum('resources')} resources.`,
    `Through one place it would be ${((sum('refreshCalls') + sum('makingCalls')) / quotas.callsPerSecond / 60).toFixed(1)} minutes; as it is, ${fullest[0].makingSeconds.toFixed(1)} s.`,
    `IAM: at most ${most} roles in an account, of ${quotas.rolesPerAccount}.`,
    ...regions
      .filter(({ scrapers }) => scrapers > quotas.scrapers)
      .map(({ account, region, scrapers }) => `raise the quota: ${scrapers} scrapers in ${account}, ${region}`),
    '',
  ].join('\n');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
  if (positionals.length !== 1) throw new Error('give one folder');
  const rates = ratesOf(resolve(positionals[0]));
  process.stdout.write(values.json ? `${JSON.stringify(rates, null, 2)}\n` : textOf(rates));
}
