import type { Action } from '../change.js';
import type { EnvironmentReport, Finding, Report, ReportedChange, StackReport } from '../report.js';
import { openFindings, statusOf } from './words.js';

/** The most characters that a comment on a pull request can have (GitHub, 2026-11). */
const LIMIT = 65_536;

/** The report as a comment on a pull request: what is lost first, details folded. */
export function renderMarkdown(report: Report): string {
  const head = ['## Promontory review', '', ...summary(report), ''];
  const findings = report.environments.flatMap(findingsOf);
  const details = report.environments.flatMap(({ stacks }) => stacks.flatMap(stackDetails));
  return fit([...head, ...findings], details);
}

function summary(report: Report): string[] {
  return [
    '| Environment | Stack | Replaced | Deleted | Updated | Created | How it is known |',
    '| --- | --- | ---: | ---: | ---: | ---: | --- |',
    ...report.environments.flatMap(({ name, stacks }) =>
      stacks.map((stack) => {
        const { replace, delete: gone, forget, update, move, create } = stack.counts;
        const bold = (count: number): string => (count > 0 ? `**${count}**` : '0');
        const cells = [
          code(name),
          code(stack.id),
          bold(replace),
          bold(gone + forget),
          update + move,
          create,
          escape(statusOf(stack)),
        ];
        return `| ${cells.join(' | ')} |`;
      }),
    ),
  ];
}

function findingsOf(environment: EnvironmentReport): string[] {
  const open = openFindings(environment);
  const accepted = environment.findings.filter(({ acknowledged }) => acknowledged !== undefined);
  if (open.length + accepted.length === 0) return [`### ${escape(environment.name)}: no findings`, ''];
  return [
    `### ${escape(environment.name)}: ${open.length} findings${accepted.length > 0 ? `, ${accepted.length} acknowledged` : ''}`,
    '',
    ...open.flatMap(renderFinding),
    ...accepted.map(renderAccepted),
    '',
  ];
}

const MARKS = { error: '🛑', warning: '⚠️', info: 'ℹ️' } as const;

function renderFinding({ severity, rule, path, message, why, fix }: Finding): string[] {
  return [
    `- ${MARKS[severity]} **${severity}** ${code(rule)} at ${code(path)}`,
    `  ${escape(message)}`,
    `  _Why:_ ${escape(why)} _What to do:_ ${escape(fix)}`,
  ];
}

function renderAccepted({ rule, path, message, acknowledged }: Finding): string {
  return `- ✅ ${code(rule)} at ${code(path)}: ${escape(message)} Acknowledged by ${escape(acknowledged?.owner ?? '')} until ${escape(acknowledged?.expires ?? '')}: ${escape(acknowledged?.reason ?? '')}`;
}

function stackDetails(stack: StackReport): string[] {
  if (stack.changes.length === 0) return [];
  return [
    [
      `<details><summary>${escape(stack.id)}: ${stack.changes.length} changes</summary>`,
      '',
      '~~~diff',
      ...stack.changes.flatMap(renderChange),
      '~~~',
      '',
      '</details>',
      '',
    ].join('\n'),
  ];
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

function renderChange({ action, path, type, attributes }: ReportedChange): string[] {
  return [
    fenced(`${LABELS[action]} ${path} (${type})`),
    ...attributes.flatMap(({ attribute, before, after, replaces }) => [
      fenced(`    ${attribute}${replaces ? ' (forces replacement)' : ''}`),
      ...before.split('\n').map((line) => fenced(`-     ${line}`)),
      ...after.split('\n').map((line) => fenced(`+     ${line}`)),
    ]),
  ];
}

/** What cannot close the fence that it stands in. */
function fenced(line: string): string {
  return line.replace(/~~~/g, '~ ~ ~').replace(/\r/g, '');
}

/** Text of others: no markup, no mention of people, no table cell or line of its own. */
function escape(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/([\\`*_{}[\]()#|~!])/g, '\\$1')
    .replace(/@/g, '@\u200b');
}

function code(text: string): string {
  return `\`${text.replace(/[`\r\n]+/g, ' ').replace(/\|/g, '\\|')}\``;
}

/** Findings always; of the details as many as a comment can hold, and how many it could not. */
function fit(lines: readonly string[], details: readonly string[]): string {
  let text = cut(lines.join('\n'));
  const note = (left: number): string =>
    `\n_${left} of ${details.length} stacks are left out here: a comment holds ${LIMIT} characters. The whole report is in the job's artifacts._\n`;
  for (const [index, detail] of details.entries()) {
    if (text.length + detail.length + 1 > LIMIT - note(details.length).length)
      return `${text}${note(details.length - index)}`;
    text += `\n${detail}`;
  }
  return `${text}\n`;
}

function cut(text: string): string {
  const room = LIMIT - 500;
  return text.length <= room
    ? text
    : `${text.slice(0, room)}\n\n_The findings are cut here: there are more than a comment holds. Read the whole report._\n`;
}
