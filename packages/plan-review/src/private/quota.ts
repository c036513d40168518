import type { Severity } from '../report.js';

/** From which part of a quota on a reviewer is told. */
const NEAR = 0.8;

/** How near an amount is to its quota, in words, and how bad that is; undefined when there is room. */
export function nearQuota(
  amount: number,
  quota: number,
  noun: string,
): { readonly severity: Severity; readonly words: string } | undefined {
  const part = `${amount} of ${quota} ${noun}`;
  if (amount > quota) return { severity: 'error', words: `${part}: AWS will refuse it` };
  return amount >= quota * NEAR ? { severity: 'warning', words: part } : undefined;
}
