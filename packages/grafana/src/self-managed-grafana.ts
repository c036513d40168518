import type { AmpDataSourceType } from '@promontory/amp-facts';
import { Grant } from '@promontory/core';
import {
  type AlertAccess,
  ampDataSources,
  type AmpSource,
  type DataSource,
  type RemoteSource,
} from '@promontory/dashboards';
import {
  type ICluster,
  type IServiceAccountIdentity,
  type PodIdentityAgent,
  PodIdentityRole,
  ServiceAccountRole,
} from '@promontory/eks';
import { CHART_CATALOGUE, HelmRelease, type HelmValues, mergeValues } from '@promontory/helm';
import { Construct } from 'constructs';
import { grantGrafana } from './grants.js';
import type { NamedWorkspace } from './managed-grafana-props.js';
import { checkSelfManaged } from './private/check-self-managed.js';
import { grafanaValues } from './private/grafana-values.js';

/** A Secret in Grafana's namespace, which must be there before. */
export interface AdminSecret {
  readonly name: string;
  /** @default 'admin-user' */
  readonly userKey?: string;
  /** @default 'admin-password' */
  readonly passwordKey?: string;
}

/** What a Grafana in a cluster is made of. */
export interface SelfManagedGrafanaProps {
  readonly cluster: ICluster;
  /** What it reads by its own role. */
  readonly workspaces: readonly NamedWorkspace[];
  /** What it reads by roles of other accounts. @default - nothing */
  readonly remoteSources?: readonly RemoteSource[];
  /** @default 'view' */
  readonly alerts?: AlertAccess;
  /** How often targets are scraped: the shortest step of queries. @default '60s' */
  readonly scrapeInterval?: string;
  /** Name and password of its first admin: never Grafana's own `admin`/`admin`. */
  readonly adminSecret: AdminSecret;
  /** @default 'grafana-amazonprometheus-datasource', which is installed when it starts, from grafana.com */
  readonly dataSource?: AmpDataSourceType;
  /** Grafana's version: the tag of its image. @default - the chart's */
  readonly version?: string;
  /** Enterprise, with its licence in a Secret. @default - open source */
  readonly enterprise?: { readonly licenseSecret: { readonly name: string; readonly key: string } };
  /** Where people open it: `https://grafana.example.com`. Links in notifications lead there. @default - unknown */
  readonly url?: string;
  /** @default 'grafana' */
  readonly namespace?: string;
  /** The Secret of the admin must be in it before: then it is there. @default false */
  readonly createNamespace?: boolean;
  /** @default 'grafana' */
  readonly serviceAccount?: string;
  /** @default 'irsa' */
  readonly identity?: 'irsa' | 'pod-identity';
  /** The Pod Identity agent, where it is installed here. @default - the cluster has it */
  readonly podIdentityAgent?: PodIdentityAgent;
  /** A volume for what people make in it, such as `10Gi`. @default - none: it is gone with the pod */
  readonly storage?: string;
  /** Requests and limits, as Kubernetes writes them. @default - the chart's, none */
  readonly resources?: HelmValues;
  /** @default - the catalogue's */
  readonly chartVersion?: string;
  /** @default - the catalogue's */
  readonly chartRepository?: string;
  /** Raw values of the chart, merged last. What it reads, and as whom, cannot be changed here. @default - none */
  readonly values?: HelmValues;
}

/** Grafana in a cluster, by Helm, that reads exactly the named workspaces and loads dashboards from ConfigMaps. */
export class SelfManagedGrafana extends Construct {
  readonly role: IServiceAccountIdentity;
  readonly release: HelmRelease;
  /** Those that it is given. */
  readonly dataSources: readonly DataSource[];
  /** Where its sidecar looks for dashboards. */
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: SelfManagedGrafanaProps) {
    super(scope, id);
    const version = props.version ?? CHART_CATALOGUE.grafana.appVersion;
    const type = props.dataSource ?? 'grafana-amazonprometheus-datasource';
    const alerts = props.alerts ?? 'view';
    checkSelfManaged(this, props, { version, type, alerts });
    this.namespace = props.namespace ?? 'grafana';
    const serviceAccount = props.serviceAccount ?? 'grafana';
    this.role = this.createRole(props, serviceAccount);
    for (const { workspace } of props.workspaces) grantGrafana(workspace, this.role, alerts);
    const remote = [...new Set((props.remoteSources ?? []).map((source) => source.assumeRoleArn))];
    if (remote.length > 0) Grant.to(this.role, { actions: ['sts:AssumeRole'], resources: remote });

    const own = props.workspaces.map(({ name, workspace: { queryUrl, region } }): AmpSource => ({
      name,
      queryUrl,
      region,
    }));
    const sources = [...own, ...(props.remoteSources ?? [])];
    this.dataSources = ampDataSources(sources, {
      type,
      authType: 'default',
      alerts,
      scrapeInterval: props.scrapeInterval,
    });
    this.release = new HelmRelease(this, 'Release', {
      chart: 'grafana',
      releaseName: 'grafana',
      namespace: this.namespace,
      createNamespace: props.createNamespace ?? false,
      version: props.chartVersion,
      repository: props.chartRepository,
      values: mergeValues(
        grafanaValues(props, {
          type,
          serviceAccount,
          annotations: this.role.serviceAccountAnnotations,
          dataSources: this.dataSources,
        }),
        props.values ?? {},
      ),
      // With the permissions in place first, its first query is not refused.
      dependsOn: [...this.role.dependencies],
    });
  }

  private createRole(props: SelfManagedGrafanaProps, serviceAccount: string): IServiceAccountIdentity {
    const subject = {
      cluster: props.cluster,
      namespace: this.namespace,
      serviceAccount,
      description: `Grafana in ${props.cluster.clusterName}: reads AMP`,
    };
    return props.identity === 'pod-identity'
      ? new PodIdentityRole(this, 'Role', { ...subject, agent: props.podIdentityAgent })
      : new ServiceAccountRole(this, 'Role', subject);
  }
}
