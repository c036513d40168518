import { isConcrete } from '@promontory/core';
import { parseArn } from '@promontory/vocabulary';
import type { AdotCollectorProps } from '../adot-collector.js';
import type { Refuse } from './check-props.js';
import { destinationsOf } from './destinations.js';

/** Each destination can be told from the others, and is written to once. */
export function checkDestinations(props: AdotCollectorProps, refuse: Refuse): void {
  const destinations = destinationsOf(props);
  if (destinations.length === 0) {
    refuse('AdotDestinations', 'no destinations', 'at least one workspace', "add one to 'destinations'");
  }
  const names = new Set<string>();
  const workspaces = new Set<string>();
  for (const [index, { workspace, name = String(index + 1), assumeRoleArn, externalId }] of destinations.entries()) {
    // A reference is no name of a component: the configuration is read here and in the cluster.
    if (!isConcrete(name) || !/^[a-z0-9]([-_a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
      const expected = "1 to 63 lower-case letters, digits, '-' and '_', known now";
      refuse('AdotDestinations', `the name ${JSON.stringify(name)}`, expected, "change the destination's 'name'");
    }
    if (names.has(name)) {
      refuse('AdotDestinations', `a second destination ${name}`, 'each name once', "change the destination's 'name'");
    }
    if (workspaces.has(workspace.workspaceArn)) {
      const got = `the workspace ${workspace.node.path} a second time`;
      refuse(
        'AdotDestinations',
        got,
        'each workspace once: it would store every sample twice',
        'remove one of the two',
      );
    }
    if (isConcrete(assumeRoleArn) && parseArn(assumeRoleArn)?.resource.startsWith('role/') !== true) {
      refuse('AdotDestinations', `assumeRoleArn ${assumeRoleArn}`, 'the ARN of an IAM role', "change 'assumeRoleArn'");
    }
    if (externalId !== undefined && assumeRoleArn === undefined) {
      refuse('AdotDestinations', 'externalId without assumeRoleArn', 'both or neither', "add 'assumeRoleArn'");
    }
    names.add(name);
    workspaces.add(workspace.workspaceArn);
  }
}
