/** How loud an alert is: `critical` wakes somebody up, `warning` is for the working day, `info` explains others. */
export type Severity = 'critical' | 'warning' | 'info';

/** Every severity, loudest first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'warning', 'info'];

/** A number that an alert compares with. */
export interface Threshold {
  readonly default: number;
  /** Least value that makes sense. */
  readonly min: number;
  /** Greatest value that makes sense. */
  readonly max: number;
  readonly unit: string;
}

/** What is changed of one alert. */
export interface AlertOverride {
  /** @default - the pack's own */
  readonly severity?: Severity;
  /** How long the condition must last, a Prometheus duration. @default - the pack's own */
  readonly for?: string;
}

/** Jobs whose name expressions must know, because other processes expose metrics of the same name. */
export const JOBS = [
  'kubelet',
  'cadvisor',
  'kube-apiserver',
  'kube-scheduler',
  'kube-controller-manager',
  'kube-proxy',
  'node-exporter',
] as const;

/** One of `JOBS`. */
export type JobName = (typeof JOBS)[number];

/** Options that every pack takes. `T` are the names of its thresholds. */
export interface PackOptions<T extends string = string> {
  /**
   * How often targets are scraped, a Prometheus duration from 1s to 30m. Windows of rates are at least four times as
   * long; over 2m, selectors of the newest sample look back twice as far as Prometheus would.
   * @default '60s'
   */
  readonly scrapeInterval?: string;
  /**
   * How often groups run, a Prometheus duration of at least 30s.
   * @default - the scrape interval, at least 60s
   */
  readonly interval?: string;
  /** Label `team` of every alert, by which they are routed. @default 'platform' */
  readonly team?: string;
  /**
   * Namespaces of teams: alerts about one of these have that team's label instead.
   * @default - none: every alert is for `team`
   */
  readonly teams?: Readonly<Record<string, readonly string[]>>;
  /** Changes of single alerts, by name. @default - none */
  readonly overrides?: Readonly<Record<string, AlertOverride>>;
  /** Names of alerts to leave out. @default - none */
  readonly disable?: readonly string[];
  /**
   * Where runbooks are: `<runbookUrl>/<pack>.md#<alert>`.
   * @default 'docs/runbooks', the folder of this repository
   */
  readonly runbookUrl?: string;
  /** Thresholds in place of the pack's own. @default - each pack says its own */
  readonly thresholds?: { readonly [K in T]?: number };
  /** Names of jobs that are called otherwise. @default - the names that presets have */
  readonly jobs?: { readonly [K in JobName]?: string };
}
