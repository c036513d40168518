import type { EnvironmentReport, Finding, Report } from '../../report.js';
import { amountOfFindings, groupsOf, openFindings, SEVERITIES, verdictOf } from '../words.js';
import type { LeftOut } from './left-out.js';
import { bytesOf, code, escape } from './markdown-text.js';

const MARKS = { error: '🛑', warning: '⚠️', info: 'ℹ️' } as const;

/** What is left out is counted by these. */
const NOUNS = { error: 'errors', warning: 'warnings', info: 'notes' } as const;

/** Findings, worst first, as many as fit into `room`; what is worst is taken first of all environments. */
export function findingsOf(report: Report, room: number, leftOut: LeftOut): string[] {
  const texts = new Map<Finding, string>();
  const order = [
    ...SEVERITIES.flatMap((severity) =>
      report.environments.flatMap((one) =>
        groupsOf(openFindings(one))
          .flat()
          .filter((finding) => finding.severity === severity),
      ),
    ),
    ...report.environments.flatMap((one) => one.findings.filter(({ acknowledged }) => acknowledged !== undefined)),
  ];
  let left = room - report.environments.reduce((sum, { name }) => sum + bytesOf(escape(name)) + 400, 0);
  const open = new Map(report.environments.flatMap((one) => groupsOf(openFindings(one)).flatMap(renderGroup)));
  for (const finding of order) {
    const text = open.get(finding) ?? renderAccepted(finding);
    left -= bytesOf(text) + 1;
    if (left < 0) leftOut.add(finding.acknowledged ? 'acknowledged findings' : NOUNS[finding.severity], finding.rule);
    else texts.set(finding, text);
  }
  let rest = room;
  return report.environments.flatMap((environment) => {
    const lines = renderEnvironment(environment, texts);
    rest -= bytesOf(lines.join('\n')) + 1;
    if (rest >= 0) return lines;
    leftOut.add('environments', environment.name);
    return [];
  });
}

function renderEnvironment(environment: EnvironmentReport, texts: ReadonlyMap<Finding, string>): string[] {
  const open = groupsOf(openFindings(environment)).flat();
  const accepted = environment.findings.filter(({ acknowledged }) => acknowledged !== undefined);
  const groups = SEVERITIES.map((severity) => [severity, open.filter((one) => one.severity === severity)] as const);
  const words = [verdictOf(open), ...(accepted.length > 0 ? [`${accepted.length} acknowledged`] : [])];
  const shown = (all: readonly Finding[]): string[] => all.flatMap((finding) => texts.get(finding) ?? []);
  return [
    `### ${escape(environment.name)}: ${words.join(', ')}`,
    '',
    ...groups.flatMap(([severity, all]) =>
      severity === 'error' ? plain(shown(all)) : folded(amountOfFindings(all.length, severity), shown(all)),
    ),
    ...folded(`${accepted.length} acknowledged`, shown(accepted)),
  ];
}

function plain(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [...lines, ''];
}

// Markup inside of a fold is read when empty lines surround it.
function folded(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}

/** What one rule finds: why and what to do stand with the first of its places. */
function renderGroup(group: readonly [Finding, ...Finding[]]): (readonly [Finding, string])[] {
  const [{ severity, rule, why, fix }] = group;
  const title = `- ${MARKS[severity]} **${severity}** ${code(rule)}`;
  const words = `_Why:_ ${escape(why)} _What to do:_ ${escape(fix)}`;
  if (group.length === 1)
    return group.map((one) => [one, `${title} at ${code(one.path)}\n  ${escape(one.message)}\n  ${words}`]);
  return group.map((one, index) => {
    const place = `  - ${code(one.path)}: ${escape(one.message)}`;
    return [one, index === 0 ? `${title}, ${group.length} times. ${words}\n${place}` : place];
  });
}

function renderAccepted({ rule, path, message, acknowledged }: Finding): string {
  const { owner = '', expires = '', reason = '' } = acknowledged ?? {};
  return `- ✅ ${code(rule)} at ${code(path)}: ${escape(message)} Acknowledged by ${escape(owner)} until ${escape(expires)}: ${escape(reason)}`;
}
