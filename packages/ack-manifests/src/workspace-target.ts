import type { Finding } from '@promontory/vocabulary';

/** Another object of the cluster. */
export interface ObjectReference {
  readonly name: string;
  /** @default - that of the object that refers to it */
  readonly namespace?: string;
}

/**
 * The workspace that an object belongs to: by its id, or by the `Workspace` object that made it. An object that refers
 * to another waits until that one is there. Neither can be changed afterwards.
 */
export type WorkspaceTarget = { readonly workspaceId: string } | { readonly workspaceRef: ObjectReference };

/** The part of a spec that names the workspace. */
export function targetSpec(target: WorkspaceTarget): Readonly<Record<string, unknown>> {
  if ('workspaceId' in target) return { workspaceID: target.workspaceId };
  const { name, namespace } = target.workspaceRef;
  return { workspaceRef: { from: { name, ...(namespace === undefined ? {} : { namespace }) } } };
}

/** An alias or an ARN in the place of an id is what people write. */
export function checkTarget(target: WorkspaceTarget): Finding[] {
  if (!('workspaceId' in target) || /^ws-[0-9a-z-]+$/.test(target.workspaceId)) return [];
  return [
    {
      code: 'AckWorkspaceId',
      path: ['spec', 'workspaceID'],
      got: JSON.stringify(target.workspaceId),
      expected: 'the id of a workspace, ws-…',
      fix: "copy the id from 'aws amp list-workspaces'",
    },
  ];
}
