/** All that the command knows of the world: main.ts fills it in, tests fake it. */
export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results: what a pipe is meant to get. */
  stdout(text: string): void;
  /** Progress and errors. */
  stderr(text: string): void;
  readonly color: boolean;
  /** Tells the code of this program from other code. @default - nothing that it has read is remembered */
  readonly code?: string;
  /** Tells its code that reads environments from other code. @default - only what it has read itself is used */
  readonly reader?: string;
  now(): Date;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
