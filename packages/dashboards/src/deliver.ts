import { stringify } from 'yaml';
import { type Dashboard, renderJson } from './dashboard.js';

/** Where objects of Kubernetes go. */
export interface DeliveryOptions {
  readonly namespace: string;
  /** Labels of every object, beside those that its reader looks for. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** The folder in Grafana. @default 'Promontory' */
  readonly folder?: string;
}

/** What the Grafana Operator must be told beside. */
export interface GrafanaResourceOptions extends DeliveryOptions {
  /** Labels of the `Grafana` resources that shall have the dashboards. @default { dashboards: 'grafana' } */
  readonly instanceLabels?: Readonly<Record<string, string>>;
}

/** What the data of a ConfigMap may come to (kubernetes.io, "ConfigMaps": 1 MiB). */
export const MOST_CONFIG_MAP_BYTES = 1_048_576;

/** The data of a dashboard's ConfigMap, in bytes. */
export const configMapSize = (dashboard: Dashboard): number =>
  new TextEncoder().encode(`${dashboard.uid}.json${renderJson(dashboard)}`).length;

/**
 * A ConfigMap for each dashboard, as YAML: the sidecar of Grafana's Helm chart loads those that have the label
 * `grafana_dashboard`.
 */
export function configMaps(dashboards: readonly Dashboard[], options: DeliveryOptions): string {
  return documents(
    dashboards.map((dashboard) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: dashboard.uid,
        namespace: options.namespace,
        labels: { grafana_dashboard: '1', ...options.labels },
        annotations: { grafana_folder: options.folder ?? 'Promontory' },
      },
      data: { [`${dashboard.uid}.json`]: renderJson(dashboard) },
    })),
  );
}

/** A `GrafanaDashboard` for each dashboard, as YAML, for the Grafana Operator (grafana.integreatly.org/v1beta1). */
export function grafanaDashboards(dashboards: readonly Dashboard[], options: GrafanaResourceOptions): string {
  return documents(
    dashboards.map((dashboard) => ({
      apiVersion: 'grafana.integreatly.org/v1beta1',
      kind: 'GrafanaDashboard',
      metadata: {
        name: dashboard.uid,
        namespace: options.namespace,
        ...(options.labels === undefined ? {} : { labels: options.labels }),
      },
      spec: {
        instanceSelector: { matchLabels: options.instanceLabels ?? { dashboards: 'grafana' } },
        folder: options.folder ?? 'Promontory',
        json: renderJson(dashboard),
      },
    })),
  );
}

const documents = (objects: readonly object[]): string =>
  objects.map((object) => `---\n${stringify(object, { lineWidth: 0, blockQuote: 'literal' })}`).join('');
