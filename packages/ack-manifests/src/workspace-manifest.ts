import type { Finding } from '@promontory/vocabulary';
import { type Manifest, manifest, type ObjectProps } from './custom-object.js';
import { checkTags } from './private/check-tags.js';

/** What a workspace is made of. The controller cannot give it a key of your own: that takes Terraform. */
export interface WorkspaceManifestProps extends Omit<ObjectProps, 'adopt' | 'deletionPolicy'> {
  /** The object's name in Kubernetes. */
  readonly name: string;
  /**
   * A name people see in the console: 1 to 100 characters, not unique.
   * @default - AWS shows the workspace id
   */
  readonly alias?: string;
  /** @default - those of the controller */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A `Workspace`. Whatever the controller says, deleting the object leaves the workspace, and its metrics, in AWS: they
 * could not be brought back.
 */
export function workspaceManifest(props: WorkspaceManifestProps): Manifest {
  const { name, alias, tags } = props;
  const spec = { ...(alias === undefined ? {} : { alias }), ...(tags === undefined ? {} : { tags }) };
  const kept = { ...props, deletionPolicy: 'retain' } as const;
  return manifest('Workspace', name, kept, spec, [...checkAlias(alias), ...checkTags(tags)]);
}

function checkAlias(alias: string | undefined): Finding[] {
  if (alias === undefined || (alias.length >= 1 && alias.length <= 100)) return [];
  return [
    {
      code: 'AckAliasLength',
      path: ['spec', 'alias'],
      got: `an alias of ${alias.length} characters`,
      expected: '1 to 100',
      fix: "change 'alias'",
    },
  ];
}
