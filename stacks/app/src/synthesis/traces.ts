/**
 * Runs something that makes constructs, without having cdktf note for each token where it was made: that is a quarter of
 * the time that a large environment takes, and it is read only when a token cannot be resolved.
 */
export function withoutTraces<T>(work: () => T): T {
  const { captureStackTrace } = Error;
  // What cdktf calls for it. The traces of errors that are thrown do not depend on it.
  Error.captureStackTrace = () => undefined;
  try {
    return work();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
