import type * as z from 'zod';
import type {
  ClusterGrafanaSettings,
  ExistingGrafanaSettings,
  GrafanaMemberSettings,
  GrafanaReadingSettings,
  GrafanaSettings,
} from '../../environment.js';
import type { clusterGrafana } from '../schema/grafana/cluster.js';
import type { existingGrafana } from '../schema/grafana/existing.js';
import type { managedGrafana } from '../schema/grafana/managed.js';

/** Which dashboards are wanted, before it is known what is collected; undefined for none. */
export interface DashboardWish {
  readonly also: readonly string[];
  readonly except: readonly string[];
  readonly folder: string;
  readonly runbookUrl: string | undefined;
}

/** A Grafana before it is known what clusters and rules produce. `workspaces` is undefined for all. */
export type Wished<T extends GrafanaReadingSettings> = Omit<T, 'workspaces' | 'scrapeInterval' | 'dashboards'> & {
  readonly workspaces: readonly string[] | undefined;
  readonly dashboards: DashboardWish | undefined;
};

/** What a workspace of Amazon Managed Grafana takes from around it. */
export interface GrafanaContext {
  readonly environment: string;
  /** Undefined when it is itself wrong. */
  readonly region: string | undefined;
}

type Managed = Partial<z.infer<typeof managedGrafana>>;

/** A workspace of Amazon Managed Grafana, with its defaults. */
export function buildGrafana(value: Managed, { environment, region }: GrafanaContext): Wished<GrafanaSettings> {
  const { identityCenter, saml, networkAccess } = value;
  return {
    ...buildReading(value),
    kind: 'managed',
    name: value.name ?? `${environment}-grafana`,
    description: value.description,
    region: value.region ?? region ?? '',
    version: value.version ?? '',
    identityCenter: identityCenter && {
      admins: members(identityCenter.admins),
      editors: members(identityCenter.editors),
      viewers: members(identityCenter.viewers),
    },
    saml: saml && {
      ...saml,
      allowedOrganizations: saml.allowedOrganizations,
      attributes: (saml.attributes ?? {}) as NonNullable<GrafanaSettings['saml']>['attributes'],
      loginMinutes: saml.loginMinutes,
    },
    delivery: value.delivery ?? 'terraform',
    providerVersion: value.providerVersion,
    topicArns: value.topicArns ?? [],
    vpc: value.vpc,
    networkAccess: networkAccess && {
      prefixListIds: networkAccess.prefixListIds ?? [],
      endpointIds: networkAccess.endpointIds ?? [],
    },
    kmsKeyArn: value.kmsKeyArn,
    pluginAdmin: value.pluginAdmin ?? false,
    enterprise: value.enterprise ?? false,
    deletionProtection: value.deletionProtection ?? true,
    tags: value.tags,
  };
}

/** A workspace of Amazon Managed Grafana that was made elsewhere, with its defaults. */
export function buildExistingGrafana(
  value: Partial<z.infer<typeof existingGrafana>>,
  { environment, region }: GrafanaContext,
): Wished<ExistingGrafanaSettings> {
  const { existing = '', prefix = environment } = value;
  return {
    ...buildReading(value, `Promontory ${prefix}`),
    kind: 'existing',
    existing,
    region: value.region ?? regionOf(existing) ?? region ?? '',
    version: value.version ?? '',
    roleArn: value.roleArn,
    prefix,
    providerVersion: value.providerVersion,
  };
}

/** The Region that a URL names. */
export const regionOf = (existing: string): string | undefined =>
  /\.grafana-workspace\.([a-z0-9-]+)\./.exec(existing)?.[1];

/** A Grafana in a cluster, with its defaults. */
export function buildClusterGrafana(value: z.infer<typeof clusterGrafana>): Wished<ClusterGrafanaSettings> {
  return {
    ...buildReading(value),
    adminSecret: {
      name: value.adminSecret.name,
      userKey: value.adminSecret.userKey,
      passwordKey: value.adminSecret.passwordKey,
    },
    dataSource: value.dataSource ?? 'grafana-amazonprometheus-datasource',
    version: value.version,
    licenseSecret: value.licenseSecret,
    url: value.url,
    namespace: value.namespace ?? 'grafana',
    serviceAccount: value.serviceAccount ?? 'grafana',
    identity: value.identity ?? 'irsa',
    storage: value.storage,
    resources: value.resources as ClusterGrafanaSettings['resources'],
    chart: { version: value.chart?.version, repository: value.chart?.repository },
    values: value.values ?? {},
  };
}

/** What every Grafana is told, with its defaults. */
export function buildReading(
  value: Pick<Managed, 'workspaces' | 'remoteSources' | 'alerts' | 'dashboards'>,
  folder = 'Promontory',
): Pick<Wished<GrafanaReadingSettings>, 'workspaces' | 'remoteSources' | 'alerts' | 'dashboards'> {
  const { dashboards = {} } = value;
  return {
    workspaces: value.workspaces,
    remoteSources: Object.entries(value.remoteSources ?? {}).map(([name, source]) => ({
      name,
      workspaceArn: source.workspace,
      roleArn: source.roleArn,
      externalId: source.externalId,
    })),
    alerts: value.alerts ?? 'view',
    dashboards:
      dashboards === false
        ? undefined
        : {
            also: dashboards.also ?? [],
            except: dashboards.except ?? [],
            folder: dashboards.folder ?? folder,
            runbookUrl: dashboards.runbookUrl,
          },
  };
}

const members = (
  written: { userIds?: string[] | undefined; groupIds?: string[] | undefined } = {},
): GrafanaMemberSettings => ({ userIds: written.userIds ?? [], groupIds: written.groupIds ?? [] });
