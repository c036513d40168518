import type { Report, Severity } from './report.js';

/** From which severity on a review fails. */
export type FailOn = Severity | 'never';

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Whether a finding of that severity makes a review fail. */
export function failsAt(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && RANK[severity] >= RANK[failOn];
}

/** 1 when a finding that nobody has accepted is at least that severe, else 0. */
export function exitCode(report: Report, failOn: FailOn): 0 | 1 {
  const findings = report.environments.flatMap(({ findings }) => findings);
  return findings.some(({ severity, acknowledged }) => acknowledged === undefined && failsAt(severity, failOn)) ? 1 : 0;
}
