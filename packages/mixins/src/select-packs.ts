import { didYouMean, type Finding, isMapping, kindOf } from '@promontory/vocabulary';
import type { PackOptions } from './options.js';
import { PACK_NAMES, type PackName, packs } from './packs.js';
import type { PackFunction, RulePack } from './rule-pack.js';

/** Packs by name: `true` for a pack as it is, options to change it, `false` to leave it out. */
export type PackSelection = { readonly [K in PackName]?: boolean | Parameters<(typeof packs)[K]>[0] };

/** Options that all packs of a cluster or workspace share; a pack's own come first. */
export type SharedOptions = Pick<PackOptions, 'scrapeInterval' | 'interval' | 'team' | 'teams' | 'runbookUrl' | 'jobs'>;

/** What came of a selection. */
export interface SelectedPacks {
  /** In the order of `PACK_NAMES`, whatever the order of the selection; empty when there are findings. */
  readonly packs: readonly RulePack[];
  /** Metrics that the packs read, sorted. */
  readonly reads: readonly string[];
  /** Everything wrong with the selection, at paths relative to it. */
  readonly findings: readonly Finding[];
}

/** Makes several packs at once, as a configuration names them. Each is small enough for any namespace of AMP. */
export function selectPacks(selection: PackSelection, shared: SharedOptions = {}): SelectedPacks {
  const findings = unknownPacks(selection);
  const made = PACK_NAMES.flatMap((name) => {
    const wanted: unknown = isMapping(selection) ? selection[name] : undefined;
    if (wanted === undefined || wanted === false) return [];
    if (wanted !== true && !isMapping(wanted)) {
      const expected = 'true, false, or options';
      findings.push({ code: 'MixinsOptions', path: [name], got: kindOf(wanted), expected, fix: 'write one of these' });
      return [];
    }
    const pack = (packs[name] as PackFunction)({ ...shared, ...(wanted === true ? {} : wanted) });
    findings.push(...pack.findings.map((finding) => ({ ...finding, path: [name, ...finding.path] })));
    return [pack];
  });
  if (findings.length > 0) return { packs: [], reads: [], findings };
  return { packs: made, reads: [...new Set(made.flatMap(({ reads }) => reads))].sort(), findings };
}

function unknownPacks(selection: unknown): Finding[] {
  if (!isMapping(selection)) {
    const expected = 'a mapping of packs';
    return [{ code: 'MixinsOptions', path: [], got: kindOf(selection), expected, fix: "write 'workloads: true'" }];
  }
  return Object.keys(selection)
    .filter((name) => !(PACK_NAMES as readonly string[]).includes(name))
    .map((name) => {
      const near = didYouMean(name, PACK_NAMES);
      const fix = near === undefined ? 'remove it' : `did you mean ${near}?`;
      return { code: 'MixinsUnknownPack', path: [name], got: name, expected: PACK_NAMES.join(', '), fix };
    });
}
