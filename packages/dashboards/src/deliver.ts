import { stringify } from 'yaml';
import { type Dashboard, renderJson } from './dashboard.js';
import type { DataSource } from './data-source.js';

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
  /** Labels of the `Grafana` resources that shall have it. @default { dashboards: 'grafana' } */
  readonly instanceLabels?: Readonly<Record<string, string>>;
  /** The name of a `GrafanaFolder`, in the place of `folder`: see `grafanaFolder`. @default - a folder is made by its title */
  readonly folderRef?: string;
}

/** A data source for the Grafana Operator. */
export interface DataSourceResource extends DataSource {
  /**
   * A ConfigMap whose key stands as `${key}` in `url`: what is known when the workspace is made. @default - `url` is whole
   */
  readonly urlFrom?: { readonly configMap: string; readonly key: string };
  /** A plug-in that the operator installs where it runs Grafana itself. @default - none */
  readonly plugin?: { readonly name: string; readonly version: string };
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
        name: kubernetesName(dashboard.uid),
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
      ...resource('GrafanaDashboard', dashboard.uid, options),
      spec: {
        ...instances(options),
        ...(options.folderRef === undefined
          ? { folder: options.folder ?? 'Promontory' }
          : { folderRef: options.folderRef }),
        json: renderJson(dashboard),
      },
    })),
  );
}

/** A `GrafanaFolder`, as YAML: `name` is its uid too, which never changes. */
export function grafanaFolder(name: string, options: GrafanaResourceOptions): string {
  return documents([
    {
      ...resource('GrafanaFolder', name, options),
      spec: { ...instances(options), uid: name, title: options.folder ?? 'Promontory' },
    },
  ]);
}

/** A `GrafanaDatasource` for each data source, as YAML. No secret is in it: Grafana signs as its own role. */
export function grafanaDataSources(
  sources: readonly DataSourceResource[],
  options: Omit<GrafanaResourceOptions, 'folder' | 'folderRef'>,
): string {
  return documents(
    sources.map(({ uid, urlFrom, plugin, ...source }) => ({
      ...resource('GrafanaDatasource', uid, options),
      spec: {
        ...instances(options),
        uid,
        datasource: { ...source, access: 'proxy', editable: false },
        ...(plugin && { plugins: [plugin] }),
        ...(urlFrom && {
          valuesFrom: [
            {
              targetPath: 'url',
              valueFrom: { configMapKeyRef: { name: urlFrom.configMap, key: urlFrom.key } },
            },
          ],
        }),
      },
    })),
  );
}

/** Names of Kubernetes have no capitals and no '_'. */
const kubernetesName = (uid: string): string => uid.toLowerCase().replaceAll('_', '-');

const resource = (kind: string, name: string, { namespace, labels }: GrafanaResourceOptions): object => ({
  apiVersion: 'grafana.integreatly.org/v1beta1',
  kind,
  metadata: { name: kubernetesName(name), namespace, ...(labels && { labels }) },
});

const instances = ({ instanceLabels }: GrafanaResourceOptions): object => ({
  instanceSelector: { matchLabels: instanceLabels ?? { dashboards: 'grafana' } },
});

const documents = (objects: readonly object[]): string =>
  objects.map((object) => `---\n${stringify(object, { lineWidth: 0, blockQuote: 'literal' })}`).join('');
