import type { Report } from '../../report.js';
import { costLines, costSentence } from './cost-lines.js';
import type { LeftOut } from './left-out.js';
import { bytesOf, code, escape } from './markdown-text.js';

/** Costs: a sentence for each environment that has any, and the lines that differ, folded. */
export function costsOf({ environments }: Report, room: number, leftOut: LeftOut): string[] {
  let left = room;
  return environments.flatMap(({ name, costs }) => {
    if (costs === undefined) return [];
    const changed = costLines(costs).filter((line) => line.changed);
    const rows = changed.map(({ what, of, before = '', after }) =>
      [`| ${what} of ${code(of)}`, escape(before), `${escape(after)} |`].join(' | '),
    );
    const table = ['| Costs a month | Before | After |', '| --- | ---: | ---: |', ...rows, ''];
    const lines = [
      `**Costs of ${escape(name)}:** ${escape(costSentence(costs))}`,
      '',
      ...(rows.length === 0
        ? []
        : ['<details><summary>What differs in the bill</summary>', '', ...table, '</details>', '']),
    ];
    left -= bytesOf(lines.join('\n')) + 1;
    if (left >= 0) return lines;
    leftOut.add('estimates of costs', name);
    return [];
  });
}
