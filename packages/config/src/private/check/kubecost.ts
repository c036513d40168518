import { kubecostFinding } from '@promontory/amp-facts';
import { didYouMean, type Path, type Problem } from '@promontory/vocabulary';
import type { KubecostSettings } from '../../environment.js';
import { type KnownCluster, workspacesOf } from '../build/cluster.js';
import { type Part, placed } from '../part.js';

/** A Kubecost that knows AMP, and whose figures are told apart and counted once. */
export function checkKubecost(
  part: Part<KnownCluster>,
  costs: KubecostSettings,
  names: readonly string[],
  clusters: readonly KnownCluster[],
): Problem[] {
  const { addonVersion, chart, workspace } = costs;
  const version = (text: string | undefined, path: Path): Problem[] => {
    const finding = text === undefined ? undefined : kubecostFinding(text);
    return finding === undefined ? [] : placed(part, path, finding);
  };
  return [
    ...version(addonVersion, ['costs', 'addonVersion']),
    ...version(chart.version, ['costs', 'chart', 'version']),
    ...checkAddon(part, costs),
    ...(names.includes(workspace) ? checkWorkspace(part, costs, clusters) : checkName(part, workspace, names)),
  ];
}

function checkAddon(part: Part<KnownCluster>, { addonVersion, chart, namespace }: KubecostSettings): Problem[] {
  if (addonVersion === undefined) return [];
  const refuse = (path: Path, got: string): Problem[] =>
    placed(part, path, {
      code: 'ConfigCostsAddon',
      got,
      expected: 'the EKS add-on, which has its own chart, in the namespace kubecost',
      fix: "remove it, or remove 'addonVersion' to install the chart",
    });
  return [
    ...(chart.version === undefined && chart.repository === undefined ? [] : refuse(['costs', 'chart'], 'a chart')),
    ...(namespace === 'kubecost' ? [] : refuse(['costs', 'namespace'], `the namespace ${namespace}`)),
  ];
}

function checkName(part: Part<KnownCluster>, workspace: string, names: readonly string[]): Problem[] {
  // The cluster's own is told of with the cluster.
  if (workspace === part.value.workspace || names.length === 0) return [];
  const near = didYouMean(workspace, names);
  return placed(part, ['costs', 'workspace'], {
    code: 'ConfigWorkspace',
    got: JSON.stringify(workspace),
    expected: `one of ${names.join(', ')}`,
    fix: near === undefined ? "declare it under 'workspaces'" : `did you mean ${near}?`,
  });
}

function checkWorkspace(
  part: Part<KnownCluster>,
  { shows, workspace }: KubecostSettings,
  clusters: readonly KnownCluster[],
): Problem[] {
  const collected = clusters.find((cluster) => workspacesOf(cluster).includes(workspace));
  const mixed =
    shows !== 'workspace' || collected === undefined
      ? []
      : placed(part, ['costs', 'workspace'], {
          code: 'ConfigCostsMixed',
          got: `the workspace ${workspace}, to which the collector of ${collected.name} writes`,
          expected: 'a workspace that Kubecost alone writes to: it would count what collectors bring as well',
          fix: "make a workspace for it, and name it in 'costs' of every cluster",
        });
  const before = clusters.slice(0, clusters.indexOf(part.value));
  const twin = before.find(
    ({ costs, label }) => costs?.kind === 'kubecost' && costs.workspace === workspace && label === part.value.label,
  );
  if (twin === undefined) return mixed;
  return [
    ...mixed,
    ...placed(part, ['label'], {
      code: 'ConfigCostsLabel',
      got: `the label ${part.value.label}, which ${twin.name} in ${twin.region} has as well`,
      expected: `a label of its own for every cluster whose Kubecost writes to ${workspace}`,
      fix: "set another 'label': else the costs of the two cannot be told apart",
    }),
  ];
}
