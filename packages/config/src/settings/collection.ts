import type { JobEntry } from '@promontory/scrape-config';

/** How metrics leave a cluster. */
export type Collection = ManagedScraperCollection | PrometheusAgentCollection;

/** AWS scrapes: nothing runs in the cluster but the exporters. */
export interface ManagedScraperCollection {
  readonly kind: 'managed-scraper';
  readonly alias: string | undefined;
  readonly subnets: readonly { readonly id: string; readonly availabilityZone: string }[];
  readonly securityGroupIds: readonly string[] | undefined;
  readonly nodeSecurityGroupIds: readonly string[];
  /** Whether kube-state-metrics and node-exporter are installed as EKS add-ons, where a job scrapes them. */
  readonly exporters: 'eks-addons' | 'existing';
  readonly scrapeInterval: string;
  readonly jobs: readonly JobEntry[];
}

/** A Prometheus in agent mode in the cluster, installed by Helm. */
export interface PrometheusAgentCollection {
  readonly kind: 'prometheus-agent';
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly serviceAccount: string;
  /** How the agent comes to the credentials of its role. */
  readonly identity: 'irsa' | 'pod-identity';
  /** Whether the Pod Identity agent is installed as an EKS add-on. Undefined with IRSA. */
  readonly podIdentityAgent: 'eks-addon' | 'existing' | undefined;
  readonly scrapeInterval: string;
  readonly jobs: readonly JobEntry[];
  readonly remoteWrite: {
    readonly maxSamplesPerSend: number | undefined;
    readonly maxShards: number | undefined;
    readonly capacity: number | undefined;
  };
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly storage: string | undefined;
  readonly chart: { readonly version: string | undefined; readonly repository: string | undefined };
  /** Raw Helm values, merged last. */
  readonly values: Readonly<Record<string, unknown>>;
}
