import type { StackEntry } from './synthesize.js';

/** What became of one stack. */
export interface Planned {
  readonly environment: string;
  readonly stack: string;
  readonly status: 'planned' | 'planned offline' | 'deferred';
  readonly plan?: string;
  readonly note?: string;
  /** What an offline plan cannot tell. */
  readonly cannotTell?: readonly string[];
}

/** All stacks of an environment, and those that are to be planned. */
export interface Chosen {
  readonly all: readonly StackEntry[];
  readonly stacks: readonly StackEntry[];
}
