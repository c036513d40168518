export { type DarkRead, darkReads, type Read, stateAmong } from './dark-reads.js';
export { EXPORTERS, type KnownExporter } from './exporters.js';
export { type Exposure, exposureOf, type MetricInventory, type OptionalMetrics } from './inventory.js';
export { OPENCOST_READS } from './opencost-reads.js';
export { PRESET_INVENTORIES } from './presets.js';
export {
  type DroppedBy,
  type MetricState,
  type Produced,
  producedBy,
  producedByJobs,
  type ProducedOptions,
} from './produced.js';
