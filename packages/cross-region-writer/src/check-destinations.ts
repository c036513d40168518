import { ConfigurationError, isConcrete } from '@promontory/core';
import { parseArn } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import { type DestinationProps, destinationsOf, type WriteDestination } from './destination.js';

/**
 * Each destination can be told from the others, is written to once, and has one way to be written to.
 *
 * @param code of the error: `AdotDestinations`
 */
export function checkDestinations(scope: IConstruct, code: string, props: DestinationProps): void {
  const destinations = destinationsOf(props);
  const refuse = (got: string, expected: string, fix: string): never => {
    throw new ConfigurationError(code, { got, expected, fix }, scope);
  };
  if (destinations.length === 0) refuse('no destinations', 'at least one workspace', "add one to 'destinations'");
  if (destinations.every(({ standby }) => standby === true)) {
    refuse('nothing but standbys', 'at least one destination that is written to', "take 'standby' away from one");
  }
  const names = new Set<string>();
  const workspaces = new Set<string>();
  for (const [index, destination] of destinations.entries()) {
    const { workspace, name = String(index + 1) } = destination;
    // A reference is no name of a component: the configuration is read here and in the cluster.
    if (!isConcrete(name) || !/^[a-z0-9]([-_a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
      const expected = "1 to 63 lower-case letters, digits, '-' and '_', known now";
      refuse(`the name ${JSON.stringify(name)}`, expected, "change the destination's 'name'");
    }
    if (names.has(name)) {
      refuse(`a second destination ${name}`, 'each name once', "change the destination's 'name'");
    }
    if (workspaces.has(workspace.workspaceArn)) {
      const got = `the workspace ${workspace.node.path} a second time`;
      refuse(got, 'each workspace once: it would store every sample twice', 'remove one of the two');
    }
    checkRole(destination, refuse);
    names.add(name);
    workspaces.add(workspace.workspaceArn);
  }
}

function checkRole(
  { assumeRoleArn, externalId, account }: WriteDestination,
  refuse: (got: string, expected: string, fix: string) => never,
): void {
  if (isConcrete(assumeRoleArn) && parseArn(assumeRoleArn)?.resource.startsWith('role/') !== true) {
    refuse(`assumeRoleArn ${assumeRoleArn}`, 'the ARN of an IAM role', "change 'assumeRoleArn'");
  }
  if (externalId !== undefined && assumeRoleArn === undefined) {
    refuse('externalId without assumeRoleArn', 'both or neither', "add 'assumeRoleArn'");
  }
  if (account !== undefined && assumeRoleArn !== undefined) {
    refuse("'assumeRoleArn' and 'account'", 'a role that is there, or one that is made', 'remove one of the two');
  }
}
