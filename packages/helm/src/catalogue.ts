/** One chart at the one version that was tested. */
export interface ChartPin {
  readonly name: string;
  /** An HTTP(S) or OCI repository. */
  readonly repository: string;
  /** Exact: a range would install what nobody has seen. */
  readonly version: string;
  /** The version of what the chart installs, for people. */
  readonly appVersion: string;
  /** The day on which the pin was last moved. */
  readonly pinned: string;
  /** Where the release notes are. */
  readonly source: string;
}

/** Every chart that Promontory installs. An upgrade is a commit of its own, with the release notes read. */
export const CHART_CATALOGUE = {
  'ack-prometheusservice': {
    name: 'prometheusservice-chart',
    repository: 'oci://public.ecr.aws/aws-controllers-k8s',
    version: '1.4.3',
    appVersion: '1.4.3',
    pinned: '2026-11-21',
    source: 'https://github.com/aws-controllers-k8s/prometheusservice-controller/releases',
  },
  grafana: {
    name: 'grafana',
    repository: 'https://grafana-community.github.io/helm-charts',
    version: '12.11.1',
    appVersion: '13.2.0',
    pinned: '2026-11-21',
    source: 'https://github.com/grafana-community/helm-charts/releases',
  },
  prometheus: {
    name: 'prometheus',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '29.27.0',
    appVersion: '3.14.0',
    pinned: '2026-11-21',
    source: 'https://github.com/prometheus-community/helm-charts/releases',
  },
  'kube-prometheus-stack': {
    name: 'kube-prometheus-stack',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '88.5.3',
    appVersion: '0.93.1',
    pinned: '2026-11-21',
    source: 'https://github.com/prometheus-community/helm-charts/releases',
  },
  'prometheus-operator-crds': {
    name: 'prometheus-operator-crds',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '31.0.1',
    appVersion: '0.93.1',
    pinned: '2026-11-21',
    source: 'https://github.com/prometheus-community/helm-charts/releases',
  },
  'opentelemetry-collector': {
    name: 'opentelemetry-collector',
    repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
    version: '0.170.0',
    appVersion: '0.158.0',
    pinned: '2026-11-21',
    source: 'https://github.com/open-telemetry/opentelemetry-helm-charts/releases',
  },
  'kube-state-metrics': {
    name: 'kube-state-metrics',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '8.4.0',
    appVersion: '2.20.0',
    pinned: '2026-11-21',
    source: 'https://github.com/prometheus-community/helm-charts/releases',
  },
  'prometheus-node-exporter': {
    name: 'prometheus-node-exporter',
    repository: 'https://prometheus-community.github.io/helm-charts',
    version: '4.56.1',
    appVersion: '1.12.1',
    pinned: '2026-11-21',
    source: 'https://github.com/prometheus-community/helm-charts/releases',
  },
  opencost: {
    name: 'opencost',
    repository: 'https://opencost.github.io/opencost-helm-chart',
    version: '2.5.17',
    appVersion: '1.120.1',
    pinned: '2026-11-21',
    source: 'https://github.com/opencost/opencost-helm-chart/releases',
  },
  // The last line that reads and writes AMP: 2.9 is a bridge to 3, and 3 refuses to be installed with it.
  'cost-analyzer': {
    name: 'cost-analyzer',
    repository: 'oci://public.ecr.aws/kubecost',
    version: '2.8.7',
    appVersion: '2.8.7',
    pinned: '2026-11-21',
    source: 'https://github.com/kubecost/kubecost/releases',
  },
} as const satisfies Readonly<Record<string, ChartPin>>;

/** A chart of the catalogue. */
export type ChartName = keyof typeof CHART_CATALOGUE;

/** One container image at the one version that was tested, for charts that leave the image to whoever installs them. */
export interface ImagePin {
  readonly repository: string;
  readonly tag: string;
  /** What the tag stood for when it was pinned, where its publisher says so. It then decides. */
  readonly digest?: string;
  /** The day on which the pin was last moved. */
  readonly pinned: string;
  /** Where the release notes are. */
  readonly source: string;
}

/** Every image that Promontory chooses itself. */
export const IMAGE_CATALOGUE = {
  adot: {
    repository: 'public.ecr.aws/aws-observability/aws-otel-collector',
    tag: 'v0.49.0',
    pinned: '2026-11-21',
    source: 'https://github.com/aws-observability/aws-otel-collector/releases',
  },
  'aws-sigv4-proxy': {
    repository: 'public.ecr.aws/aws-observability/aws-sigv4-proxy',
    tag: '1.11.1',
    pinned: '2026-11-21',
    source: 'https://github.com/awslabs/aws-sigv4-proxy/releases',
  },
  // Digests as the chart of the same version has them.
  opencost: {
    repository: 'ghcr.io/opencost/opencost',
    tag: '1.120.1',
    digest: 'sha256:b0701f9b54e43c9abee98f5784792a5b469ca8951e87da32b161c1fa539ab0e1',
    pinned: '2026-11-21',
    source: 'https://github.com/opencost/opencost-helm-chart/releases',
  },
  'opencost-ui': {
    repository: 'ghcr.io/opencost/opencost-ui',
    tag: '1.120.1',
    digest: 'sha256:7c08640291228fd13854c9aa0538a6fdbcc2410bfbb66177a7a40d2634983c52',
    pinned: '2026-11-21',
    source: 'https://github.com/opencost/opencost-helm-chart/releases',
  },
} as const satisfies Readonly<Record<string, ImagePin>>;

/** The name of an image of the catalogue. */
export type ImageName = keyof typeof IMAGE_CATALOGUE;

/** An image as Kubernetes pulls it: by its digest where that is known. */
export function imageReference(name: ImageName): string {
  const { repository, tag, digest }: ImagePin = IMAGE_CATALOGUE[name];
  return `${repository}:${tag}${digest === undefined ? '' : `@${digest}`}`;
}
