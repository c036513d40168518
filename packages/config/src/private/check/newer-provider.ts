import type { Path, Problem } from '@promontory/vocabulary';
import { type Part, placed } from '../part.js';
import { isAtLeast } from '../version.js';

/** The earliest provider that was seen to have what its bindings have not, 2026-11. */
const NEWER = '6.66.0';

/** A setting that is written past the bindings needs a provider that knows it. */
export function checkProvider(part: Part<unknown>, path: Path, version: string | undefined): Problem[] {
  if (version !== undefined && isAtLeast(version, NEWER)) return [];
  return placed(part, path, {
    code: 'ConfigProviderVersion',
    got: version === undefined ? 'the AWS provider of the bindings' : `the AWS provider ${version}`,
    expected: `the AWS provider ${NEWER} or later`,
    fix: `write 'awsProvider: { version: ${NEWER} }' at the top of the environment`,
  });
}
