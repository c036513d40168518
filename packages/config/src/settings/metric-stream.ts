/** CloudWatch metrics that are written to a workspace. Undefined is the construct's own default. */
export interface MetricStreamSettings {
  /** The key in `metricStreams`. */
  readonly name: string;
  readonly namespaces: readonly MetricSelectionSettings[] | AllMetricsSettings;
  readonly statistics: readonly {
    readonly metrics: readonly { readonly namespace: string; readonly metricName: string }[];
    readonly statistics: readonly string[];
  }[];
  readonly includeLinkedAccounts: boolean;
  /** 0 to 900. */
  readonly bufferSeconds: number | undefined;
  /** 0.2 to 3. */
  readonly bufferMiB: number | undefined;
  readonly failureRetentionDays: number | undefined;
  readonly kmsKeyArn: string | undefined;
  readonly logRetentionDays: number | undefined;
  /** MB. */
  readonly memory: number | undefined;
  /** Seconds. */
  readonly timeout: number | undefined;
}

/** A namespace, or some metrics of it. */
export interface MetricSelectionSettings {
  readonly namespace: string;
  readonly metricNames: readonly string[] | undefined;
}

/** Every namespace but what is left out. */
export interface AllMetricsSettings {
  readonly all: true;
  readonly except: readonly MetricSelectionSettings[];
}
