import type { CostReport } from '../costs.js';
import { amountOf } from '../private/costs/money.js';
import { costLines, costSentence, pricesAsOf } from './private/cost-lines.js';
import { visibleLine } from './private/visible.js';

/** The whole estimate of an environment for a terminal: the bill, the jobs, and what it does not know. */
export function renderCostReport(name: string, costs: CostReport): string {
  const { estimate, difference, unknown } = costs;
  const jobs = (estimate?.jobs ?? []).map(
    ({ cluster, job, activeSeries, intervalSeconds }) =>
      `    ${visibleLine(`${cluster} / ${job}`).padEnd(44)} ${series(activeSeries).padStart(14)}   every ${intervalSeconds} s`,
  );
  const bill = costLines(costs).map(({ what, of, before, after, changed }) => {
    const price = changed && difference !== undefined ? `${before ?? ''} -> ${after}` : after;
    return `    ${visibleLine(`${what}, ${of}`).padEnd(60)} ${price.padStart(12)}`;
  });
  return [
    visibleLine(name),
    `  ${visibleLine(costSentence(costs))}`,
    ...(unknown !== undefined && estimate !== undefined ? [`  not known: ${visibleLine(unknown)}`] : []),
    ...section('the bill, list prices in US dollars without tax', bill),
    ...section('active series', jobs),
    ...section('taken, because nothing was said', lines(estimate?.assumed)),
    ...section('not counted', lines(estimate?.notCounted)),
    ...section(
      'prices are of',
      [`    ${pricesAsOf(costs)}`].filter((line) => line.trim() !== ''),
    ),
    '',
  ].join('\n');
}

function series(count: number | undefined): string {
  return count === undefined ? 'not known' : amountOf(count);
}

function section(title: string, body: readonly string[]): string[] {
  return body.length === 0 ? [] : [`  ${title}`, ...body];
}

function lines(texts: readonly string[] = []): string[] {
  return texts.map((text) => `    ${visibleLine(text)}`);
}
