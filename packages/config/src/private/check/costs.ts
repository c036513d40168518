import type * as inventory from '@promontory/metric-inventory';
import type { Problem } from '@promontory/vocabulary';
import type { KnownCluster } from '../build/cluster.js';
import { broughtBy } from '../build/producer.js';
import { type Part, placed } from '../part.js';
import { type ClusterSurroundings, foreignAccount } from './cluster.js';
import { checkKubecost } from './kubecost.js';

/** Costs that have what they are made of, are told apart, and are counted once. */
export function checkCosts(
  part: Part<KnownCluster>,
  around: Pick<ClusterSurroundings, 'workspaceNames'>,
  clusters: readonly KnownCluster[],
): Problem[] {
  const { costs } = part.value;
  if (costs === undefined || part.doubtful.has('costs')) return [];
  return [
    ...checkReach(part),
    ...(costs.kind === 'opencost' ? checkReads(part) : checkKubecost(part, costs, around.workspaceNames, clusters)),
  ];
}

/** What works only with help from elsewhere. */
export function warnOfCosts(part: Part<KnownCluster>, { account, workspaces }: ClusterSurroundings): Problem[] {
  const { costs, workspace: own } = part.value;
  if (costs === undefined || part.doubtful.has('costs')) return [];
  const name = costs.kind === 'kubecost' ? costs.workspace : own;
  const workspace = workspaces.get(name)?.value;
  const owner = workspace && foreignAccount(workspace, account);
  if (owner === undefined) return [];
  const actions = costs.kind === 'kubecost' ? 'aps:QueryMetrics and aps:RemoteWrite' : 'aps:QueryMetrics';
  return placed(part, ['costs'], {
    code: 'ConfigCostsAccount',
    got: `the workspace ${name} of account ${owner}`,
    expected: 'a workspace whose resource policy lets the roles of costs in',
    fix: `have account ${owner} allow ${actions} to them, else every request is refused with 403`,
  });
}

function checkReach(part: Part<KnownCluster>): Problem[] {
  const { network, costs, attributes, collection } = part.value;
  const problems: Problem[] = [];
  if (network !== undefined) {
    problems.push(
      ...placed(part, ['costs'], {
        code: 'ConfigCostsNetwork',
        got: 'costs in a cluster without internet',
        expected: "a cluster that reaches AWS's price lists, which have no VPC endpoint",
        fix: "remove 'costs', or show this cluster's from another one",
      }),
    );
  }
  const saysSo = collection?.kind === 'prometheus-agent' && collection.identity === 'irsa';
  const lacksProvider = attributes !== undefined && attributes.oidcProviderArn === undefined;
  if (costs?.identity === 'irsa' && lacksProvider && !saysSo && !part.doubtful.has('attributes')) {
    problems.push(
      ...placed(part, ['attributes'], {
        code: 'ConfigOidcProvider',
        got: "no 'oidcProviderArn'",
        expected: 'the IAM OIDC provider by which the roles of costs trust it',
        fix: "add it ('aws iam list-open-id-connect-providers' shows it), or write 'identity: pod-identity' in costs",
      }),
    );
  }
  return problems;
}

function checkReads(part: Part<KnownCluster>): Problem[] {
  const { collection } = part.value;
  if (collection === undefined) return [];
  const { darkReads, OPENCOST_READS, producedBy } = loadInventory();
  const reads = OPENCOST_READS.map((metric) => ({ metric, readBy: 'OpenCost' }));
  const dark = darkReads(reads, producedBy(...broughtBy(collection)));
  const [first] = dark;
  if (first === undefined) return [];
  const switches = [...new Set(dark.map((read) => read.switch))];
  return placed(part, ['costs'], {
    code: 'ConfigCostsDark',
    got: `${first.metric}${dark.length > 1 ? ` and ${dark.length - 1} more` : ''}, which the collection does not bring`,
    expected: 'all that OpenCost reads of this cluster',
    fix: switches.join('; '),
  });
}

// A thousand names: only whoever has costs waits for them.
function loadInventory(): typeof inventory {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous, and not before it is needed
  return require('@promontory/metric-inventory') as typeof inventory;
}
