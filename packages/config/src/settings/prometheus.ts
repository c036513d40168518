import type { RemoteWriteSettings, SecretCredentials, WalSettings } from '@promontory/remote-write';
import type { JobEntry } from '@promontory/scrape-config';
import type { DestinationSettings } from './destination.js';

/** A Prometheus in the cluster, installed by Helm, in whichever way. */
export type PrometheusCollection =
  PrometheusAgentCollection | PrometheusServerCollection | PrometheusOperatorCollection | ExistingPrometheusCollection;

/** What they have in common. Undefined is the construct's own default. */
interface PrometheusWriter {
  /** Beside the cluster's workspace. */
  readonly alsoTo: readonly DestinationSettings[];
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly serviceAccount: string;
  /** How pods come to the credentials of their role; `static` is no role, but keys in a Secret. */
  readonly identity: 'irsa' | 'pod-identity' | 'static';
  /** Whether the Pod Identity agent is installed as an EKS add-on. Undefined with another identity. */
  readonly podIdentityAgent: 'eks-addon' | 'existing' | undefined;
  /** The Secret of `identity: static`. */
  readonly credentials: SecretCredentials | undefined;
  readonly scrapeInterval: string;
  /** Empty where a release that is there keeps its own. */
  readonly jobs: readonly JobEntry[];
  /** Pods that each scrape everything, each under a name of its own. */
  readonly replicas: number | undefined;
  readonly remoteWrite: RemoteWriteSettings;
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly chart: { readonly version: string | undefined; readonly repository: string | undefined };
  /** Raw Helm values, merged last. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** It scrapes and forwards, and stores nothing but what waits to be sent. */
export interface PrometheusAgentCollection extends PrometheusWriter {
  readonly kind: 'prometheus-agent';
  readonly storage: string | undefined;
  readonly wal: WalSettings | undefined;
}

/** It scrapes, answers queries, and writes everything to AMP as well. */
export interface PrometheusServerCollection extends PrometheusWriter {
  readonly kind: 'prometheus-server';
  readonly releaseName: string | undefined;
  readonly prometheusVersion: string | undefined;
  readonly retention: string | undefined;
  readonly retentionSize: string | undefined;
  readonly persistentVolume: PersistentVolumeSettings | false | undefined;
  readonly walCompression: boolean | undefined;
  readonly compute: 'ec2' | 'fargate';
}

/** The Prometheus Operator, with one Prometheus or PrometheusAgent. */
export interface PrometheusOperatorCollection extends PrometheusWriter {
  readonly kind: 'prometheus-operator';
  readonly releaseName: string | undefined;
  readonly mode: 'agent' | 'server';
  readonly shards: number | undefined;
  /** Whose ServiceMonitors and the like count beside the jobs. */
  readonly monitors: 'release' | 'all';
  readonly crds: 'release' | 'existing';
  readonly retention: string | undefined;
  readonly retentionSize: string | undefined;
  readonly persistentVolume: PersistentVolumeSettings | false | undefined;
  readonly wal: WalSettings | undefined;
}

/** A release of the prometheus-community chart that is there: it gets an identity and a destination, and keeps the rest. */
export interface ExistingPrometheusCollection extends PrometheusWriter {
  readonly kind: 'existing-prometheus';
  readonly release: { readonly name: string; readonly chartVersion: string };
  readonly prometheusVersion: string | undefined;
}

/** The volume of what is scraped. */
export interface PersistentVolumeSettings {
  readonly size: string | undefined;
  readonly storageClass: string | undefined;
}
