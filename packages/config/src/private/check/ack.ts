import { didYouMean, type Finding, parseArn, type Path, type Problem } from '@promontory/vocabulary';
import type { AckSettings, WorkspaceSettings } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';
import type { ClusterSurroundings } from './cluster.js';

type Told = Omit<Finding, 'path'>;

/** A controller that has something to do, can do it, and does nothing that Terraform does as well. */
export function checkAck(part: Part<KnownCluster>, around: ClusterSurroundings): Problem[] {
  const { ack } = part.value;
  // Without a workspace of its own the cluster is told of that; with a wrong key, of that.
  if (ack === undefined || part.doubtful.has('ack')) return [];
  const isTheClusters = ack.workspaces.length === 1 && ack.workspaces[0] === part.value.workspace;
  if (ack.workspaces.length === 0) return part.value.workspace === '' ? [] : checkPurpose(part, ack);
  const known = ack.workspaces.flatMap((name) => around.workspaces.get(name) ?? []);
  return [
    ...ack.workspaces.flatMap((name, index) => {
      // It may not be written at all.
      const at = isTheClusters ? ['ack'] : ['ack', 'workspaces', index];
      if (ack.workspaces.indexOf(name) < index) return placed(part, at, TWICE);
      const workspace = around.workspaces.get(name);
      if (workspace !== undefined) return checkOne(part, ack, at, workspace, around.account);
      // The cluster's own workspace is told of with the cluster.
      if (around.workspaceNames.includes(name) || isTheClusters) return [];
      return placed(part, at, unknownWorkspace(name, around.workspaceNames));
    }),
    ...checkRegions(part, known),
  ];
}

const TWICE: Told = {
  code: 'ConfigWorkspaceTwice',
  got: 'a workspace a second time',
  expected: 'each workspace once',
  fix: 'remove one of the two',
};

function checkPurpose(part: Part<KnownCluster>, ack: AckSettings): Problem[] {
  if (ack.mayCreateWorkspaces && !ack.mayConfigureLogging) return [];
  return placed(part, ['ack', 'workspaces'], {
    code: 'ConfigAckWorkspaces',
    got: 'no workspaces',
    expected: ack.mayCreateWorkspaces ? 'workspaces whose logging is configured' : 'at least one workspace',
    fix: "name one, or leave 'workspaces' out for that of the cluster",
  });
}

function unknownWorkspace(name: string, names: readonly string[]): Told {
  const near = didYouMean(name, names);
  return {
    code: 'ConfigWorkspace',
    got: JSON.stringify(name),
    expected: `one of ${names.join(', ')}`,
    fix: near === undefined ? "declare it under 'workspaces'" : `did you mean ${near}?`,
  };
}

function checkOne(
  part: Part<KnownCluster>,
  ack: AckSettings,
  at: Path,
  { value: workspace, doubtful }: Part<WorkspaceSettings>,
  account: string | undefined,
): Problem[] {
  if (workspace.kind === 'existing') {
    const owner = doubtful.has('existing') ? undefined : parseArn(workspace.workspaceArn)?.account;
    if (owner === undefined || account === undefined || owner === account) return [];
    return placed(part, at, {
      code: 'ConfigAckAccount',
      got: `the workspace ${workspace.name} of account ${owner}`,
      expected: `a workspace of account ${account}, where the cluster is`,
      fix: 'run a controller in that account: no role of another one may administer rules',
    });
  }
  const owned = [
    ...(ack.owns.includes('rules') && workspace.rules.length > 0 ? ['rules'] : []),
    ...(ack.owns.includes('alertManager') && workspace.alertManager !== undefined ? ['alertManager'] : []),
    ...(ack.mayConfigureLogging && workspace.logging !== false ? ['logging'] : []),
  ];
  return owned.flatMap((key) =>
    placed(part, at, {
      code: 'ConfigAckOwner',
      got: `the workspace ${workspace.name}, whose ${key} Terraform owns`,
      expected: 'one owner: Terraform or Kubernetes',
      fix:
        key === 'logging'
          ? "leave 'mayConfigureLogging' out, or write 'logging: false' in the workspace"
          : `take '${key}' out of the workspace, or out of 'ack.owns' (docs/decisions/0010-who-owns-rules.md)`,
    }),
  );
}

function checkRegions(part: Part<KnownCluster>, known: readonly Part<WorkspaceSettings>[]): Problem[] {
  const regions = known
    .filter(({ value, doubtful }) => value.region !== '' && !doubtful.has('region') && !doubtful.has('existing'))
    .map(({ value }) => value.region);
  const distinct = [...new Set(regions)];
  if (distinct.length < 2) return [];
  return placed(part, ['ack', 'workspaces'], {
    code: 'ConfigAckRegion',
    got: `workspaces in ${distinct.join(' and ')}`,
    expected: 'workspaces of one Region: a controller calls one',
    fix: 'run a controller in another cluster for the others',
  });
}
