import type { DatasourceType } from './options.js';

/** How far Grafana goes with rules and alerts of AMP: not at all, seeing them, or silencing alerts too. */
export type AlertAccess = 'none' | 'view' | 'silence';

/** A data source, as Grafana's provisioning files and its API have it. */
export interface DataSource {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly url: string;
  readonly isDefault: boolean;
  readonly jsonData: Readonly<Record<string, unknown>>;
}

/** An AMP workspace that Grafana reads. */
export interface AmpSource {
  /** Part of names and uids of its data sources: 1 to 29 letters, digits, `-` and `_`. */
  readonly name: string;
  /** Without a slash at its end, and without `/api/v1/query`, which Grafana adds by itself. */
  readonly queryUrl: string;
  /** The workspace's own: requests are signed for it. */
  readonly region: string;
  /** A role in the account of the workspace, which Grafana assumes. @default - its own role queries */
  readonly assumeRoleArn?: string;
  /** What that role asks for. @default - nothing */
  readonly externalId?: string;
}

/** How Grafana reads all its workspaces. */
export interface DataSourceOptions {
  readonly type: DatasourceType;
  /** Where credentials come from: `default` is the SDK's chain, `workspace-iam-role` the role of a managed workspace. */
  readonly authType: 'default' | 'workspace-iam-role';
  readonly alerts: AlertAccess;
  /** Whether the first is the default of that Grafana. @default true */
  readonly isDefault?: boolean;
  /** How often targets are scraped: the shortest step. @default '60s' */
  readonly scrapeInterval?: string | undefined;
}

/** The uid of a workspace's data source. */
export const dataSourceUid = (name: string): string => `amp-${name}`;

/** The data sources of some workspaces, the first of which is the default; with alerts, one for each alert manager too. */
export function ampDataSources(sources: readonly AmpSource[], options: DataSourceOptions): readonly DataSource[] {
  return sources.flatMap((source, index) => {
    const signed = {
      sigV4Auth: true,
      sigV4AuthType: options.authType,
      sigV4Region: source.region,
      ...(source.assumeRoleArn !== undefined && { sigV4AssumeRoleArn: source.assumeRoleArn }),
      ...(source.externalId !== undefined && { sigV4ExternalId: source.externalId }),
    };
    const showsAlerts = options.alerts !== 'none';
    const metrics: DataSource = {
      name: `AMP ${source.name}`,
      uid: dataSourceUid(source.name),
      type: options.type,
      url: source.queryUrl,
      isDefault: index === 0 && (options.isDefault ?? true),
      jsonData: {
        httpMethod: 'POST',
        timeInterval: options.scrapeInterval ?? '60s',
        // Said either way: Grafana's own default has changed between versions.
        manageAlerts: showsAlerts,
        ...(showsAlerts && { alertmanagerUid: `${dataSourceUid(source.name)}-alerts` }),
        ...signed,
      },
    };
    if (!showsAlerts) return [metrics];
    const alerts: DataSource = {
      name: `AMP ${source.name} alerts`,
      uid: `${dataSourceUid(source.name)}-alerts`,
      type: 'alertmanager',
      url: `${source.queryUrl}/alertmanager`,
      isDefault: false,
      jsonData: { implementation: 'prometheus', handleGrafanaManagedAlerts: false, ...signed },
    };
    return [metrics, alerts];
  });
}
