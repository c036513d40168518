/** All that the command knows of the world: main.ts fills it in, tests fake it. */
export interface Context {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results: what a pipe is meant to get. */
  stdout(text: string): void;
  /** Progress and errors. */
  stderr(text: string): void;
  readonly color: boolean;
  now(): Date;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}
