import type { JoinedDestination } from '@promontory/cross-region-writer';
import { type HelmValues, IMAGE_CATALOGUE, quoteTemplates } from '@promontory/helm';
import { ADOT_COMPONENTS } from '../adot-components.js';
import type { AdotCollectorProps } from '../adot-collector.js';
import { collectorConfig } from '../collector-config.js';
import { clusterRoleRules } from './cluster-role.js';
import type { CollectorPart } from './parts.js';

/** Who the pods are, in the cluster and in AWS, and where they write to. */
export interface Writer {
  readonly serviceAccount: string;
  readonly roleArn: string;
  readonly destinations: readonly JoinedDestination[];
}

/** Ports that the chart opens for receivers that there are none of. */
const UNUSED_PORTS = ['otlp', 'otlp-http', 'jaeger-compact', 'jaeger-thrift', 'jaeger-grpc', 'zipkin'] as const;

/** The user of the image, which names it rather than giving its number (ADOT's Dockerfile, v0.49.0). */
const USER = 4317;

const RESOURCES = {
  deployment: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
  statefulset: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
  daemonset: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
} as const;

/** A node without its pod would not be scraped. On Fargate, whose nodes hold one pod, it would wait for ever, and Helm with it. */
const ON_EVERY_NODE = {
  tolerations: [{ operator: 'Exists' }],
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] }] },
        ],
      },
    },
  },
} as const;

/** The chart's values for one part of the collector. */
export function collectorValues(props: AdotCollectorProps, part: CollectorPart, writer: Writer): HelmValues {
  const { image = {} } = props;
  const rules = clusterRoleRules(part.jobs);
  return {
    fullnameOverride: part.name,
    mode: part.mode,
    replicaCount: part.pods,
    image: {
      repository: image.repository ?? IMAGE_CATALOGUE.adot.repository,
      tag: image.tag ?? IMAGE_CATALOGUE.adot.tag,
      ...(image.digest === undefined ? {} : { digest: image.digest }),
    },
    // AMP answers 429 when samples come too fast: without the gate the collector would drop them.
    command: { name: 'awscollector', extraArgs: [`--feature-gates=${ADOT_COMPONENTS.featureGates.join(',')}`] },
    serviceAccount: part.first
      ? {
          create: true,
          name: writer.serviceAccount,
          annotations: { 'eks.amazonaws.com/role-arn': writer.roleArn },
        }
      : { create: false, name: writer.serviceAccount },
    clusterRole: rules.length === 0 ? { create: false } : { create: true, rules },
    // The whole configuration. Under `config` the chart would add receivers and pipelines of its own, whichever they are
    // in the version that is installed.
    alternateConfig: quoteTemplates(configOf(props, part, writer)),
    ports: {
      ...Object.fromEntries(UNUSED_PORTS.map((port) => [port, { enabled: false }])),
      // One must be open: Kubernetes takes no Service without a port.
      metrics: { enabled: true },
    },
    service: { type: 'ClusterIP' },
    ingress: { enabled: false },
    resources: props.resources ?? RESOURCES[part.mode],
    podSecurityContext: { runAsNonRoot: true, runAsUser: USER, seccompProfile: { type: 'RuntimeDefault' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    ...(part.mode === 'daemonset' ? ON_EVERY_NODE : {}),
    // Gone before the next one comes: for a moment two would scrape the same.
    ...(part.mode === 'deployment' ? { rollout: { strategy: 'Recreate' } } : {}),
  };
}

function configOf(props: AdotCollectorProps, part: CollectorPart, { destinations }: Writer): HelmValues {
  return {
    ...collectorConfig({
      jobs: props.jobs,
      share: part.share,
      destinations: destinations.flatMap(({ name, url: endpoint, region, assumeRole, standby }) =>
        standby ? [] : [{ name, endpoint, region, assumeRole, stsRegion: props.cluster.region }],
      ),
      clusterLabel: props.clusterLabel,
      replicated: part.share.kind === 'all' && part.pods > 1,
      scrapeInterval: props.scrapeInterval ?? '60s',
      queue: props.queue,
      memoryLimiter: props.memoryLimiter,
      selfMetrics: props.selfMetrics,
      resourceToTelemetry: props.resourceToTelemetry,
      debug: props.debug,
    }),
  };
}
