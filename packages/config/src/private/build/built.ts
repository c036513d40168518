import type { Problem } from '@promontory/vocabulary';
import type { EnvironmentFiles } from '../files.js';
import { type Part, placed } from '../part.js';
import type { Producer } from './producer.js';
import type { Path } from '@promontory/vocabulary';

/** What a workspace takes from around it. */
export interface WorkspaceContext {
  readonly environment: string;
  /** Undefined when it is itself wrong. */
  readonly account: string | undefined;
  /** Undefined when it is itself wrong. */
  readonly region: string | undefined;
  /** Undefined when it is that of the bindings, or itself wrong. */
  readonly awsProviderVersion: string | undefined;
  readonly files: EnvironmentFiles;
  /** To those of them that write to a workspace its rules are fitted. */
  readonly writers: readonly Producer[];
}

/** Settings with their defaults and files, and what is wrong with those. */
export interface Built<T> {
  readonly settings: T;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** That a file which the environment names cannot be had. */
export function unreadable(part: Part<unknown>, path: Path, file: string, problem: string): Problem[] {
  return placed(part, path, {
    code: 'ConfigFile',
    got: `${file}, ${problem}`,
    expected: 'a file in the folder of the environments',
    fix: 'mend the path: it is relative to the folder of environment.yaml',
  });
}
