import { AMP_PLUGIN, managedDataSourceType } from '@promontory/amp-facts';
import { type Environment, grafanaReading, type GrafanaReadingSettings } from '@promontory/config';
import {
  ampDataSources,
  type AmpSource,
  ampSource,
  configMaps,
  type Dashboard,
  dashboardsOf,
  type DataSourceResource,
  grafanaDashboards,
  grafanaDataSources,
  grafanaFolder,
  remoteSource,
  renderJson,
} from '@promontory/dashboards';

/** What `promontory dashboards` can write. */
export const GRAFANA_FORMATS = ['operator', 'configmap', 'json'] as const;

/** One of `GRAFANA_FORMATS`. */
export type GrafanaFormat = (typeof GRAFANA_FORMATS)[number];

/** How it is written. */
export interface GrafanaFilesOptions {
  readonly format: GrafanaFormat;
  readonly namespace: string;
  readonly instanceLabels: Readonly<Record<string, string>>;
  /** What uids begin with. @default - that of the environment's Grafana, else `promontory` */
  readonly prefix: string | undefined;
}

/** One file of a folder. */
export interface GrafanaFile {
  readonly path: string;
  readonly text: string;
}

/** Stands in the place of the URL of a workspace that is made by this environment: the key of its ConfigMap. */
const QUERY_URL = 'query_url';

/** What a Grafana is given of an environment, as files. */
export function grafanaFiles(environment: Environment, options: GrafanaFilesOptions): GrafanaFile[] {
  const reading = grafanaReading(environment);
  const { grafana } = environment;
  const prefix = options.prefix ?? (grafana?.kind === 'existing' ? grafana.prefix : undefined);
  const sources = dataSourcesOf(environment, reading, prefix);
  const { choices, folder: title, runbookUrl } = reading.dashboards;
  const dashboards = dashboardsOf(sources, choices, {
    scrapeInterval: reading.scrapeInterval,
    runbookUrl,
    uidPrefix: prefix,
  });
  const folder = title === '' ? 'Promontory' : title;
  const delivery = { namespace: options.namespace, instanceLabels: options.instanceLabels, folder };
  const each = (extension: string, text: (one: Dashboard) => string): GrafanaFile[] =>
    dashboards.map((one) => ({ path: `${one.uid}.${extension}`, text: text(one) }));
  switch (options.format) {
    case 'json':
      return each('json', renderJson);
    case 'configmap':
      return each('yaml', (one) => configMaps([one], delivery));
    case 'operator': {
      const name = prefix === undefined ? 'promontory' : `promontory-${prefix}`;
      return [
        { path: 'folder.yaml', text: grafanaFolder(name, delivery) },
        { path: 'data-sources.yaml', text: grafanaDataSources(sources, delivery) },
        ...each('yaml', (one) => grafanaDashboards([one], { ...delivery, folderRef: name })),
      ];
    }
  }
}

function dataSourcesOf(
  { workspaces, grafana }: Environment,
  reading: GrafanaReadingSettings,
  prefix: string | undefined,
): DataSourceResource[] {
  const own = reading.workspaces.flatMap((name): AmpSource[] => {
    const settings = workspaces[name];
    if (settings === undefined) return [];
    return settings.kind === 'existing'
      ? [ampSource(name, settings.workspaceArn)]
      : [{ name, queryUrl: `\${${QUERY_URL}}`, region: settings.region }];
  });
  const sources = [...own, ...reading.remoteSources.map(remoteSource)];
  const type = grafana === undefined ? AMP_PLUGIN.name : managedDataSourceType(grafana.version);
  const called = new Map<string, string>();
  return ampDataSources(
    sources.map((source) => {
      const name = prefix === undefined ? source.name : `${prefix}-${source.name}`;
      called.set(`amp-${name}`, source.name).set(`amp-${name}-alerts`, source.name);
      return { ...source, name };
    }),
    {
      type,
      authType: grafana === undefined ? 'default' : 'workspace-iam-role',
      alerts: reading.alerts,
      scrapeInterval: reading.scrapeInterval,
      isDefault: prefix === undefined,
    },
  ).map((source) => ({
    ...source,
    ...(source.url.includes(`\${${QUERY_URL}}`) && {
      urlFrom: { configMap: `amp-${called.get(source.uid) ?? ''}`, key: QUERY_URL },
    }),
    // Amazon Managed Grafana brings it along.
    ...(source.type === AMP_PLUGIN.name && grafana === undefined && { plugin: AMP_PLUGIN }),
  }));
}
