/** What one build of the ADOT collector contains: anything else in a configuration, and it does not start. */
export interface ComponentList {
  /** The image's tag: the same as the pin in the catalogue. */
  readonly tag: string;
  /** The version of OpenTelemetry that it is built from. */
  readonly collectorVersion: string;
  readonly extensions: readonly string[];
  readonly receivers: readonly string[];
  readonly processors: readonly string[];
  readonly exporters: readonly string[];
  /** The feature gates that Promontory sets. */
  readonly featureGates: readonly string[];
  /** Where the list was read, and the day. */
  readonly source: string;
}

/** The components of the pinned image. Move it with the pin: a test holds the two together. */
export const ADOT_COMPONENTS: ComponentList = Object.freeze({
  tag: 'v0.49.0',
  collectorVersion: '0.156.0',
  extensions: ['awsproxy', 'ecs_observer', 'file_storage', 'health_check', 'pprof', 'sigv4auth', 'zpages'],
  receivers: [
    'awscontainerinsightreceiver',
    'awsecscontainermetrics',
    'awsxray',
    'file_log',
    'filelog',
    'jaeger',
    'kafka',
    'otlp',
    'prometheus',
    'statsd',
    'zipkin',
  ],
  processors: [
    'attributes',
    'batch',
    'cumulativetodelta',
    'deltatorate',
    'filter',
    'groupbytrace',
    'k8s_attributes',
    'k8sattributes',
    'memory_limiter',
    'metrics_transform',
    'metricsgeneration',
    'metricstransform',
    'probabilistic_sampler',
    'resource',
    'resource_detection',
    'resourcedetection',
    'span',
    'tail_sampling',
  ],
  exporters: [
    'awscloudwatchlogs',
    'awsemf',
    'awsxray',
    'datadog',
    'debug',
    'file',
    'kafka',
    'loadbalancing',
    'logzio',
    'otlp',
    'otlp_grpc',
    'otlp_http',
    'otlphttp',
    'prometheus',
    'prometheus_remote_write',
    'prometheusremotewrite',
    'signalfx',
  ],
  featureGates: ['exporter.prometheusremotewritexporter.RetryOn429'],
  source:
    'aws-observability/aws-otel-collector v0.49.0, pkg/defaultcomponents/defaults.go, with the names that each component registers, 2026-07-16',
});
