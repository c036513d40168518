import { cli } from './cli.js';
import type { Context } from './context.js';

export { cli };

/**
 * One run of the command, with this process for its surroundings.
 *
 * @param place - Which code this is.
 */
export function main(place: { readonly version?: string; readonly reader?: string } = {}): void {
  const stop = new AbortController();
  // Once: a second Ctrl-C ends the process at once, as people expect.
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());

  // The SDK's version is ours to choose: its advice on Node's would only puzzle whoever asks for credentials.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

  const context: Context = {
    cwd: process.cwd(),
    env: process.env,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    code: place.version,
    reader: place.reader,
    color: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    now: () => new Date(),
    signal: stop.signal,
  };

  void cli(context, process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
