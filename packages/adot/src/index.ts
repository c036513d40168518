export { ADOT_COMPONENTS, type ComponentList } from './adot-components.js';
export { AdotCollector, type AdotCollectorProps, type AdotImage, type AdotMode } from './adot-collector.js';
export { collectorConfig, SELF_JOB } from './collector-config.js';
export type {
  CollectorConfig,
  CollectorDestination,
  CollectorQueue,
  CollectorSettings,
  MemoryLimiter,
  Pipeline,
} from './collector-settings.js';
export type { TargetShare } from './target-share.js';
