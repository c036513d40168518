import type { IServiceAccountIdentity } from '@promontory/eks';
import { type HelmValues, imageReference } from '@promontory/helm';
import type { OpenCostProps } from '../open-cost.js';
import { accountKept, type Kept, proxyKept } from './check-values.js';
import { identityAnnotations, serviceAccountValues } from './identity.js';
import { sigv4Proxy } from './sigv4-proxy.js';

/** The label by which OpenCost tells clusters apart: that of every collector here. */
const CLUSTER_LABEL = 'cluster';

/** The name of the job that scrapes it, which is that of the preset. */
const JOB = 'opencost';

/** The chart's values (2.5.17, 2026-11). Variables: opencost/opencost modules/prometheus-source/pkg/env. */
export function openCostValues(
  props: OpenCostProps,
  role: IServiceAccountIdentity,
  serviceAccount: string,
): HelmValues {
  const { clusterLabel, shows = 'cluster', workspace, resources } = props;
  const podAnnotations = identityAnnotations(props.identity);
  // Digests go with the pinned chart: another one brings its own images.
  const image = (name: 'opencost' | 'opencost-ui'): HelmValues =>
    props.chartVersion === undefined ? { image: { fullImageName: imageReference(name) } } : {};
  return {
    serviceAccount: serviceAccountValues(serviceAccount, role),
    ...(Object.keys(podAnnotations).length === 0 ? {} : { podAnnotations }),
    opencost: {
      exporter: {
        defaultClusterId: clusterLabel,
        extraEnv: {
          PROM_CLUSTER_ID_LABEL: CLUSTER_LABEL,
          // Without it, it adds up what every cluster of the workspace costs.
          CURRENT_CLUSTER_ID_FILTER_ENABLED: shows === 'workspace' ? 'false' : 'true',
          // It would ask Prometheus for its configuration, which AMP does not have.
          KUBECOST_JOB_NAME: JOB,
          KUBECOST_SCRAPE_INTERVAL: props.scrapeInterval ?? '60s',
        },
        ...image('opencost'),
        ...(resources === undefined ? {} : { resources }),
      },
      // kube-state-metrics has the others: from both, they would be stored, and billed, twice.
      metrics: { kubeStateMetrics: { emitKsmV1Metrics: false, emitKsmV1MetricsOnly: true } },
      prometheus: { internal: { enabled: false }, amp: { enabled: true, workspaceId: workspace.workspaceId } },
      sigV4Proxy: sigv4Proxy(workspace),
      ui: { enabled: shows !== 'nothing', ...image('opencost-ui') },
      // A server for AI agents, on by the chart and without a login.
      mcp: { enabled: false },
    },
  };
}

/** Values that decide whose costs are shown, and as whom they are read. */
export const OPEN_COST_KEPT: readonly Kept[] = [
  ...accountKept(['serviceAccount'], "use 'serviceAccount'"),
  ...proxyKept(['opencost', 'sigV4Proxy']),
  { path: ['opencost', 'prometheus'], instead: "use 'workspace'" },
  { path: ['opencost', 'exporter', 'defaultClusterId'], instead: "use 'clusterLabel'" },
  { path: ['opencost', 'exporter', 'clusterIdConfigmap'], instead: "use 'clusterLabel'" },
  { path: ['opencost', 'exporter', 'apiPort'], instead: 'leave it: the job opencost scrapes 9003' },
  ...['PROM_CLUSTER_ID_LABEL', 'CURRENT_CLUSTER_ID_FILTER_ENABLED', 'KUBECOST_JOB_NAME', 'CLUSTER_ID'].map((name) => ({
    path: ['opencost', 'exporter', 'extraEnv', name],
    instead: "use 'shows' and 'clusterLabel'",
  })),
  // The job finds its pods by it.
  { path: ['nameOverride'], instead: 'leave it: the job opencost finds pods of that name' },
];
