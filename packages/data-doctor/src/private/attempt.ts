import { AmpError } from '@promontory/amp-client';
import type { Finding } from '../finding.js';

/** Does one thing; a refusal is a finding, so that the walk goes on. What is no refusal is a defect, and thrown. */
export async function attempt<T>(
  about: Pick<Finding, 'step' | 'subject'> & { readonly what: string },
  work: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly refused: Finding; readonly error: AmpError }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof AmpError)) throw error;
    const { what, ...rest } = about;
    const refused = {
      ...rest,
      status: 'unknown',
      found: `${what} could not be asked: ${error.found}`,
      fix: error.fix,
    } as const;
    return { refused, error };
  }
}
