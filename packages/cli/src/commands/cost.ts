import { compareCosts, type CostDifference, type CostEstimate } from '@promontory/cost';
import { renderCostReport } from '@promontory/plan-review';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { estimateBase } from '../private/base/base.js';
import { type Estimated, estimateEnvironment } from '../private/costs/estimate.js';
import { findEnvironments, findRoot } from '../private/environments.js';
import { withProgress } from '../private/progress.js';

export const cost = defineCommand({
  name: 'cost',
  summary: 'Estimate series, samples and dollars a month, offline; with --base, what a change does to them.',
  takesEnvironments: true,
  flags: {
    base: { type: 'string', value: 'ref', description: 'Compare with the environments at this git ref.' },
    json: { type: 'boolean', description: 'Write the estimates as JSON.' },
  },
  examples: ['promontory cost', 'promontory cost production --base origin/main', 'promontory cost --json'],
  async run(context, { flags, environments }) {
    const root = findRoot(context.cwd);
    const folders = findEnvironments(context.cwd, environments);
    const here = folders.map((folder) => ({
      name: folder.name,
      ...known(estimateEnvironment(context, folder), folder.name),
    }));
    const { base: ref } = flags;
    const base =
      ref === undefined
        ? undefined
        : await withProgress(context, `reading ${ref}`, () =>
            estimateBase(context, { root, ref, names: folders.map(({ name }) => name) }),
          );
    const results = here.map(({ name, estimate, budget }) => {
      const before = base?.get(name);
      return { name, estimate, budget, ...(before && differenceOf(before, estimate)) };
    });
    if (flags.json) context.stdout(`${JSON.stringify({ schemaVersion: 1, environments: results }, null, 2)}\n`);
    else context.stdout(results.map(({ name, ...costs }) => renderCostReport(name, costs)).join('\n'));
    const bounded = results.filter(({ estimate, budget }) => isOver(estimate, budget));
    for (const { name } of bounded) context.stderr(`promontory: ${name} is over its budget\n`);
    return bounded.length > 0 ? 1 : 0;
  },
});

type Known = Extract<Estimated, { readonly estimate: CostEstimate }>;

function known(estimated: Estimated, name: string): Known {
  if ('estimate' in estimated) return estimated;
  throw CliError.usage(`costs of ${name} are not known: ${estimated.unknown}`);
}

function differenceOf(before: Estimated, after: CostEstimate): { difference?: CostDifference; unknown?: string } {
  return 'estimate' in before
    ? { difference: compareCosts(before.estimate, after) }
    : { unknown: `what it cost at the base: ${before.unknown}` };
}

function isOver({ usdPerMonth, activeSeries }: CostEstimate, budget: Known['budget']): boolean {
  const { usdPerMonth: mostUsd = Infinity, activeSeries: mostSeries = Infinity } = budget;
  return usdPerMonth > mostUsd || activeSeries > mostSeries;
}
