import { join } from 'node:path';
import { PACK_NAMES } from '@promontory/mixins';
import { DEFAULT_PRESETS, PRESET_NAMES, type PresetName } from '@promontory/scrape-config';
import { formatProblem } from '@promontory/vocabulary';
import { type LoadedEnvironment, loadEnvironment } from '../src/index.js';
import { environmentFolder, VALID } from './environment-folder.js';

const ENVIRONMENTS = join(__dirname, '..', '..', '..', 'environments');
const CLOSED: readonly PresetName[] = DEFAULT_PRESETS;

const load = (folder: string): LoadedEnvironment => loadEnvironment(folder, { workingDirectory: folder });

/** Paths of the warnings with what was got and what to do. */
function warned(loaded: LoadedEnvironment): [string, string, string][] {
  expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([]);
  return loaded.warnings
    .filter(({ code }) => code === 'ConfigDarkRules')
    .map(({ path, got, fix }) => [path.slice(2).join('.'), got, fix]);
}

/** The workspace of `VALID` with more in it, and jobs for its cluster. */
function dark(
  workspace: string,
  jobs: string,
  more: Readonly<Record<string, string>> = {},
): [string, string, string][] {
  const text = VALID.replace('    alias: test-metrics\n', `    ${workspace}\n`).replace(
    'kind: managed-scraper\n',
    `kind: managed-scraper\n      jobs: [${jobs}]\n`,
  );
  return warned(load(environmentFolder({ 'environment.yaml': text, ...more })));
}

const preset = (...names: readonly PresetName[]): string => names.map((name) => `{ preset: ${name} }`).join(', ');
const NODES = 'nodes: { disable: [NodeSystemdServiceFailed] }';

test.each(['dev', 'production'])('no rule of environments/%s is dark', (name) => {
  expect(warned(load(join(ENVIRONMENTS, name)))).toEqual([]);
});

test('with the presets that are the default, a pack of an add-on asks for its preset', () => {
  const packs = PACK_NAMES.map((name) => `${name}: true`).join(', ');
  const found = dark(`packs: { ${packs} }`, preset(...CLOSED));
  expect(found.map(([path, , fix]) => [path.replace('packs.', ''), fix.replace(/; or leave out .*/, '')])).toEqual([
    ['nodes', 'turn on the collector systemd of node-exporter, which is off by default'],
    ['collectors', 'scrape Prometheus itself with a custom job'],
    ['storage', 'scrape the EBS CSI driver with a custom job'],
    [
      'control-plane',
      'for cronjob_controller_job_creation_skew_duration_seconds_bucket turn on the preset kube-controller-manager; for scheduler_pending_pods and 3 more turn on the preset kube-scheduler',
    ],
    ['karpenter', 'turn on the preset karpenter'],
    [
      'vpc-cni',
      'for awscni_assigned_ip_addresses and 8 more turn on the preset vpc-cni; for node_ethtool_bw_in_allowance_exceeded and 4 more turn on the collector ethtool of node-exporter, which is off by default',
    ],
    ['coredns', 'turn on the preset coredns'],
    ['cert-manager', 'turn on the preset cert-manager'],
    ['gpu', 'turn on the preset dcgm'],
    ['neuron', 'turn on the preset neuron'],
    ['jvm', 'turn on the preset jmx'],
    ['nginx', 'turn on the preset nginx'],
    ['istio', 'turn on the preset istio'],
    ['kube-proxy', 'turn on the preset kube-proxy'],
    ['kube-state-metrics', 'scrape the telemetry port of kube-state-metrics with a custom job'],
    ['otel-collector', 'scrape the OpenTelemetry collector with a custom job'],
    ['load-balancer-controller', 'scrape the AWS Load Balancer Controller with a custom job'],
    ['cluster-autoscaler', 'scrape the Cluster Autoscaler with a custom job'],
  ]);
});

const ADD_ON_PACKS = 'control-plane karpenter vpc-cni coredns cert-manager gpu neuron jvm nginx istio kube-proxy'.split(
  ' ',
);

test('the allow-lists of the presets keep all that the packs of add-ons read', () => {
  const all = PRESET_NAMES.filter((name) => name !== 'pods');
  const found = dark(`packs: { ${ADD_ON_PACKS.map((name) => `${name}: true`).join(', ')} }`, preset(...all));
  expect(found.map(([path, got]) => [path, got])).toEqual([
    // Off in node-exporter, unless a flag turns it on.
    ['packs.vpc-cni', expect.stringMatching(/^node_ethtool_.* and 1 more, read by the pack vpc-cni$/)],
  ]);
});

const PACKS = `packs: { quotas: true, kubelet: true, resources: true, api-server: true, ${NODES} }`;

test('with every preset none of five packs is dark', () => {
  expect(dark(PACKS, preset(...CLOSED))).toEqual([]);
});

test.each<[PresetName, [string, string][]]>([
  [
    'kubelet',
    [
      [
        'kubelet',
        'kubelet_certificate_manager_client_expiration_renew_errors, kubelet_certificate_manager_client_ttl_seconds, kubelet_certificate_manager_server_ttl_seconds, kubelet_evictions and 5 more',
      ],
    ],
  ],
  [
    'cadvisor',
    [
      [
        'resources',
        'container_cpu_cfs_periods_total, container_cpu_cfs_throttled_periods_total, container_memory_working_set_bytes',
      ],
    ],
  ],
  [
    'kube-apiserver',
    [
      [
        'api-server',
        'aggregator_unavailable_apiservice, aggregator_unavailable_apiservice_total, apiserver_admission_webhook_admission_duration_seconds_count, apiserver_admission_webhook_admission_duration_seconds_sum and 8 more',
      ],
    ],
  ],
  [
    'kube-state-metrics',
    [
      ['quotas', 'kube_node_status_allocatable, kube_resourcequota'],
      [
        'kubelet',
        'kube_node_info, kube_node_spec_taint, kube_node_spec_unschedulable, kube_node_status_allocatable and 3 more',
      ],
      [
        'resources',
        'kube_node_status_allocatable, kube_pod_container_resource_limits, kube_pod_container_resource_requests, kube_pod_status_phase',
      ],
      ['api-server', 'kube_node_info'],
    ],
  ],
  [
    'node-exporter',
    [
      [
        'nodes',
        'node_boot_time_seconds, node_cpu_seconds_total, node_disk_io_time_weighted_seconds_total, node_filefd_allocated and 26 more',
      ],
    ],
  ],
])('without the preset %s exactly the packs that read it are dark', (gone, expected) => {
  const order = (rows: [string, string, string][]) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const found = dark(PACKS, preset(...CLOSED.filter((name) => name !== gone)));
  expect(order(found)).toEqual(
    order(
      expected.map(([pack, metrics]) => [
        `packs.${pack}`,
        `${metrics}, read by the pack ${pack}`,
        `turn on the preset ${gone}; or leave out what reads ${metrics.includes(',') ? 'them' : 'it'}`,
      ]),
    ),
  );
});

test('what keepMetrics or dropMetrics take away is dark, with the key to change', () => {
  expect(
    dark('packs: { quotas: true }', "{ preset: kube-state-metrics, dropMetrics: ['kube_resourcequota'] }"),
  ).toEqual([
    [
      'packs.quotas',
      'kube_resourcequota, read by the pack quotas',
      'take it out of dropMetrics of the preset kube-state-metrics; or leave out what reads it',
    ],
  ]);
  expect(
    dark('packs: { quotas: true }', "{ preset: kube-state-metrics, keepMetrics: ['kube_resourcequota'] }"),
  ).toMatchObject([['packs.quotas', 'kube_node_status_allocatable, read by the pack quotas', expect.anything()]]);
});

describe('rules of one’s own and objectives', () => {
  const rules = (...expressions: readonly string[]): string =>
    `groups: [{ name: own, rules: [${expressions.join(', ')}] }]\n`;

  test('are warned of at their namespace, and what the workspace records is not dark', () => {
    const one = rules("{ record: 'cluster:kubelets:sum', expr: sum by (cluster) (kubelet_running_pods) }");
    const two = rules("{ alert: A, expr: 'cluster:kubelets:sum > on (cluster) sum by (cluster) (kube_pod_inof)' }");
    expect(
      dark('rules: { one: one.yaml, two: [two.yaml] }', preset('kubelet'), { 'one.yaml': one, 'two.yaml': two }),
    ).toEqual([
      [
        'rules.two',
        'kube_pod_inof, read by the namespace two',
        'write kube_pod_info, or scrape with a custom job what exposes it; or leave out what reads it',
      ],
    ]);
  });

  test('up, and alerts as series, are always there', () => {
    const text = rules('{ alert: A, expr: up == 0 or on (cluster) ALERTS }');
    expect(dark('rules: { own: own.yaml }', preset('kubelet'), { 'own.yaml': text })).toEqual([]);
  });

  test('an objective is named as one', () => {
    const slo = `{ objective: 0.99, errorQuery: 'sum by (cluster) (rate(e_total[$window]))', totalQuery: 'sum by (cluster) (rate(kubelet_started_pods_total[$window]))' }`;
    expect(dark(`slos: { checkout: ${slo} }`, preset('kubelet'))).toMatchObject([
      ['slos.checkout', 'e_total, read by the objective checkout', expect.anything()],
    ]);
  });
});

describe('what cannot be known is not dark', () => {
  const KARPENTER = 'packs: { karpenter: true }';
  const collected = (collection: string, workspace = KARPENTER): [string, string, string][] => {
    const [head = ''] = VALID.split('clusters:');
    const text = head.replace('    alias: test-metrics\n', `    ${workspace}\n`);
    return warned(load(environmentFolder({ 'environment.yaml': `${text}${collection}` })));
  };
  const cluster = (collection: string): string => `clusters:\n  - { name: a, collection: ${collection} }\n`;
  const AGENT = cluster('{ kind: prometheus-agent }');

  test('known it would be', () => {
    expect(collected(AGENT).map(([path]) => path)).toEqual(['packs.karpenter']);
  });

  test('custom jobs and annotated pods may produce it', () => {
    expect(dark(KARPENTER, `${preset('kubelet')}, { preset: pods }`)).toEqual([]);
    expect(dark(KARPENTER, '{ custom: { job_name: own, kubernetes_sd_configs: [{ role: pod }] } }')).toEqual([]);
  });

  test('nobody of this environment writes, or others write as well', () => {
    expect(collected('')).toEqual([]);
    const writers = `{ packs: { karpenter: true }, access: { writerRoleArns: ['arn:aws:iam::111122223333:role/w'] } }`;
    const [head = ''] = VALID.split('workspaces:');
    const text = `${head}workspaces:\n  metrics: ${writers}\n${AGENT}`;
    expect(warned(load(environmentFolder({ 'environment.yaml': text })))).toEqual([]);
  });

  test('metrics of CloudWatch, where a stream brings them', () => {
    const rule = '{ alert: A, expr: aws_ec2_cpuutilization_max > 90 }';
    const files = { 'own.yaml': `groups: [{ name: own, rules: [${rule}] }]\n` };
    const streams = 'metricStreams: { ec2: { namespaces: [AWS/EC2] } }';
    expect(dark('rules: { own: own.yaml }', preset('kubelet'), files)).toHaveLength(1);
    expect(dark(`rules: { own: own.yaml }\n    ${streams}`, preset('kubelet'), files)).toEqual([]);
  });

  test('one of several clusters is enough', () => {
    const two = `${AGENT}  - { name: b, collection: { kind: prometheus-agent, jobs: [{ preset: pods }] } }\n`;
    expect(collected(two)).toEqual([]);
  });

  test.each([
    ['prometheus-agent', 'extraScrapeConfigs: ""', true],
    ['prometheus-agent', 'server: {}', false],
    ['adot', 'alternateConfig: {}', true],
    ['adot', 'tolerations: []', false],
  ])('raw values of %s that scrape (%s: %s) may', (kind, values, isUnknown) => {
    expect(collected(cluster(`{ kind: ${kind}, values: { ${values} } }`))).toHaveLength(isUnknown ? 0 : 1);
  });

  test('the collector scrapes itself unless told otherwise', () => {
    const packs = 'packs: { otel-collector: true }';
    expect(collected(cluster('{ kind: adot }'), packs)).toEqual([]);
    expect(collected(cluster('{ kind: adot, selfMetrics: false }'), packs)).toHaveLength(1);
  });

  test('flags of exporters that somebody else runs', () => {
    const packs = 'packs: { nodes: true }';
    expect(collected(cluster('{ kind: adot }'), packs)).toHaveLength(1);
    expect(collected(cluster('{ kind: adot, exporters: charts }'), packs)).toHaveLength(1);
    expect(collected(cluster('{ kind: adot, exporters: existing }'), packs)).toEqual([]);
    expect(collected(AGENT, packs)).toHaveLength(1);
    const own = '{ kind: prometheus-agent, values: { prometheus-node-exporter: { extraArgs: [] } } }';
    expect(collected(cluster(own), packs)).toEqual([]);
  });
});
