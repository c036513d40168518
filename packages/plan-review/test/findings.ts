import type { Synth } from '../src/read-synth.js';
import type { Finding } from '../src/report.js';
import { review, type ReviewInput } from '../src/review.js';

/** What a review of two sides finds, as `severity rule path`. */
export function findings(base: Synth | undefined, head: Synth, more: Partial<ReviewInput> = {}): Finding[] {
  return [...review({ name: 'test', head, base, today: '2026-11-21', ...more }).findings];
}
