/** What was given cannot be read, or cannot be one environment. */
export class AdoptionError extends Error {
  /** For the command line: wrong usage. */
  readonly exitCode = 2;

  constructor(message: string) {
    super(message);
    this.name = 'AdoptionError';
  }
}
