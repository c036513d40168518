import type { Report } from '../report.js';
import { cannotTellOf } from './private/cannot-tell.js';
import { LeftOut } from './private/left-out.js';
import { costsOf } from './private/markdown-costs.js';
import { changesOf } from './private/markdown-changes.js';
import { findingsOf } from './private/markdown-findings.js';
import { bytesOf, code, escape } from './private/markdown-text.js';
import { statusOf } from './words.js';

/** What a comment on a pull request can have: 65,536 characters (GitHub, 2026-11). Bytes are counted, which is less. */
const LIMIT = 65_536;
/** Bytes that are kept for the note on what did not fit. */
const NOTE = 12_000;

/** The report as a comment on a pull request: what is lost first, the rest folded by severity, then what changes. */
export function renderMarkdown(report: Report): string {
  const leftOut = new LeftOut();
  const room = LIMIT - NOTE;
  const head = ['## Promontory review', '', ...summary(report, room / 4, leftOut), '', ...bundles(report)];
  const offline = cannotTellOf(report, room / 8, leftOut);
  const findings = findingsOf(report, (room - sizeOf(head) - sizeOf(offline)) * 0.75, leftOut);
  const costs = costsOf(report, room / 8, leftOut);
  const before = [head, offline, findings, costs];
  const changes = changesOf(
    report,
    before.reduce((left, part) => left - sizeOf(part), room),
    leftOut,
  );
  return `${[...before, changes].flat().join('\n')}${leftOut.note(LIMIT, NOTE)}\n`;
}

/** What is applied must be what is read here: whoever applies copies the digest. */
function bundles({ environments }: Report): string[] {
  return environments.flatMap(({ name, bundle }) =>
    bundle === undefined ? [] : [`Bundle of ${code(name)}: ${code(bundle)}`, ''],
  );
}

function sizeOf(lines: readonly string[]): number {
  return bytesOf(lines.join('\n')) + 1;
}

function summary(report: Report, room: number, leftOut: LeftOut): string[] {
  let left = room;
  const rows = report.environments.flatMap(({ name, stacks }) =>
    stacks.flatMap((stack) => {
      const { replace, delete: gone, forget, update, move, create } = stack.counts;
      const bold = (count: number): string => (count > 0 ? `**${count}**` : '0');
      const counts = [bold(replace), bold(gone + forget), update + move, create];
      const row = `| ${[code(name), code(stack.id), ...counts, escape(statusOf(stack))].join(' | ')} |`;
      left -= bytesOf(row) + 1;
      if (left >= 0) return [row];
      leftOut.add('stacks of the table', stack.id);
      return [];
    }),
  );
  return [
    '| Environment | Stack | Replaced | Deleted | Updated | Created | How it is known |',
    '| --- | --- | ---: | ---: | ---: | ---: | --- |',
    ...rows,
  ];
}
