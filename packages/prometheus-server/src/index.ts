export { type ExistingRelease, PrometheusServer, type PrometheusServerProps } from './prometheus-server.js';
