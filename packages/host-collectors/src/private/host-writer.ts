import { ServiceRole } from '@promontory/core';
import {
  destinationsOf,
  hostWriterRoleName,
  joinDestinations,
  type JoinedDestination,
} from '@promontory/cross-region-writer';
import type { PolicyCondition } from '@promontory/vocabulary';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { HostProps } from '../host-props.js';

/** Who writes, and where to. */
export interface HostWriter {
  readonly role: ServiceRole;
  /** Those that are written to. */
  readonly destinations: readonly JoinedDestination[];
  /** With these in place first, the first requests are not refused. */
  readonly dependencies: readonly ITerraformDependable[];
}

/** A role of one service that may write to the workspaces, and do nothing else. */
export function hostWriter(
  scope: Construct,
  props: HostProps,
  { service, onlyFor }: { readonly service: string; readonly onlyFor?: readonly PolicyCondition[] },
): HostWriter {
  const { name, region, tags } = props;
  const role = new ServiceRole(scope, 'Role', {
    roleName: hostWriterRoleName(region, name),
    description: `Writes metrics of ${name} to AMP`,
    service,
    ...(onlyFor === undefined ? {} : { onlyFor }),
    tags,
  });
  const joined = joinDestinations(scope, {
    writer: role,
    subject: { writerName: name },
    destinations: destinationsOf(props),
  });
  return {
    role,
    destinations: joined.destinations.filter(({ standby }) => !standby),
    dependencies: [role.policy, ...joined.dependencies],
  };
}
