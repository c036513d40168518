/** A namespace of CloudWatch metrics, or some metrics of it. */
export interface NamespaceSelection {
  /** `AWS/EC2`: 1 to 255 printable ASCII characters. */
  readonly namespace: string;
  /**
   * Which of its metrics. CloudWatch cannot leave single metrics of a streamed namespace out: name those that you want.
   * @default - all of them, also those that AWS adds later
   */
  readonly metricNames?: readonly string[];
}

/** Every namespace of the account, also those that come later. Each update of each metric is paid. */
export interface AllNamespaces {
  readonly all: true;
  /**
   * What is left out: whole namespaces, or some of their metrics.
   * @default - nothing
   */
  readonly except?: readonly NamespaceSelection[];
}

/** Statistics beyond count, sum, minimum and maximum, which are always sent. Up to five for a metric cost one more update. */
export interface AdditionalStatistics {
  /** The metrics: 1 to 100, all of which must be streamed. */
  readonly metrics: readonly { readonly namespace: string; readonly metricName: string }[];
  /** 1 to 20 of CloudWatch's abbreviations: `p99`, `tm95`, `PR(:300)`. */
  readonly statistics: readonly string[];
}
