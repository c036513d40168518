/** Who will run the jobs: AWS's scraper outside of the cluster, or a Prometheus inside of it. */
export type ScrapeTarget = 'managed-scraper' | 'prometheus';

/** What a Kubernetes service discovery lists. */
export type KubernetesRole = 'node' | 'pod' | 'service' | 'endpoints' | 'endpointslice' | 'ingress';

/** One `kubernetes_sd_configs` entry: the cluster that the collector belongs to. */
export interface KubernetesServiceDiscovery {
  readonly role: KubernetesRole;
  /** @default - every namespace */
  readonly namespaces?: { readonly names: readonly string[] };
  readonly selectors?: readonly { readonly role: KubernetesRole; readonly label?: string; readonly field?: string }[];
}

/** One `static_configs` entry. The managed scraper takes IP addresses alone. */
export interface StaticTargets {
  readonly targets: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** One relabel rule, in the words of Prometheus. */
export interface RelabelRule {
  readonly source_labels?: readonly string[];
  readonly separator?: string;
  readonly regex?: string;
  readonly modulus?: number;
  readonly target_label?: string;
  readonly replacement?: string;
  /** @default 'replace' */
  readonly action?: string;
}

/**
 * One scrape job: the part of Prometheus' `scrape_config` that every collector here can run. Keys are Prometheus' own,
 * so that what is written, what is reviewed and what runs read the same.
 */
export interface ScrapeJob {
  readonly job_name: string;
  /** @default - the collector's interval */
  readonly scrape_interval?: string;
  /** At most the interval. */
  readonly scrape_timeout?: string;
  readonly metrics_path?: string;
  readonly scheme?: 'http' | 'https';
  readonly params?: Readonly<Record<string, readonly string[]>>;
  readonly honor_labels?: boolean;
  readonly honor_timestamps?: boolean;
  readonly authorization?: { readonly type?: string; readonly credentials_file: string };
  readonly bearer_token_file?: string;
  readonly tls_config?: Readonly<Record<string, unknown>>;
  /** Samples after relabeling at which a scrape counts as failed. */
  readonly sample_limit?: number;
  readonly kubernetes_sd_configs?: readonly KubernetesServiceDiscovery[];
  readonly static_configs?: readonly StaticTargets[];
  readonly relabel_configs?: readonly RelabelRule[];
  readonly metric_relabel_configs?: readonly RelabelRule[];
}
