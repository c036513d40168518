import { type Action, UNKNOWN } from '../../change.js';
import { linesOf } from '../../diff/words.js';
import { count } from '../../private/rule-kit.js';
import type { AttributeChange, Report, ReportedChange, StackReport } from '../../report.js';
import { apartFromUnknown } from '../words.js';
import type { LeftOut } from './left-out.js';
import { bytesOf, escape, fenced, html } from './markdown-text.js';

/** What changes, stack by stack, as much as fits into `room`. */
export function changesOf(report: Report, room: number, leftOut: LeftOut): string[] {
  let left = room;
  return report.environments
    .flatMap(({ stacks }) => stacks)
    .filter(({ changes }) => changes.length > 0)
    .flatMap((stack) => {
      const lines = renderStack(stack, left, leftOut);
      left -= bytesOf(lines.join('\n')) + 1;
      return lines;
    });
}

function renderStack(stack: StackReport, room: number, leftOut: LeftOut): string[] {
  const open = [
    `<details><summary>${html(stack.id)}: ${count(stack.changes.length, 'change')}</summary>`,
    '',
    '~~~diff',
  ];
  const close = ['~~~', '', '</details>', ''];
  let left = room - bytesOf([...open, ...close].join('\n')) - 1;
  const fits = stack.changes.flatMap((change) => {
    const lines = renderChange(change, leftOut);
    const bytes = bytesOf(lines.join('\n')) + 1;
    if (bytes <= left) {
      left -= bytes;
      return lines;
    }
    leftOut.add(`changes of ${escape(stack.id.slice(0, 100))}`, change.path);
    return [];
  });
  return fits.length === 0 ? [] : [...open, ...fits, ...close];
}

// Colours of a diff: green for what comes, red for what goes, and `!` for what changes in place.
const LABELS: Readonly<Record<Action, string>> = {
  create: '+',
  delete: '- DELETE',
  replace: '- REPLACE',
  forget: '- FORGET',
  update: '!',
  move: '! moved',
};

/** Differences of one document that are shown. */
const DIFFERENCES = 100;

function renderChange({ action, path, type, attributes }: ReportedChange, leftOut: LeftOut): string[] {
  const { told, unknown } = apartFromUnknown(attributes);
  return [
    fenced(`${LABELS[action]} ${path} (${type})`),
    ...told.flatMap((attribute) => renderAttribute(attribute, path, leftOut)),
    ...(unknown.length === 0 ? [] : [fenced(`    ${UNKNOWN}: ${unknown.join(', ')}`)]),
  ];
}

function renderAttribute(attribute: AttributeChange, path: string, leftOut: LeftOut): string[] {
  const { before, after, replaces, meaning } = attribute;
  const title = fenced(`    ${attribute.attribute}${replaces ? ' (forces replacement)' : ''}`);
  if (meaning === undefined)
    return [
      title,
      ...before.split('\n').map((line) => fenced(`-     ${line}`)),
      ...after.split('\n').map((line) => fenced(`+     ${line}`)),
    ];
  const { differences } = meaning;
  for (const { subject } of differences.slice(DIFFERENCES)) leftOut.add(`differences of ${escape(path)}`, subject);
  const lines = linesOf({ ...meaning, differences: differences.slice(0, DIFFERENCES) });
  const more = differences.length > DIFFERENCES ? [`      … (${differences.length - DIFFERENCES} more)`] : [];
  return [
    title,
    ...lines.map((line) => fenced(`${sign(line)}    ${line.startsWith('(') ? ` ${line}` : line.slice(1)}`)),
    ...more,
  ];
}

// A diff has no colour for what is otherwise, and a note has none at all.
function sign(line: string): string {
  if (line.startsWith('~')) return '!';
  return line.startsWith('+') || line.startsWith('-') ? line.slice(0, 1) : ' ';
}
