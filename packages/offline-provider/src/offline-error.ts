/** Why there can be no offline plan, and what to do. */
export class OfflineError extends Error {
  /** What is needed is missing or unreadable: 3. */
  readonly exitCode = 3;

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'OfflineError';
  }
}
