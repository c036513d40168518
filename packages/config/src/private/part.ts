import type { Finding, Path, Problem } from '@promontory/vocabulary';
import type { YamlDocument } from '@promontory/yaml-document';

/** One part of the configuration (a workspace, a cluster) and where it is written: what findings about it are placed by. */
export interface Part<T> {
  readonly value: T;
  readonly document: YamlDocument;
  readonly at: Path;
  /** Keys of it that are wrong: what `value` has for them stands for nothing, and is not judged again. */
  readonly doubtful: ReadonlySet<string>;
}

/** A finding about a part, at a path within it. */
export function placed(part: Part<unknown>, path: Path, finding: Omit<Finding, 'path'>): Problem[] {
  return part.document.place([{ ...finding, path: [...part.at, ...path] }]);
}
