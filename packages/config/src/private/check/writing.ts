import { prometheusCan, PROMETHEUS_SINCE } from '@promontory/amp-facts';
import type { Path, Problem } from '@promontory/vocabulary';
import type { OtherAccountSettings, PrometheusCollection, WorkspaceSettings } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';
import { namedPrometheus } from './prometheus-version.js';

/** One workspace that a Prometheus writes to. */
interface Target {
  readonly at: Path;
  readonly name: string;
  /** Undefined for whatever the workspace says. */
  readonly roleArn: string | undefined;
  readonly other: OtherAccountSettings | undefined;
  readonly standby: boolean;
}

/** What a Prometheus must be to write to its workspaces in their ways. */
export function checkWriting(
  part: Part<KnownCluster>,
  workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>,
): Problem[] {
  const { collection, workspace } = part.value;
  if (collection === undefined || !('remoteWrite' in collection)) return [];
  const other = (name: string): OtherAccountSettings | undefined => {
    const settings = workspaces.get(name)?.value;
    return settings?.kind === 'existing' ? settings.otherAccount : undefined;
  };
  const roleArn = collection.remoteWrite.assumeRole?.roleArn;
  const targets: Target[] = [
    { at: ['workspace'], name: workspace, roleArn, other: other(workspace), standby: false },
    ...collection.alsoTo.map(({ workspace: name, assumeRoleArn, standby }, index) => ({
      at: ['collection', 'alsoTo', index],
      name,
      roleArn: assumeRoleArn,
      other: other(name),
      standby,
    })),
  ];
  return [
    ...checkKeys(part, collection, targets),
    ...checkProxy(part, collection, targets),
    ...checkExternalIds(part, collection, targets),
  ];
}

/** A role that is made trusts the role of its writer, and keys are nobody's role. */
function checkKeys(
  part: Part<KnownCluster>,
  { identity }: PrometheusCollection,
  targets: readonly Target[],
): Problem[] {
  if (identity !== 'static') return [];
  return targets.flatMap(({ at, name, roleArn, other }) =>
    roleArn !== undefined || other?.kind !== 'made-roles'
      ? []
      : placed(part, at, {
          code: 'ConfigCredentials',
          got: `keys in a Secret for the workspace ${name}, whose 'deployRoleArn' makes a role for each writer`,
          expected: 'a writer with a role, which the one that is made there trusts',
          fix: "have a role (identity 'irsa' or 'pod-identity'), or name one to write as that trusts the owner of the keys",
        }),
  );
}

/** The proxy of a Prometheus that cannot sign signs for one Region, as one role. */
function checkProxy(part: Part<KnownCluster>, collection: PrometheusCollection, targets: readonly Target[]): Problem[] {
  const active = targets.filter(({ standby }) => !standby);
  const version = namedPrometheus(collection)?.version;
  if (active.length === 1 || prometheusCan(version, 'sigv4')) return [];
  return placed(part, ['collection', 'alsoTo'], {
    code: 'ConfigPrometheusVersion',
    got: `${active.length} workspaces for Prometheus ${version ?? ''}`,
    expected: `at least ${PROMETHEUS_SINCE.sigv4}: the proxy that signs for an older one knows one workspace`,
    fix: "name a newer version, or leave one workspace that is no 'standby'",
  });
}

function checkExternalIds(
  part: Part<KnownCluster>,
  collection: PrometheusCollection,
  targets: readonly Target[],
): Problem[] {
  const version = namedPrometheus(collection)?.version;
  if (prometheusCan(version, 'externalId')) return [];
  return targets.flatMap(({ at, name, roleArn, other, standby }, index) => {
    const own = index === 0 ? undefined : collection.alsoTo[index - 1]?.externalId;
    const given = roleArn === undefined && other?.kind === 'given-role' ? other.externalId : own;
    if (given === undefined || standby) return [];
    return placed(part, at, {
      code: 'ConfigPrometheusVersion',
      got: `an external id for the workspace ${name} with Prometheus ${version ?? ''}`,
      expected: `at least ${PROMETHEUS_SINCE.externalId}`,
      fix: "name a newer version, or a role that asks for no 'externalId'",
    });
  });
}
