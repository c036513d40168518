export { type ChartServer, chartValues } from './chart-values.js';
export { controlPlaneAccess, mergeOnto } from './control-plane-access.js';
export { CHART_KEPT, keptOf, type KeptValue, refuseValues } from './kept-values.js';
export { checkWriter, type WriterChecks } from './check-writer.js';
export { PROXY_PORT } from './sigv4-proxy.js';
export { chartPrometheus, imageTag, type KnownPrometheus } from './chart-prometheus.js';
export { type WriterIdentity, writerIdentity, type WriterSubject } from './writer-identity.js';
export { writeDestinations } from './write-destinations.js';
export type { CommonWriterProps, PersistentVolume, PrometheusWriterProps, WriterIdentityKind } from './writer-props.js';
