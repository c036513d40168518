/** What kind of refusal it was; each has another remedy. */
export type AmpErrorKind =
  /** None were found, or those that were are expired. */
  | 'credentials'
  /** The key is not known, or the signature or its time is not accepted. */
  | 'signature'
  | 'denied'
  | 'not-found'
  | 'throttled'
  /** The query itself is wrong, or asks for too much. */
  | 'query'
  /** No answer: no network, no such host, no time left. */
  | 'unreachable'
  /** AWS failed, or said what is not understood here. */
  | 'failed';

/** AWS did not answer a request, or not as was hoped: what it said, and what to do. */
export class AmpError extends Error {
  /** For the command line: 2 for a query that is wrong, else 3. */
  readonly exitCode: 2 | 3;
  /** The action that is missing, `aps:QueryMetrics`, where the refusal names it. */
  readonly action: string | undefined;

  constructor(
    readonly kind: AmpErrorKind,
    /** What happened, in the words of AWS where there are any. */
    readonly found: string,
    /** What to do. */
    readonly fix: string,
    /** HTTP; undefined where nothing was answered. */
    readonly status?: number,
  ) {
    super(`${found}\n  ${fix}`);
    this.name = 'AmpError';
    this.exitCode = kind === 'query' ? 2 : 3;
    this.action = /not authorized to perform: ([a-z0-9-]+:\w+)/i.exec(found)?.[1];
  }
}
