import type { Report } from '../../report.js';
import type { LeftOut } from './left-out.js';
import { bytesOf, code, escape } from './markdown-text.js';

/** What plans that were made offline cannot tell: said beside the table, and in full in a fold. */
export function cannotTellOf(report: Report, room: number, leftOut: LeftOut): string[] {
  const stacks = report.environments.flatMap(({ stacks: all }) => all).filter(({ status }) => status === 'offline');
  if (stacks.length === 0) return [];
  let left = room;
  const lines = stacks.flatMap(({ id, cannotTell = [] }) =>
    cannotTell.flatMap((what) => {
      const line = `- ${code(id)}: ${escape(what)}`;
      left -= bytesOf(line) + 1;
      if (left >= 0) return [line];
      leftOut.add('lines on what cannot be told', id);
      return [];
    }),
  );
  return [
    '**Offline**: planned without an account. What AWS would have said was not asked.',
    '',
    ...(lines.length === 0
      ? []
      : ['<details><summary>What these plans cannot tell</summary>', '', ...lines, '', '</details>', '']),
  ];
}
