export { PrometheusOperator, type PrometheusOperatorProps } from './prometheus-operator.js';
