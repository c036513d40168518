import { type ITerraformDependable } from 'cdktf';
import { ConfigurationError, literal, NewerResource } from '@promontory/core';
import { type Dashboard, type DataSource, renderJson } from '@promontory/dashboards';
import { Construct } from 'constructs';
import { GrafanaProvider } from './private/grafana-provider.js';

/** The version of grafana/grafana whose schema was looked at, 2026-11. */
export const GRAFANA_PROVIDER_VERSION = '4.40.1';

/** What Grafana is given by Terraform. */
export interface GrafanaContentProps {
  /** Where Grafana is: `https://g-….grafana-workspace.….amazonaws.com`. */
  readonly url: string;
  readonly dataSources: readonly DataSource[];
  readonly dashboards: readonly Dashboard[];
  /** @default 'Promontory' */
  readonly folder?: string;
  /** The folder's uid: where several deliver into one Grafana, each has its own. @default 'promontory' */
  readonly folderUid?: string;
  /** One exact version of the provider. @default GRAFANA_PROVIDER_VERSION */
  readonly providerVersion?: string;
}

/**
 * Data sources, a folder and dashboards in a Grafana. It belongs into a stack of its own: what goes wrong with Grafana then
 * holds up nothing that collects metrics. Its token is taken from `GRAFANA_AUTH` when Terraform runs, and is in no state.
 */
export class GrafanaContent extends Construct {
  constructor(scope: Construct, id: string, props: GrafanaContentProps) {
    super(scope, id);
    const { url, providerVersion: version = GRAFANA_PROVIDER_VERSION } = props;
    const findings = props.dashboards.flatMap((dashboard) => dashboard.findings);
    const [finding] = findings;
    if (finding !== undefined) {
      throw new ConfigurationError('GrafanaContentDashboard', { ...finding, fix: finding.fix }, this);
    }
    new GrafanaProvider(this, 'Provider', { url, version });
    const add = (name: string, type: string, attributes: Record<string, unknown>, dependsOn?: ITerraformDependable[]) =>
      new NewerResource(this, name, { provider: 'grafana', type, attributes, dependsOn });
    const sources = props.dataSources.map((source) =>
      add(`DataSource-${source.uid}`, 'grafana_data_source', {
        name: source.name,
        uid: source.uid,
        type: source.type,
        url: source.url,
        access_mode: 'proxy',
        is_default: source.isDefault,
        json_data_encoded: JSON.stringify(source.jsonData),
      }),
    );
    if (props.dashboards.length === 0) return;
    const folder = add('Folder', 'grafana_folder', {
      uid: props.folderUid ?? 'promontory',
      title: literal(props.folder ?? 'Promontory'),
    });
    for (const dashboard of props.dashboards) {
      add(
        `Dashboard-${dashboard.name}`,
        'grafana_dashboard',
        {
          folder: folder.getStringAttribute('uid'),
          // Grafana's variables look like Terraform's.
          config_json: literal(renderJson(dashboard)),
          // Whoever has changed it in Grafana has changed a copy: dashboards from here cannot be saved.
          overwrite: true,
        },
        sources,
      );
    }
  }
}
