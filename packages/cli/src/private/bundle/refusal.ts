import { CliError } from '../../cli-error.js';

/** One reason why a bundle is not applied. */
export interface Refusal {
  readonly code: string;
  /** @default - it is about the bundle */
  readonly stack?: string;
  readonly got: string;
  readonly expected: string;
  readonly fix: string;
}

/** Ends the command with every reason at once; nothing was applied. */
export function refuse(refusals: readonly Refusal[]): void {
  if (refusals.length === 0) return;
  const lines = refusals.map(
    ({ code, stack, got, expected, fix }) =>
      `  ${code}${stack === undefined ? '' : ` (${stack})`}: got ${got}, expected ${expected}; ${fix}`,
  );
  throw CliError.refused(`this is not what was sealed and reviewed:\n${lines.join('\n')}`);
}
