import { AMP_PLUGIN, type AmpDataSourceType } from '@promontory/amp-facts';
import type { DataSource } from '@promontory/dashboards';
import type { HelmValues } from '@promontory/helm';
import type { SelfManagedGrafanaProps } from '../self-managed-grafana.js';

/** What the values take from around the props. */
export interface Surroundings {
  readonly type: AmpDataSourceType;
  readonly serviceAccount: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly dataSources: readonly DataSource[];
}

/** The chart's values for a Grafana that reads AMP (12.11.1, 2026-11). */
export function grafanaValues(props: SelfManagedGrafanaProps, around: Surroundings): HelmValues {
  const { adminSecret, enterprise, url, storage, resources, version } = props;
  const image = {
    ...(enterprise !== undefined && { repository: 'grafana/grafana-enterprise' }),
    ...(version !== undefined && { tag: version }),
  };
  return {
    serviceAccount: {
      create: true,
      name: around.serviceAccount,
      ...(Object.keys(around.annotations).length > 0 && { annotations: { ...around.annotations } }),
    },
    // Its sidecar reads ConfigMaps of its own namespace, and no Secrets of others.
    rbac: { namespaced: true },
    admin: {
      existingSecret: adminSecret.name,
      userKey: adminSecret.userKey ?? 'admin-user',
      passwordKey: adminSecret.passwordKey ?? 'admin-password',
    },
    // SigV4 is off as Grafana comes; data sources of alert managers need it with the plug-in too.
    env: { AWS_SDK_LOAD_CONFIG: 'true', GF_AUTH_SIGV4_AUTH_ENABLED: 'true' },
    'grafana.ini': {
      auth: { sigv4_auth_enabled: true },
      analytics: { reporting_enabled: false, check_for_updates: false },
      ...(url !== undefined && { server: { root_url: url } }),
    },
    ...(around.type === 'prometheus' ? {} : { plugins: [`${AMP_PLUGIN.name}@${AMP_PLUGIN.version}`] }),
    ...(Object.keys(image).length > 0 && { image }),
    ...(enterprise !== undefined && {
      envValueFrom: { GF_ENTERPRISE_LICENSE_TEXT: { secretKeyRef: { ...enterprise.licenseSecret } } },
    }),
    datasources: {
      'datasources.yaml': {
        apiVersion: 1,
        // Those that are taken out of here go from Grafana as well.
        prune: true,
        datasources: around.dataSources.map((source) => ({ ...source, access: 'proxy', editable: false })),
      },
    },
    sidecar: {
      dashboards: {
        enabled: true,
        label: 'grafana_dashboard',
        labelValue: '1',
        folderAnnotation: 'grafana_folder',
        resource: 'configmap',
        provider: { foldersFromFilesStructure: true, allowUiUpdates: false },
      },
    },
    ...(storage !== undefined && { persistence: { enabled: true, size: storage } }),
    // With one volume, two pods cannot run beside each other: the old one goes first.
    ...(storage !== undefined && { deploymentStrategy: { type: 'Recreate' } }),
    ...(resources !== undefined && { resources }),
    // A pod that only says that Grafana answers: Helm waits for that anyway.
    testFramework: { enabled: false },
    // A pod that runs keeps the credentials that it was started with: this starts it again when the way to them changes.
    ...(props.identity === 'pod-identity' && { podAnnotations: { 'promontory/identity': 'pod-identity' } }),
  };
}
