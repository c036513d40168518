import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { ConfigurationError, literal } from '@promontory/core';
import { configMapSize, type Dashboard, MOST_CONFIG_MAP_BYTES, renderJson } from '@promontory/dashboards';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** What the ConfigMaps of dashboards are made of. */
export interface DashboardConfigMapsProps {
  readonly dashboards: readonly Dashboard[];
  /** Where Grafana's sidecar looks. */
  readonly namespace: string;
  /** The folder in Grafana. @default 'Promontory' */
  readonly folder?: string;
  /** What must be there first, such as the namespace. @default - nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A ConfigMap for each dashboard, for the sidecar of Grafana's chart. The stack needs a Kubernetes provider. */
export class DashboardConfigMaps extends Construct {
  constructor(scope: Construct, id: string, { dashboards, namespace, folder, dependsOn }: DashboardConfigMapsProps) {
    super(scope, id);
    for (const dashboard of dashboards) {
      const size = configMapSize(dashboard);
      if (size > MOST_CONFIG_MAP_BYTES) {
        throw new ConfigurationError(
          'DashboardConfigMapSize',
          {
            got: `${dashboard.uid} of ${size} bytes`,
            expected: `at most ${MOST_CONFIG_MAP_BYTES}, as Kubernetes allows`,
            fix: 'take panels out of it, or deliver it otherwise',
          },
          this,
        );
      }
      new ConfigMapV1(this, dashboard.name, {
        metadata: {
          name: dashboard.uid,
          namespace,
          labels: { grafana_dashboard: '1' },
          annotations: { grafana_folder: literal(folder ?? 'Promontory') },
        },
        // Grafana's variables look like Terraform's.
        data: { [`${dashboard.uid}.json`]: literal(renderJson(dashboard)) },
        dependsOn: dependsOn && [...dependsOn],
      });
    }
  }
}
