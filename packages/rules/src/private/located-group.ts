import type { Path } from '@promontory/vocabulary';
import type { YamlDocument } from '@promontory/yaml-document';
import type { RuleGroup } from '../rule.js';

/** A group and where it was read: several files can make one namespace, and several namespaces one workspace. */
export interface LocatedGroup {
  readonly group: RuleGroup;
  readonly namespace: string;
  readonly file: string;
  readonly document: YamlDocument;
  readonly at: Path;
}

/** How a problem calls the group from another place: the file is only named when it is another. */
export function called({ group, file }: LocatedGroup, from: LocatedGroup): string {
  const name = `group ${JSON.stringify(group.name)}`;
  return file === from.file ? name : `${name} of ${file}`;
}
