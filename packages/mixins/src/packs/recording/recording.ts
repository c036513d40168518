import { definePack } from '../../rule-pack.js';
import { resources, use } from './containers.js';
import { cluster, kubelets, nodeExporter } from './nodes.js';
import { owners } from './owners.js';

/**
 * Records alone, under the names that dashboards for Kubernetes and node-exporter ask for. `rate5m` is part of a name:
 * the window is five minutes or four scrapes, whichever is longer. Reads cAdvisor, kubelets, kube-state-metrics and
 * node-exporter, whose job must set the label `node`, as the preset does.
 */
export const recording = definePack({
  name: 'recording',
  thresholds: {},
  groups: (context) => [
    use(context),
    resources(),
    owners(),
    nodeExporter(context),
    cluster(context),
    kubelets(context),
  ],
});
