import { ConfigurationError } from '@promontory/core';
import { type HelmValues, replacedPart } from '@promontory/helm';
import type { IConstruct } from 'constructs';
import { OWNER_TAG } from './grants.js';

/** Values that decide who may do what, and where: each has a prop, or is the point of the construct. */
const OURS: readonly { readonly path: readonly string[]; readonly instead: string }[] = [
  { path: ['aws', 'region'], instead: "use 'workspaces' of that Region" },
  { path: ['aws', 'credentials'], instead: "leave them to the construct's 'role'" },
  { path: ['serviceAccount', 'create'], instead: 'leave it to the chart' },
  { path: ['serviceAccount', 'name'], instead: "use 'serviceAccount'" },
  {
    path: ['serviceAccount', 'annotations', 'eks.amazonaws.com/role-arn'],
    instead: "add permissions to the construct's 'role'",
  },
  { path: ['installScope'], instead: "use 'watchNamespaces'" },
  { path: ['watchNamespace'], instead: "use 'watchNamespaces'" },
  { path: ['deletionPolicy'], instead: "use 'deletionPolicy' of the construct" },
  { path: ['enableCARM'], instead: 'install a controller in each account' },
  { path: ['featureGates', 'IAMRoleSelector'], instead: 'install a controller in each account' },
  { path: ['reconcile', 'resources'], instead: "use 'mayCreateWorkspaces' and 'mayConfigureLogging'" },
  { path: ['resourceTags'], instead: `tag single objects: permissions go by ${OWNER_TAG}` },
];

/** Raw values may tune the chart, not undo the construct. */
export function checkValues(scope: IConstruct, values: HelmValues): void {
  for (const { path, instead } of OURS) {
    const found = replacedPart(values, path);
    if (found === undefined) continue;
    throw new ConfigurationError(
      'AckControllerValues',
      {
        got: `values.${found.join('.')}`,
        expected: 'values that leave identity, permissions and reach of the controller alone',
        fix: instead,
      },
      scope,
    );
  }
}
