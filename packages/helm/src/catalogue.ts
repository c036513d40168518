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
  'opentelemetry-collector': {
    name: 'opentelemetry-collector',
    repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
    version: '0.170.0',
    appVersion: '0.158.0',
    pinned: '2026-11-21',
    source: 'https://github.com/open-telemetry/opentelemetry-helm-charts/releases',
  },
} as const satisfies Readonly<Record<string, ChartPin>>;

/** A chart of the catalogue. */
export type ChartName = keyof typeof CHART_CATALOGUE;

/** One container image at the one version that was tested, for charts that leave the image to whoever installs them. */
export interface ImagePin {
  readonly repository: string;
  readonly tag: string;
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
} as const satisfies Readonly<Record<string, ImagePin>>;
