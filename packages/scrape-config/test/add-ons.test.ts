import { allowListOf, PRESET_NAMES, presetJob, type PresetName, requiredPorts, resolveJobs } from '../src/index.js';
import { checkJobs, NOTE, targetsOf, withPromtool } from './promtool.js';
import { relabel } from './relabel.js';

const meta = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([key, value]) => [`__meta_kubernetes_pod_${key}`, value]));

/** A pod as discovery finds it, by a port that is not the one of its metrics. */
const pod = (labels: Readonly<Record<string, string>>, ip = '10.0.0.7'): Record<string, string> => ({
  __address__: ip.includes(':') ? `[${ip}]:80` : `${ip}:80`,
  __meta_kubernetes_namespace: 'kube-system',
  ...meta({ ip, name: 'pod-1', node_name: 'ip-10-0-0-1', phase: 'Running', container_port_number: '80', ...labels }),
});

type Row = readonly [name: PresetName, labels: Record<string, string>, port: number, path: string];

const NAME = 'label_app_kubernetes_io_name';
const PODS: readonly Row[] = [
  ['kube-proxy', { label_k8s_app: 'kube-proxy' }, 10_249, '/metrics'],
  ['coredns', { label_k8s_app: 'kube-dns' }, 9153, '/metrics'],
  ['vpc-cni', { label_k8s_app: 'aws-node' }, 61_678, '/metrics'],
  ['karpenter', { [NAME]: 'karpenter' }, 8080, '/metrics'],
  ['cert-manager', { [NAME]: 'cert-manager' }, 9402, '/metrics'],
  ['dcgm', { [NAME]: 'dcgm-exporter' }, 9400, '/metrics'],
  ['dcgm', { label_app: 'nvidia-dcgm-exporter' }, 9400, '/metrics'],
  ['neuron', { label_app: 'neuron-monitor' }, 8000, '/metrics'],
  ['jmx', { container_port_number: '9404' }, 9404, '/metrics'],
  ['nginx', { [NAME]: 'ingress-nginx', label_app_kubernetes_io_component: 'controller' }, 10_254, '/metrics'],
  ['istio', { label_app: 'istiod' }, 15_014, '/metrics'],
  ['istio', { container_port_name: 'http-envoy-prom', label_app: 'cart' }, 15_090, '/stats/prometheus'],
  ['istio', { container_port_name: 'ztunnel-stats', label_app: 'ztunnel' }, 15_020, '/stats/prometheus'],
  ['opencost', { [NAME]: 'opencost' }, 9003, '/metrics'],
];

withPromtool.each(PODS)(
  `%s finds its pods by their labels (%p) at port %i and path %s${NOTE}`,
  (name, labels, port, path) => {
    const job = presetJob(name, 'prometheus');
    const stopped = pod({ ...labels, phase: 'Succeeded' }, '10.0.0.8');
    const other = pod({ [NAME]: 'shop', label_app: 'shop' }, '10.0.0.9');
    expect(targetsOf(job, [pod(labels), stopped, other])).toEqual([
      expect.objectContaining({
        __address__: `10.0.0.7:${port}`,
        __metrics_path__: path,
        namespace: 'kube-system',
        pod: 'pod-1',
        node: 'ip-10-0-0-1',
        job: name,
      }),
    ]);
  },
);

withPromtool(`addresses of IPv6 clusters are put in brackets${NOTE}`, () => {
  const found = targetsOf(presetJob('coredns', 'prometheus'), [pod({ label_k8s_app: 'kube-dns' }, 'fd00::7')]);
  expect(found).toEqual([expect.objectContaining({ __address__: '[fd00::7]:9153' })]);
});

describe.each(['managed-scraper', 'prometheus'] as const)('for %s', (target) => {
  withPromtool(`Prometheus takes every preset at once, as it is and with options${NOTE}`, () => {
    const entries = PRESET_NAMES.map((preset) => ({ preset }));
    expect(checkJobs(resolveJobs(entries, target), target)).toBe('');
    const all = entries.map((entry) => ({ ...entry, allowList: false, scrapeInterval: '2m', dropMetrics: ['go_.*'] }));
    expect(checkJobs(resolveJobs(all, target), target)).toBe('');
  });

  test.each([
    ['kube-scheduler', 'ksh'],
    ['kube-controller-manager', 'kcm'],
  ] as const)('%s is read behind the API server, with the token of the collector', (name, container) => {
    expect(presetJob(name, target)).toMatchObject({
      job_name: name,
      scheme: 'https',
      metrics_path: `/apis/metrics.eks.amazonaws.com/v1/${container}/container/metrics`,
      authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
      kubernetes_sd_configs: [{ role: 'endpoints', namespaces: { names: ['default'] } }],
    });
  });
});

test.each<[PresetName, number[]]>([
  ['kube-scheduler', [443]],
  ['kube-controller-manager', [443]],
  ['coredns', [9153]],
  ['istio', [15_014, 15_020, 15_090]],
])('a scraper outside of the cluster needs for %s the ports %p alone', (name, ports) => {
  expect(requiredPorts([presetJob(name, 'managed-scraper')])).toEqual(ports.map((port) => [port, port]));
});

const LISTED = PRESET_NAMES.filter((name) => allowListOf(name) !== undefined);

describe.each(LISTED)('the allow-list of %s', (name) => {
  const keeps = (metric: string, options = {}): boolean =>
    relabel({ __name__: metric }, presetJob(name, 'prometheus', options).metric_relabel_configs ?? []) !== undefined;

  test('drops what it does not name', () => {
    expect(keeps('go_gc_duration_seconds')).toBe(false);
    expect(presetJob(name, 'prometheus').metric_relabel_configs).toEqual([
      { source_labels: ['__name__'], regex: allowListOf(name)?.join('|'), action: 'keep' },
    ]);
  });

  test('can be switched off, and keepMetrics stands in for it', () => {
    expect(keeps('go_gc_duration_seconds', { allowList: false })).toBe(true);
    expect(presetJob(name, 'prometheus', { allowList: false })).not.toHaveProperty('metric_relabel_configs');
    expect(keeps('go_gc_duration_seconds', { keepMetrics: ['go_.*'] })).toBe(true);
    expect(keeps('any_other', { keepMetrics: ['go_.*'], allowList: false })).toBe(false);
  });
});

test('what every cluster is scraped for has no allow-list', () => {
  expect(PRESET_NAMES.filter((name) => !LISTED.includes(name))).toEqual([
    'kubelet',
    'cadvisor',
    'kube-apiserver',
    'kube-state-metrics',
    'node-exporter',
    'pods',
  ]);
});

describe('annotated pods', () => {
  const annotated = (labels: Record<string, string>) => pod({ annotation_prometheus_io_scrape: 'true', ...labels });
  const isScraped = (presets: readonly PresetName[], labels: Record<string, string>): boolean => {
    const jobs = resolveJobs(
      presets.map((preset) => ({ preset })),
      'prometheus',
    );
    const job = jobs.find(({ job_name }) => job_name === 'pods');
    return relabel(annotated(labels), job?.relabel_configs ?? []) !== undefined;
  };

  test.each(PODS.filter(([, { container_port_name: name }]) => name === undefined))(
    'of %s (%p) are left to its own job, where there is one',
    (name, labels) => {
      expect(isScraped(['pods'], labels)).toBe(true);
      expect(isScraped(['pods', name], labels)).toBe(false);
      expect(isScraped([name, 'pods'], { label_app: 'shop' })).toBe(true);
    },
  );

  test('that run behind an Istio proxy stay: the job istio reads the proxy alone', () => {
    expect(isScraped(['pods', 'istio'], { container_port_name: 'http-envoy-prom', label_app: 'cart' })).toBe(true);
  });
});
