import type { EnvironmentReport, Report, Severity, StackReport } from '../report.js';
import { countsOf, openFindings, SIGNS, statusOf } from './words.js';

/** How a text is coloured. */
export interface TextOptions {
  readonly color?: boolean;
}

type Paint = (text: string, code: number) => string;

const COLORS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 };

/** The report for a terminal. */
export function renderText(report: Report, { color = false }: TextOptions = {}): string {
  const paint: Paint = color ? (text, code) => `\u001b[${code}m${text}\u001b[0m` : (text) => text;
  return `${report.environments.map((environment) => renderEnvironment(environment, paint)).join('\n')}\n`;
}

function renderEnvironment(environment: EnvironmentReport, paint: Paint): string {
  const open = openFindings(environment);
  const accepted = environment.findings.length - open.length;
  const lines = [paint(environment.name, 1), ...environment.stacks.flatMap((stack) => renderStack(stack, paint))];
  for (const { severity, rule, path, message, fix } of open) {
    lines.push('', `  ${paint(severity, COLORS[severity])} ${rule}  ${path}`, `    ${message}`, `    ${fix}`);
  }
  lines.push(
    '',
    `  ${open.length === 0 ? 'no findings' : `${open.length} findings`}${accepted > 0 ? `, ${accepted} acknowledged` : ''}`,
  );
  return lines.join('\n');
}

function renderStack(stack: StackReport, paint: Paint): string[] {
  const counts =
    stack.status === 'synthesised' || stack.status === 'deferred' ? `${stack.resources} resources` : countsOf(stack);
  return [
    `  ${stack.id}  ${counts} (${statusOf(stack)})`,
    ...stack.changes.flatMap(({ action, path, type, attributes }) => [
      `    ${SIGNS[action]} ${path} (${type})${action === 'replace' ? paint('  REPLACED', 31) : ''}`,
      ...attributes.map(
        ({ attribute, before, after, replaces }) =>
          `        ${attribute}: ${oneLine(before)} -> ${oneLine(after)}${replaces ? ' (forces replacement)' : ''}`,
      ),
    ]),
  ];
}

function oneLine(text: string): string {
  return text.includes('\n')
    ? `\n${text
        .split('\n')
        .map((line) => `          ${line}`)
        .join('\n')}\n         `
    : text;
}
