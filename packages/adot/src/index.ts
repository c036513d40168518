export { ADOT_COMPONENTS, type ComponentList } from './adot-components.js';
export {
  AdotCollector,
  type AdotCollectorProps,
  type AdotDestination,
  type AdotImage,
  type AdotMode,
} from './adot-collector.js';
export {
  collectorConfig,
  type CollectorConfig,
  type CollectorDestination,
  type CollectorQueue,
  type CollectorSettings,
  type MemoryLimiter,
  type Pipeline,
  SELF_JOB,
} from './collector-config.js';
export type { TargetShare } from './target-share.js';
