import { list } from '../private/rule-kit.js';
import type { Report, StackReport } from '../report.js';
import { cannotTellOf } from './private/cannot-tell.js';
import { LeftOut } from './private/left-out.js';
import { costsOf } from './private/markdown-costs.js';
import { changesOf } from './private/markdown-changes.js';
import { findingsOf } from './private/markdown-findings.js';
import { bytesOf, code, escape } from './private/markdown-text.js';
import { isQuiet, openFindings, quietStacks, statusOf, verdictOf } from './words.js';

/** What a comment on a pull request can have: 65,536 characters (GitHub, 2026-11). Bytes are counted, which is less. */
const LIMIT = 65_536;
/** Bytes that are kept for the note on what did not fit. */
const NOTE = 12_000;

/** The report as a comment on a pull request: what is lost first, the rest folded by severity, then what changes. */
export function renderMarkdown(report: Report): string {
  const leftOut = new LeftOut();
  const room = LIMIT - NOTE;
  const verdict = verdictOf(report.environments.flatMap(openFindings));
  const head = [`## Promontory review: ${verdict}`, '', ...summary(report, room / 4, leftOut), '', ...bundles(report)];
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
  const fits = (line: string, id: string): string[] => {
    left -= bytesOf(line) + 1;
    if (left >= 0) return [line];
    leftOut.add('stacks of the table', id);
    return [];
  };
  const rows = report.environments.flatMap(({ name, stacks }) =>
    stacks.filter((stack) => !isQuiet(stack)).flatMap((stack) => fits(rowOf(name, stack), stack.id)),
  );
  const quiet = [...quietStacks(report.environments.flatMap(({ stacks }) => stacks))].map(
    ([known, ids]) => `No changes (${escape(known)}): ${list(ids.map(code))}`,
  );
  return [
    ...(rows.length === 0 ? [] : [...TABLE, ...rows]),
    ...(rows.length > 0 && quiet.length > 0 ? [''] : []),
    ...quiet,
  ];
}

const TABLE: readonly string[] = [
  '| Environment | Stack | Replaced | Deleted | Updated | Created | How it is known |',
  '| --- | --- | ---: | ---: | ---: | ---: | --- |',
];

function rowOf(environment: string, stack: StackReport): string {
  const { replace, delete: gone, forget, update, move, create } = stack.counts;
  const bold = (count: number): string => (count > 0 ? `**${count}**` : '0');
  const counts = [bold(replace), bold(gone + forget), update + move, create];
  return `| ${[code(environment), code(stack.id), ...counts, escape(statusOf(stack))].join(' | ')} |`;
}
