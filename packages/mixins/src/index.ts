export type { AlertDefinition, GroupDefinition, RecordDefinition } from './definition.js';
export {
  type AlertOverride,
  type JobName,
  JOBS,
  type PackOptions,
  SEVERITIES,
  type Severity,
  type Threshold,
} from './options.js';
export { PACK_NAMES, type PackName, packs } from './packs.js';
export {
  definePack,
  type PackContext,
  type PackDefinition,
  type PackFunction,
  readsOf,
  type RulePack,
} from './rule-pack.js';
export { slo, type SloOptions } from './slo.js';
export * as threshold from './threshold.js';
export { type PackSelection, selectPacks, type SelectedPacks, type SharedOptions } from './select-packs.js';
export { inhibitRules, type PackInhibitRule } from './inhibit-rules.js';
