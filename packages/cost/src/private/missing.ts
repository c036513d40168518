import { isAlerting } from '@promontory/rules';
import type { CostItem } from '../cost-estimate.js';
import type { CostInput } from '../cost-input.js';
import { sizeOf } from '../size.js';
import type { Collected } from './collected.js';

/** What was taken for granted, and what is not in the numbers: an estimate that is silent of it would be a lie. */
export function missing(
  { workspaces, clusters, networks, hosts = [] }: CostInput,
  collected: readonly Collected[],
  items: readonly CostItem[],
  unknownReads: ReadonlyMap<string, readonly string[]>,
): { readonly assumed: readonly string[]; readonly notCounted: readonly string[] } {
  const assumed = clusters.flatMap(({ name, size }) => {
    if (size?.nodes !== undefined && size.pods !== undefined) return [];
    const { nodes, pods } = sizeOf(size);
    const what = size?.nodes === undefined ? `${nodes} nodes and ${pods} pods` : `${pods} pods`;
    return [`cluster ${name}: ${what}, for want of size`];
  });
  const unsized = collected.flatMap(({ cluster, jobs }) =>
    jobs
      .filter(({ activeSeries }) => activeSeries === undefined)
      .map(({ job }) => `job ${job} of cluster ${cluster.name}: give its series in size.series`),
  );
  const unpriced = items
    .filter(({ usd }) => usd === undefined)
    .map(({ what, of, region }) => `${what} of ${of}: no price of ${region} is known`);
  const ofRules = workspaces.flatMap(({ name, rules }) => {
    const records = rules.flatMap(({ rules: all }) => all).filter((rule) => !isAlerting(rule)).length;
    const reads = unknownReads.get(name)?.length ?? 0;
    return [
      ...(records > 0 ? [`workspace ${name}: the series of ${records} recording rules`] : []),
      ...(reads > 0 ? [`workspace ${name}: what rules query of ${reads} metrics whose series are not known`] : []),
    ];
  });
  const others = workspaces.flatMap(({ name, otherWriters }) =>
    otherWriters.map((writer) => `workspace ${name}: what ${writer} writes`),
  );
  const traffic = networks.some(({ endpoints }) => endpoints > 0) ? ['bytes through VPC endpoints'] : [];
  const compute = hosts.map(({ name, runsOn }) => `collector ${name}: ${runsOn}`);
  return { assumed, notCounted: [...unsized, ...unpriced, ...ofRules, ...others, ...compute, ...traffic] };
}
