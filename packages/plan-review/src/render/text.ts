import { UNKNOWN } from '../change.js';
import { linesOf } from '../diff/words.js';
import { list } from '../private/rule-kit.js';
import type { AttributeChange, EnvironmentReport, Finding, Report, Severity, StackReport } from '../report.js';
import { renderCosts } from './private/text-costs.js';
import { visible, visibleLine } from './private/visible.js';
import {
  apartFromUnknown,
  countsOf,
  groupsOf,
  isQuiet,
  openFindings,
  quietStacks,
  SIGNS,
  statusOf,
  verdictOf,
} from './words.js';

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
  const lines = [
    paint(visibleLine(environment.name), 1),
    ...environment.stacks.filter((stack) => !isQuiet(stack)).flatMap((stack) => renderStack(stack, paint)),
    ...[...quietStacks(environment.stacks)].map(
      ([known, ids]) => `  no changes (${visibleLine(known)}): ${list(ids.map(visibleLine))}`,
    ),
    ...(environment.bundle === undefined ? [] : [`  bundle ${visibleLine(environment.bundle)}`]),
    ...(environment.costs === undefined ? [] : renderCosts(environment.costs)),
  ];
  for (const group of groupsOf(open)) lines.push('', ...renderGroup(group, paint));
  lines.push('', `  ${verdictOf(open)}${accepted > 0 ? `, ${accepted} acknowledged` : ''}`);
  return lines.join('\n');
}

/** What one rule finds: each place with what is found there, and once what to do. */
function renderGroup(group: readonly [Finding, ...Finding[]], paint: Paint): string[] {
  const [{ severity, rule, fix }] = group;
  const title = `  ${paint(severity, COLORS[severity])} ${visibleLine(rule)}`;
  const at = ({ path }: Finding): string => visibleLine(path);
  const says = ({ message }: Finding): string => visibleLine(message);
  if (group.length === 1) return [`${title}  ${at(group[0])}`, `    ${says(group[0])}`, `    ${visibleLine(fix)}`];
  const places = group.flatMap((one) => [`    ${at(one)}`, `      ${says(one)}`]);
  return [`${title}  ${group.length} times`, ...places, `    ${visibleLine(fix)}`];
}

function renderStack(stack: StackReport, paint: Paint): string[] {
  const counts =
    stack.status === 'synthesised' || stack.status === 'deferred' ? `${stack.resources} resources` : countsOf(stack);
  return [
    `  ${visibleLine(stack.id)}  ${counts} (${visibleLine(statusOf(stack))})`,
    ...(stack.cannotTell ?? []).map((what) => `    ? cannot tell ${visibleLine(what)}`),
    ...stack.changes.flatMap(({ action, path, type, attributes }) => [
      `    ${SIGNS[action]} ${visibleLine(path)} (${visibleLine(type)})${action === 'replace' ? paint('  REPLACED', 31) : ''}`,
      ...renderAttributes(attributes),
    ]),
  ];
}

function renderAttributes(attributes: readonly AttributeChange[]): string[] {
  const { told, unknown } = apartFromUnknown(attributes);
  const last = unknown.length === 0 ? [] : [`        ${UNKNOWN}: ${unknown.map(visibleLine).join(', ')}`];
  return [...told.flatMap(renderAttribute), ...last];
}

function renderAttribute({ attribute, before, after, replaces, meaning }: AttributeChange): string[] {
  const name = `        ${visibleLine(attribute)}`;
  const forces = replaces ? ' (forces replacement)' : '';
  if (meaning !== undefined)
    return [`${name}${forces}`, ...linesOf(meaning).map((line) => `          ${visibleLine(line)}`)];
  return [`${name}: ${indented(before)} -> ${indented(after)}${forces}`];
}

function indented(text: string): string {
  if (!text.includes('\n')) return visible(text);
  const lines = text.split('\n').map((line) => `          ${visible(line)}`);
  return `\n${lines.join('\n')}\n         `;
}
