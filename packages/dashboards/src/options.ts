/** What can be changed of a dashboard. */
export interface DashboardOptions {
  /** The data source that is chosen when the dashboard is opened. @default - Grafana's default of that type */
  readonly datasourceUid?: string;
  /**
   * The type of data source to choose among.
   * @default 'prometheus'
   */
  readonly datasourceType?: DatasourceType;
  /**
   * How often targets are scraped, a Prometheus duration from 1s to 30m: the shortest step of queries, so that each
   * rate sees four scrapes, whatever the data source says.
   * @default '60s'
   */
  readonly scrapeInterval?: string;
  /** Where runbooks are: each dashboard links to `<runbookUrl>/<pack>.md`. @default - no links, for there is no place */
  readonly runbookUrl?: string;
  /**
   * What uids begin with, and the tag by which dashboards find each other: 1 to 21 letters, digits, `-` and `_`. Where
   * several deliver into one Grafana, each has its own.
   * @default 'promontory'
   */
  readonly uidPrefix?: string;
  /** Tags beside `promontory`. @default - none */
  readonly tags?: readonly string[];
  /** Panels that are left out, as `<row>/<title>`: those that nothing is collected for. @default - none */
  readonly leaveOut?: readonly string[];
}

/** Prometheus as it comes with Grafana, or the plug-in for AMP that signs requests by itself. */
export const DATASOURCE_TYPES = ['prometheus', 'grafana-amazonprometheus-datasource'] as const;

/** One of `DATASOURCE_TYPES`. */
export type DatasourceType = (typeof DATASOURCE_TYPES)[number];
