export { PrometheusAgent, type PrometheusAgentProps } from './prometheus-agent.js';
