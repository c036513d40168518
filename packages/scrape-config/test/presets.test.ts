import { PRESET_NAMES, presetJob } from '../src/presets.js';
import type { PresetName } from '../src/presets.js';
import { relabel } from './relabel.js';

const target = (name: PresetName, labels: Record<string, string>): Record<string, string> | undefined =>
  relabel(labels, presetJob(name, 'managed-scraper').relabel_configs ?? []);
const stored = (name: PresetName, labels: Record<string, string>): boolean =>
  relabel(labels, presetJob(name, 'managed-scraper').metric_relabel_configs ?? []) !== undefined;

test.each([
  ['kubelet', '/api/v1/nodes/ip-10-0-0-1/proxy/metrics'],
  ['cadvisor', '/api/v1/nodes/ip-10-0-0-1/proxy/metrics/cadvisor'],
] as const)('%s of a node is reached through the API server and keeps the node as its instance', (name, path) => {
  expect(target(name, { __address__: '10.0.0.1:10250', __meta_kubernetes_node_name: 'ip-10-0-0-1' })).toMatchObject({
    __address__: 'kubernetes.default.svc:443',
    __metrics_path__: path,
    instance: 'ip-10-0-0-1',
    node: 'ip-10-0-0-1',
  });
});

test.each([
  ['kubelet', '/metrics'],
  ['cadvisor', '/metrics/cadvisor'],
] as const)('inside of the cluster %s of a node is reached directly', (name, path) => {
  const job = presetJob(name, 'prometheus');
  expect(job.metrics_path).toBe(path);
  expect(
    relabel({ __address__: '10.0.0.1:10250', __meta_kubernetes_node_name: 'ip-10-0-0-1' }, job.relabel_configs ?? []),
  ).toMatchObject({ __address__: '10.0.0.1:10250', instance: 'ip-10-0-0-1', node: 'ip-10-0-0-1' });
});

test('the API server is the https port of the kubernetes service in default', () => {
  const labels = { __meta_kubernetes_service_name: 'kubernetes', __meta_kubernetes_endpoint_port_name: 'https' };
  expect(target('kube-apiserver', labels)).toBeDefined();
  expect(target('kube-apiserver', { ...labels, __meta_kubernetes_endpoint_port_name: 'http' })).toBeUndefined();
  expect(target('kube-apiserver', { ...labels, __meta_kubernetes_service_name: 'other' })).toBeUndefined();
  expect(presetJob('kube-apiserver', 'managed-scraper').kubernetes_sd_configs).toEqual([
    { role: 'endpoints', namespaces: { names: ['default'] } },
  ]);
});

test.each([
  ['kube-state-metrics', 'kube-state-metrics', { __meta_kubernetes_endpoint_port_name: 'http' }],
  ['node-exporter', 'prometheus-node-exporter', {}],
] as const)('%s is found by the label of its service, whoever installed it', (name, service, more) => {
  const label = '__meta_kubernetes_service_label_app_kubernetes_io_name';
  expect(target(name, { [label]: service, ...more })).toBeDefined();
  expect(target(name, { [label]: 'grafana', ...more })).toBeUndefined();
});

test('the telemetry port of kube-state-metrics is no second target', () => {
  const labels = { __meta_kubernetes_service_label_app_kubernetes_io_name: 'kube-state-metrics' };
  expect(
    target('kube-state-metrics', { ...labels, __meta_kubernetes_endpoint_port_name: 'telemetry' }),
  ).toBeUndefined();
});

describe('annotated pods', () => {
  const pod = {
    __address__: '10.0.0.7:8443',
    __meta_kubernetes_pod_ip: '10.0.0.7',
    __meta_kubernetes_namespace: 'shop',
    __meta_kubernetes_pod_name: 'cart-1',
    __meta_kubernetes_pod_node_name: 'ip-10-0-0-1',
    __meta_kubernetes_pod_phase: 'Running',
    __meta_kubernetes_pod_container_init: 'false',
    __meta_kubernetes_pod_annotation_prometheus_io_scrape: 'true',
  };

  test('annotations choose scheme, port and path; pod, namespace and node become labels', () => {
    expect(
      target('pods', {
        ...pod,
        __meta_kubernetes_pod_annotation_prometheus_io_scheme: 'https',
        __meta_kubernetes_pod_annotation_prometheus_io_port: '9102',
        __meta_kubernetes_pod_annotation_prometheus_io_path: '/stats',
        __meta_kubernetes_pod_label_app: 'cart',
      }),
    ).toMatchObject({
      __address__: '10.0.0.7:9102',
      __scheme__: 'https',
      __metrics_path__: '/stats',
      namespace: 'shop',
      pod: 'cart-1',
      node: 'ip-10-0-0-1',
      app: 'cart',
    });
  });

  test('without the annotation a pod is left alone', () => {
    expect(target('pods', { ...pod, __meta_kubernetes_pod_annotation_prometheus_io_scrape: 'false' })).toBeUndefined();
  });

  test.each([
    ['kube-state-metrics, which has a job', '__meta_kubernetes_pod_label_app_kubernetes_io_name', 'kube-state-metrics'],
    [
      'node-exporter, which has a job',
      '__meta_kubernetes_pod_label_app_kubernetes_io_name',
      'prometheus-node-exporter',
    ],
    ['a finished pod', '__meta_kubernetes_pod_phase', 'Succeeded'],
    ['an init container', '__meta_kubernetes_pod_container_init', 'true'],
  ])('%s is not scraped here', (_, label, value) => {
    expect(target('pods', { ...pod, [label]: value })).toBeUndefined();
  });
});

test('cAdvisor keeps what belongs to pods and drops the sums above them', () => {
  const series = { __name__: 'container_cpu_usage_seconds_total', pod: 'cart-1' };
  expect(stored('cadvisor', series)).toBe(true);
  expect(stored('cadvisor', { __name__: 'container_cpu_usage_seconds_total' })).toBe(false);
  expect(stored('cadvisor', { __name__: 'container_network_receive_bytes_total', pod: 'cart-1' })).toBe(true);
  expect(stored('cadvisor', { __name__: 'container_tasks_state', pod: 'cart-1' })).toBe(false);
  expect(stored('cadvisor', { __name__: 'machine_cpu_cores' })).toBe(true);
});

test.each(PRESET_NAMES)('keepMetrics, dropMetrics and scrapeInterval change the job %s', (name) => {
  const job = presetJob(name, 'managed-scraper', {
    keepMetrics: ['up', 'a_.*'],
    dropMetrics: ['a_b'],
    scrapeInterval: '45s',
  });
  expect(job.scrape_interval).toBe('45s');
  // In place of the allow-list, where there is one.
  expect(job.metric_relabel_configs?.slice(-2)).toEqual([
    { source_labels: ['__name__'], regex: 'up|a_.*', action: 'keep' },
    { source_labels: ['__name__'], regex: 'a_b', action: 'drop' },
  ]);
  expect(presetJob(name, 'managed-scraper')).not.toHaveProperty('scrape_interval');
});

test('no preset turns certificate checks off, and tokens are the service account’s own', () => {
  const text = JSON.stringify(PRESET_NAMES.map((name) => presetJob(name, 'managed-scraper')));
  expect(text).not.toContain('insecure_skip_verify');
  expect(text.match(/credentials_file":"[^"]+/g)).toEqual(
    Array(5).fill('credentials_file":"/var/run/secrets/kubernetes.io/serviceaccount/token'),
  );
});
