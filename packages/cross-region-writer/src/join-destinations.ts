import { ConfigurationError } from '@promontory/core';
import type { ServiceAccountSubject } from '@promontory/eks';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { WriteDestination } from './destination.js';
import { assumeActions } from './private/assume-actions.js';
import { targetWriterRoleName } from './target-writer-role-name.js';
import { TargetWriterRole } from './target-writer-role.js';
import type { WriterIdentity } from './writer-identity.js';

/** A destination that the writer may write to, as its configuration names it. */
export interface JoinedDestination {
  /** Undefined for the only one that was not given a name. */
  readonly name: string | undefined;
  /** The remote-write URL. */
  readonly url: string;
  /** The Region that requests are signed for: the workspace's, which may not be the cluster's. */
  readonly region: string;
  /** Undefined when the writer writes as itself. */
  readonly assumeRole: { readonly arn: string; readonly externalId?: string } | undefined;
  /** Whether nothing is written there for now. */
  readonly standby: boolean;
}

/** Who writes, and where to. */
export interface JoinDestinationsProps {
  /** Undefined for keys that somebody else keeps: nothing is granted to them here. */
  readonly writer: WriterIdentity | undefined;
  /** The service account of the writer; its own name where it runs outside of Kubernetes. */
  readonly subject: ServiceAccountSubject | { readonly writerName: string };
  readonly destinations: readonly WriteDestination[];
}

/** The destinations of a writer. */
export interface JoinedDestinations {
  readonly destinations: readonly JoinedDestination[];
  /** What must be there before the writer starts, beside its own role: its first requests would be refused. */
  readonly dependencies: readonly ITerraformDependable[];
}

/**
 * Lets a writer write to each of its destinations and to nothing else: as itself, as a role that is there, or as one that
 * is made for it in the account of the workspace. What each takes is apart from the others.
 */
export function joinDestinations(
  scope: Construct,
  { writer, subject, destinations }: JoinDestinationsProps,
): JoinedDestinations {
  const who = 'writerName' in subject ? subject : { ...subject, clusterName: subject.cluster.clusterName };
  const called = 'writerName' in who ? who.writerName : who.clusterName;
  const dependencies: ITerraformDependable[] = [];
  const joined = destinations.map((destination, index): JoinedDestination => {
    const { workspace, assumeRoleArn, externalId, account, standby = false } = destination;
    const name = destination.name ?? (destinations.length > 1 ? String(index + 1) : undefined);
    const common = { name, url: workspace.remoteWriteUrl, region: workspace.region, standby };
    if (account !== undefined) {
      if (writer === undefined) throw withoutRole(scope);
      const role = new TargetWriterRole(scope, name === undefined ? 'TargetRole' : `TargetRole-${name}`, {
        workspace,
        writer,
        provider: account.provider,
        roleName: account.roleName ?? targetWriterRoleName(account.writerAccount, { ...who, name }),
        description: `Lets ${called} of account ${account.writerAccount} write to ${workspace.workspaceId}`,
      });
      dependencies.push(role.policy);
      return { ...common, assumeRole: { arn: role.roleArn } };
    }
    if (assumeRoleArn !== undefined) {
      writer?.addToPolicy({ actions: assumeActions(writer), resources: [assumeRoleArn] });
      return { ...common, assumeRole: { arn: assumeRoleArn, ...(externalId === undefined ? {} : { externalId }) } };
    }
    if (writer !== undefined) workspace.grantRemoteWrite(writer);
    return { ...common, assumeRole: undefined };
  });
  return { destinations: joined, dependencies };
}

/** A role that is made trusts one writer, by its role. */
function withoutRole(scope: Construct): ConfigurationError {
  return new ConfigurationError(
    'WriterRole',
    {
      got: 'a role to be made in another account for a writer that has none',
      expected: 'a writer with a role, which the one that is made trusts',
      fix: "have a role (identity 'irsa' or 'pod-identity'), or name one that is there in 'assumeRoleArn'",
    },
    scope,
  );
}
