export { type JobEntry, type CustomEntry, type PresetEntry, resolveJobs } from './job-entry.js';
export { SCRAPER_LIMITS, type ScraperLimits } from './limits.js';
export {
  allowListOf,
  DEFAULT_PRESETS,
  PRESET_NAMES,
  type PresetName,
  presetJob,
  type PresetOptions,
} from './presets.js';
export { renderScrapeConfiguration, renderScrapeConfigs, type ScrapeConfiguration } from './render.js';
export { type ExporterName, type PortRange, requiredExporters, requiredPorts } from './requirements.js';
export type {
  KubernetesRole,
  KubernetesServiceDiscovery,
  RelabelRule,
  ScrapeJob,
  ScrapeTarget,
  StaticTargets,
} from './scrape-job.js';
export { validateJobs, type ValidateJobsOptions } from './validate-jobs.js';
export { checkRelabelRules as validateRelabelRules } from './private/check-relabel-rules.js';
