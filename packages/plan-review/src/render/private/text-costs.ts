import type { CostReport } from '../../costs.js';
import { costLines, costSentence } from './cost-lines.js';
import { visibleLine } from './visible.js';

/** Costs for a terminal: a sentence, and the lines that the change moves. */
export function renderCosts(costs: CostReport): string[] {
  return [
    `  costs: ${visibleLine(costSentence(costs))}`,
    ...costLines(costs)
      .filter(({ changed }) => changed)
      .map(({ what, of, before, after }) => `    ~ ${what} of ${visibleLine(of)}: ${before ?? ''} -> ${after}`),
  ];
}
