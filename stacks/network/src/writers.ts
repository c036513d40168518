import type {
  AllowedCalls,
  ClusterSettings,
  DestinationSettings,
  Environment,
  ExistingWorkspaceSettings,
} from '@promontory/config';
import { targetWriterRoleName } from '@promontory/cross-region-writer';
import { serviceAccountRoleName } from '@promontory/eks';
import { formatArn, parseArn, partitionOf } from '@promontory/vocabulary';

/** A collector that writes from inside of a network. */
export interface NetworkWriter {
  /** The names of the workspaces that it writes to, or is ready to. */
  readonly workspaces: readonly string[];
  /** Its own role; undefined for keys in a Secret, which pass no endpoint that names roles. */
  readonly roleArn: string | undefined;
  /** The roles of other accounts that it writes as. */
  readonly assumedRoleArns: readonly string[];
}

/**
 * Who writes through the endpoints. Their roles are made later, in the stacks of their clusters, which wait for the
 * endpoints: their ARNs are written from the names that they will have.
 */
export function writersOf(
  environment: Environment,
  clusters: readonly ClusterSettings[],
  existing: (name: string) => ExistingWorkspaceSettings | undefined,
): readonly NetworkWriter[] {
  return clusters.flatMap(({ name: clusterName, region, workspace, collection }) => {
    // The managed scraper writes through AWS's own network.
    if (collection.kind === 'managed-scraper') return [];
    const { namespace, serviceAccount, alsoTo } = collection;
    const subject = { clusterName, namespace, serviceAccount };
    const role = 'remoteWrite' in collection ? collection.remoteWrite.assumeRole?.roleArn : undefined;
    const own: Pick<DestinationSettings, 'workspace' | 'assumeRoleArn'> = { workspace, assumeRoleArn: role };
    const destinations = [own, ...alsoTo];
    const workspaces = destinations.map((destination) => destination.workspace);
    if ('identity' in collection && collection.identity === 'static')
      return { workspaces, roleArn: undefined, assumedRoleArns: [] };
    const assumed = destinations.flatMap((destination) => {
      if (destination.assumeRoleArn !== undefined) return destination.assumeRoleArn;
      const other = existing(destination.workspace)?.otherAccount;
      if (other?.kind === 'given-role') return other.roleArn;
      if (other?.kind !== 'made-roles') return [];
      const name = alsoTo.length === 0 ? undefined : destination.workspace;
      return roleArn(region, other.account, targetWriterRoleName(environment.account, { ...subject, name }));
    });
    return {
      workspaces,
      roleArn: roleArn(region, environment.account, serviceAccountRoleName(subject)),
      assumedRoleArns: assumed,
    };
  });
}

/** What lets writers become their roles of other accounts, through the endpoint of STS. */
export function assumeCalls(writers: readonly NetworkWriter[]): readonly AllowedCalls[] {
  return writers.flatMap(({ roleArn: who, assumedRoleArns: resources }) =>
    // The tags of a session by Pod Identity go along.
    who === undefined || resources.length === 0
      ? []
      : [{ actions: ['sts:AssumeRole', 'sts:TagSession'], resources, who: [who] }],
  );
}

/** A workspace of another account, which nothing here can read. */
export function isForeign({ workspaceArn }: ExistingWorkspaceSettings, { account }: Environment): boolean {
  return parseArn(workspaceArn)?.account !== account;
}

/** The ARN of a role by its name: also of one that is made later. */
export function roleArn(region: string, account: string, name: string): string {
  return formatArn({ partition: partitionOf(region), service: 'iam', region: '', account, resource: `role/${name}` });
}
