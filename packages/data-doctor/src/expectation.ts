/** What should arrive from one cluster. */
export interface ExpectedCluster {
  /** The value of the label `cluster`. */
  readonly label: string;
  /** As EKS calls it. */
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
    };
