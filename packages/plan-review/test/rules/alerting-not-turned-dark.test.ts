import { UNKNOWN } from '../../src/change.js';
import { alertingNotTurnedDark } from '../../src/rules/alerting-not-turned-dark.js';
import { rules } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';
import { agent, scraper } from '../scrape-builders.js';

const [STATE, NODES, KUBELET, PODS] = ['kube-state-metrics', 'node-exporter', 'kubelet', 'pods'].map((job_name) => ({
  job_name,
})) as [object, object, object, object];
const CRASHING = { alert: 'Crashing', expr: 'kube_pod_container_status_restarts_total > 5' };
const MEMORY = { alert: 'Memory', expr: 'node_memory_MemAvailable_bytes < 1e9' };
const dropping = (regex: string): object => ({
  ...STATE,
  metric_relabel_configs: [{ source_labels: ['__name__'], regex, action: 'drop' }],
});

describeRule(alertingNotTurnedDark, {
  finds: {
    'a job less': {
      base: [...scraper([STATE, KUBELET]), ...rules(CRASHING)],
      head: [...scraper([KUBELET]), ...rules(CRASHING)],
      says: [
        'error: Turned dark: Crashing (kube_pod_container_status_restarts_total): turn on the preset kube-state-metrics.',
      ],
    },
    'a metric that is dropped, and two that read it': {
      base: [...agent([STATE]), ...rules(CRASHING, { record: 'a:b', expr: CRASHING.expr })],
      head: [...agent([dropping('kube_pod_.*')]), ...rules(CRASHING, { record: 'a:b', expr: CRASHING.expr })],
      says: [
        'error: Turned dark: Crashing, a:b (kube_pod_container_status_restarts_total): take it out of dropMetrics of the preset kube-state-metrics.',
      ],
    },
    'a collector that goes': {
      base: [...scraper([NODES]), ...rules(MEMORY)],
      head: rules(MEMORY),
      says: ['error: Turned dark: Memory (node_memory_MemAvailable_bytes): turn on the preset node-exporter.'],
    },
    'a job less beside annotated pods, which cannot stand in for it': {
      base: [...scraper([STATE, PODS]), ...rules(CRASHING)],
      head: [...scraper([PODS]), ...rules(CRASHING)],
      says: [
        'error: Turned dark: Crashing (kube_pod_container_status_restarts_total): turn on the preset kube-state-metrics.',
      ],
    },
  },
  passes: {
    'a job less that no rule reads': {
      base: [...scraper([STATE, KUBELET]), ...rules(CRASHING)],
      head: [...scraper([STATE]), ...rules(CRASHING)],
    },
    'rules that go with the job': {
      base: [...scraper([STATE, KUBELET]), ...rules(CRASHING)],
      head: [...scraper([KUBELET]), ...rules({ alert: 'Up', expr: 'up == 0' })],
    },
    'another collector that still has it': {
      base: [...scraper([STATE]), ...agent([STATE]), ...rules(CRASHING)],
      head: [...scraper([KUBELET]), ...agent([STATE]), ...rules(CRASHING)],
    },
    'another job that may have it': {
      base: [...scraper([STATE]), ...rules(CRASHING)],
      head: [...scraper([{ job_name: 'own' }]), ...rules(CRASHING)],
    },
    'a metric that was dark before': {
      base: [...scraper([KUBELET, NODES]), ...rules(CRASHING)],
      head: [...scraper([KUBELET]), ...rules(CRASHING)],
    },
    'a record of the workspace': {
      base: [
        ...scraper([STATE]),
        ...rules({ record: 'kube_pod_info', expr: 'up' }, { alert: 'A', expr: 'kube_pod_info' }),
      ],
      head: [
        ...scraper([KUBELET]),
        ...rules({ record: 'kube_pod_info', expr: 'up' }, { alert: 'A', expr: 'kube_pod_info' }),
      ],
    },
    'a configuration that only apply will know, of which another rule tells': {
      base: [...scraper([STATE]), ...rules(CRASHING)],
      head: [['aws_prometheus_scraper', 'Scraper', { alias: 'a', scrape_configuration: UNKNOWN }], ...rules(CRASHING)],
    },
    'nothing to compare with': { head: [...scraper([KUBELET]), ...rules(CRASHING)] },
  },
});
