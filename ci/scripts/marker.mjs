/** The first line of a comment: whose it is, and which bundle it is about. Nobody sees it; the apply reads it. */
export function markerOf({ environment, run, digest, verdict }) {
  return `<!-- promontory environment=${environment} run=${run} digest=${digest} verdict=${verdict} -->`;
}

const MARKER =
  /^<!-- promontory environment=([\w.-]+) run=(\d+) digest=(sha256:[0-9a-f]{64}|none) verdict=(passed|failed) -->/;

/** What a comment says in its first line; undefined for anybody else's. */
export function readMarker(body) {
  const [, environment, run, digest, verdict] = MARKER.exec(body) ?? [];
  return environment === undefined ? undefined : { environment, run, digest, verdict };
}
