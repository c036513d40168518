import { type JobEntry, presetJob, type RelabelRule, type ScrapeJob } from '@promontory/scrape-config';
import { producedBy, producedByJobs, type ProducedOptions } from '../src/index.js';

const stateOf = (metric: string, jobs: readonly JobEntry[], options?: ProducedOptions): unknown =>
  producedBy(jobs, options).stateOf(metric);
const custom = (...metric_relabel_configs: readonly RelabelRule[]): JobEntry => ({
  custom: { job_name: 'own', metric_relabel_configs } satisfies ScrapeJob,
});

test('the metrics of a preset are produced, less what it drops itself', () => {
  const { metrics, open } = producedBy([{ preset: 'cadvisor' }]);
  expect(metrics.has('container_cpu_usage_seconds_total')).toBe(true);
  expect(metrics.has('container_tasks_state')).toBe(false);
  expect(metrics.has('kube_pod_info')).toBe(false);
  expect(open).toBe(false);
  expect(stateOf('container_tasks_state', [{ preset: 'cadvisor' }])).toEqual({
    state: 'dropped',
    preset: 'cadvisor',
    by: 'preset',
  });
});

test('keepMetrics and dropMetrics take away what they take away of the job', () => {
  const kept: JobEntry = { preset: 'kube-state-metrics', keepMetrics: ['kube_pod_.*'] };
  expect(producedBy([kept]).metrics.has('kube_pod_info')).toBe(true);
  expect(stateOf('kube_node_info', [kept])).toEqual({
    state: 'dropped',
    preset: 'kube-state-metrics',
    by: 'keepMetrics',
  });
  const dropped: JobEntry = { preset: 'kube-state-metrics', dropMetrics: ['kube_node', 'kube_pod_i.*'] };
  expect(stateOf('kube_pod_info', [dropped])).toMatchObject({ by: 'dropMetrics' });
  // Anchored: `kube_node` is no beginning of a name.
  expect(stateOf('kube_node_info', [dropped])).toEqual({ state: 'produced' });
});

test('what one job drops another may produce', () => {
  const dropping: JobEntry = { preset: 'kubelet', dropMetrics: ['rest_client_.*'] };
  expect(stateOf('rest_client_requests_total', [dropping])).toMatchObject({ state: 'dropped' });
  expect(stateOf('rest_client_requests_total', [dropping, { preset: 'kube-apiserver' }])).toEqual({
    state: 'produced',
  });
});

test('an expression that only RE2 can read decides nothing', () => {
  expect(stateOf('kube_pod_info', [{ preset: 'kube-state-metrics', dropMetrics: ['(?i)KUBE_.*'] }])).toEqual({
    state: 'unknown',
  });
});

test('families are there or not, as machine and version have it', () => {
  expect(stateOf('node_memory_MemTotal_bytes', [{ preset: 'node-exporter' }])).toEqual({ state: 'unknown' });
});

test('what is behind a flag is off, unless flags are not known', () => {
  const jobs: JobEntry[] = [{ preset: 'node-exporter' }];
  expect(stateOf('node_systemd_unit_state', jobs)).toEqual({
    state: 'off',
    how: 'turn on the collector systemd of node-exporter, which is off by default',
  });
  expect(stateOf('node_systemd_unit_state', jobs, { flags: 'unknown' })).toEqual({ state: 'unknown' });
});

test('exporters that are scraped without a job are asked as well', () => {
  expect(stateOf('otelcol_exporter_queue_size', [])).toEqual({ state: 'absent' });
  expect(stateOf('otelcol_exporter_queue_size', [], { also: ['otel-collector'] })).toEqual({ state: 'unknown' });
});

describe('jobs of one’s own and annotated pods', () => {
  test('may produce anything', () => {
    for (const job of [custom(), { preset: 'pods' } as const]) {
      expect(producedBy([job]).open).toBe(true);
      expect(stateOf('http_requests_total', [job])).toEqual({ state: 'unknown' });
    }
    expect(stateOf('kube_pod_info', [custom()])).toEqual({ state: 'unknown' });
  });

  test('no annotated pod exposes what nodes do, or exporters that the preset leaves out', () => {
    const pods: JobEntry[] = [{ preset: 'pods' }];
    for (const metric of ['kubelet_running_pods', 'container_cpu_usage_seconds_total', 'kube_pod_info', 'node_load1']) {
      expect(stateOf(metric, pods)).toEqual({ state: 'absent' });
    }
    for (const metric of ['rest_client_requests_total', 'go_goroutines', 'apiserver_request_total', 'kube_my_own']) {
      expect(stateOf(metric, pods)).toEqual({ state: 'unknown' });
    }
  });

  test.each<[string, RelabelRule, string]>([
    ['a list of names to keep', { action: 'keep', source_labels: ['__name__'], regex: 'a|b' }, 'absent'],
    ['names to drop', { action: 'Drop', source_labels: ['__name__'], regex: 'http_.*' }, 'absent'],
    ['a look at another label', { action: 'drop', source_labels: ['__name__', 'code'], regex: 'http_.*;' }, 'unknown'],
    ['a rule that renames', { target_label: '__name__', replacement: 'http_requests_total' }, 'unknown'],
    ['labels that become others', { action: 'labelmap', regex: '(.*)' }, 'unknown'],
    ['a label that goes', { action: 'labeldrop', regex: 'pod_uid' }, 'unknown'],
  ])('%s counts', (_, rule, state) => {
    expect(stateOf('http_requests_total', [custom(rule)])).toEqual({ state });
  });

  test('what renames before a filter leaves nothing to be told', () => {
    const keep: RelabelRule = { action: 'keep', source_labels: ['__name__'], regex: 'a' };
    expect(stateOf('b', [custom({ target_label: '__name__', replacement: 'a' }, keep)])).toEqual({ state: 'unknown' });
    expect(stateOf('b', [custom({ action: 'labelkeep', regex: 'job' }, keep)])).toEqual({ state: 'unknown' });
    expect(stateOf('b', [custom({ action: 'labelkeep', regex: '__name__|job' }, keep)])).toEqual({ state: 'absent' });
  });
});

test('jobs as Prometheus has them are taken for the preset of their name', () => {
  const job = presetJob('kube-state-metrics', 'managed-scraper', { dropMetrics: ['kube_node_.*'] });
  const { stateOf: of, open } = producedByJobs([job, { job_name: 'adot-collector' }]);
  expect(open).toBe(false);
  expect(of('kube_pod_info')).toEqual({ state: 'produced' });
  expect(of('kube_node_info')).toEqual({ state: 'dropped', preset: 'kube-state-metrics', by: 'dropMetrics' });
  expect(of('otelcol_exporter_queue_size')).toEqual({ state: 'unknown' });
  expect(of('http_requests_total')).toEqual({ state: 'absent' });
  // Who set the exporter up is not known.
  expect(producedByJobs([{ job_name: 'node-exporter' }]).stateOf('node_systemd_unit_state')).toEqual({
    state: 'unknown',
  });
  expect(producedByJobs([{ job_name: 'billing' }]).open).toBe(true);
});

test('a job of one’s own with the name of an add-on may produce anything that it does not drop', () => {
  const produced = producedByJobs([presetJob('nginx', 'prometheus', { keepMetrics: ['nginx_.*'] })]);
  expect(produced.open).toBe(true);
  expect(produced.stateOf('nginx_vts_requests_total')).toEqual({ state: 'unknown' });
  expect(produced.stateOf('karpenter_nodepools_usage')).toEqual({ state: 'absent' });
});
