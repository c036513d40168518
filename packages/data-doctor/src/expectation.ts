/** What should arrive from one cluster, or from a collector outside of Kubernetes. */
export interface ExpectedCluster {
  /** The value of the label `cluster`. */
  readonly label: string;
  /** As EKS calls it; the collector's own name. */
  readonly name: string;
  readonly collector: ExpectedCollector;
  /** The values of the label `job`. */
  readonly jobs: readonly string[];
}

/** What collects from it. */
export type ExpectedCollector =
  | { readonly kind: 'managed-scraper' }
  | {
      readonly kind: 'prometheus-agent' | 'prometheus-server' | 'prometheus-operator' | 'existing-prometheus' | 'adot';
      readonly namespace: string;
    }
  | { readonly kind: 'ecs-service' | 'ecs-sidecar' | 'ec2-prometheus' | 'ec2-adot'; readonly region: string };
