import type { IServiceAccountIdentity } from '@promontory/eks';
import type { HelmValues } from '@promontory/helm';
import type { KubecostProps } from '../kubecost.js';
import { accountKept, type Kept, proxyKept } from './check-values.js';
import { identityAnnotations, serviceAccountValues } from './identity.js';
import { PROXY_PORT, sigv4Proxy } from './sigv4-proxy.js';

/** The service accounts of a release named kubecost, as the chart calls them itself (2.8.7). */
export const SERVICE_ACCOUNTS = { query: 'kubecost-cost-analyzer', write: 'kubecost-prometheus-server' } as const;

/** The images of the bundle that is free on EKS (values-eks-cost-monitoring.yaml of 2.8.7). The add-on brings its own. */
const EKS_IMAGES: HelmValues = {
  kubecostFrontend: { image: 'public.ecr.aws/kubecost/frontend' },
  kubecostModel: { image: 'public.ecr.aws/kubecost/cost-model' },
  forecasting: { image: { repository: 'public.ecr.aws/kubecost/kubecost-modeling' } },
  networkCosts: { image: { repository: 'public.ecr.aws/kubecost/kubecost-network-costs' } },
  clusterController: { image: { repository: 'public.ecr.aws/kubecost/cluster-controller' } },
};
const EKS_PROMETHEUS_IMAGES: HelmValues = {
  server: { image: { repository: 'public.ecr.aws/kubecost/prometheus' } },
  configmapReload: { prometheus: { image: { repository: 'public.ecr.aws/kubecost/prometheus-config-reloader' } } },
};

/** The two roles: one reads, the other writes. */
export interface KubecostRoles {
  readonly query: IServiceAccountIdentity;
  readonly write: IServiceAccountIdentity;
}

/** The values of cost-analyzer 2.8. */
export function kubecostValues(props: KubecostProps, { query, write }: KubecostRoles): HelmValues {
  const { workspace, clusterId, shows = 'cluster' } = props;
  const byHelm = props.installation?.kind !== 'eks-addon';
  const annotations = identityAnnotations(props.identity);
  const server = {
    // The two names of the cluster must be one: it knows its own series by it.
    global: { external_labels: { cluster_id: clusterId } },
  };
  return {
    global: {
      amp: {
        enabled: true,
        prometheusServerEndpoint: `http://localhost:${PROXY_PORT}/workspaces/${workspace.workspaceId}`,
        remoteWriteService: workspace.remoteWriteUrl,
        sigv4: { region: workspace.region },
      },
      // Neither a second Grafana nor a way to one.
      grafana: { enabled: false, proxy: false },
      ...(Object.keys(annotations).length === 0 ? {} : { podAnnotations: annotations }),
    },
    sigV4Proxy: sigv4Proxy(workspace),
    serviceAccount: serviceAccountValues(SERVICE_ACCOUNTS.query, query),
    kubecostProductConfigs: { clusterName: clusterId },
    federatedETL: { agentOnly: shows === 'nothing', useMultiClusterDB: shows !== 'workspace' },
    reporting: { productAnalytics: false },
    ...(byHelm ? EKS_IMAGES : {}),
    prometheus: {
      ...(byHelm
        ? { ...EKS_PROMETHEUS_IMAGES, server: { ...(EKS_PROMETHEUS_IMAGES['server'] as object), ...server } }
        : { server }),
      serviceAccounts: { server: serviceAccountValues(SERVICE_ACCOUNTS.write, write) },
    },
  };
}

/** Values that decide whose costs are shown, and as whom they are read and written. */
export const KUBECOST_KEPT: readonly Kept[] = [
  ...accountKept(['serviceAccount'], 'leave it to the construct'),
  ...accountKept(['prometheus', 'serviceAccounts', 'server'], 'leave it to the construct'),
  ...proxyKept(['sigV4Proxy']),
  { path: ['global', 'amp'], instead: "use 'workspace'" },
  { path: ['global', 'prometheus', 'enabled'], instead: 'leave it: what it stores would be read from nowhere' },
  // With both, the file has two lists of that name, and Prometheus does not start (2.8.7).
  { path: ['prometheus', 'server', 'remoteWrite'], instead: "use 'workspace'" },
  {
    path: ['prometheus', 'server', 'global', 'external_labels', 'cluster_id'],
    instead: "use 'clusterId'",
  },
  { path: ['prometheus', 'server', 'clusterIDConfigmap'], instead: "use 'clusterId'" },
  { path: ['kubecostProductConfigs', 'clusterName'], instead: "use 'clusterId'" },
  { path: ['kubecostModel', 'promClusterIDLabel'], instead: 'leave it: its own Prometheus writes cluster_id' },
  { path: ['federatedETL', 'agentOnly'], instead: "use 'shows'" },
  { path: ['federatedETL', 'useMultiClusterDB'], instead: "use 'shows'" },
];
