import type { Report, Severity } from './report.js';

/** From which severity on a review fails. */
export type FailOn = Severity | 'never';

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** 1 when a finding that nobody has accepted is at least that severe, else 0. */
export function exitCode(report: Report, failOn: FailOn): 0 | 1 {
  if (failOn === 'never') return 0;
  const findings = report.environments.flatMap(({ findings }) => findings);
  return findings.some(({ severity, acknowledged }) => acknowledged === undefined && RANK[severity] >= RANK[failOn])
    ? 1
    : 0;
}
