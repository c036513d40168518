import { didYouMean, kindOf } from '@promontory/vocabulary';
import type { AlertManagerLimits } from '../limits.js';
import type { Report } from './report.js';

/** Template files that the configuration names must be there; those that are there need no name. */
export function checkTemplates(
  report: Report,
  value: unknown,
  known: readonly string[],
  limits: AlertManagerLimits,
): void {
  const add = (path: (string | number)[], got: string, expected: string, fix: string): void =>
    report.add('AlertManagerTemplates', path, got, expected, fix);
  if (known.length > limits.maxTemplates) {
    add([], `${known.length} template files`, `at most ${limits.maxTemplates} (${limits.source})`, 'join some of them');
  }
  if (value === undefined || value === null) return;
  if (!Array.isArray(value)) {
    add(['templates'], kindOf(value), 'a list of names', "begin each name with '- '");
    return;
  }
  value.forEach((name: unknown, index) => {
    if (typeof name === 'string' && known.includes(name)) return;
    const near = typeof name === 'string' ? didYouMean(name, known) : undefined;
    const expected = known.length === 0 ? 'a declared template file (there is none)' : `one of ${known.join(', ')}`;
    const fix = near === undefined ? "declare the file under the alert manager's 'templates'" : `did you mean ${near}?`;
    add(['templates', index], kindOf(name), expected, fix);
  });
}
