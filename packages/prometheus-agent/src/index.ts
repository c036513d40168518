export { PrometheusAgent, type PrometheusAgentProps, type QueueSettings } from './prometheus-agent.js';
