/** Why there can be no offline plan, and what to do. */
export class OfflineError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
    this.name = 'OfflineError';
  }
}
