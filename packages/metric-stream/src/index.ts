export { MetricStream, type MetricStreamProps } from './metric-stream.js';
export type { AdditionalStatistics, AllNamespaces, NamespaceSelection } from './selection.js';
