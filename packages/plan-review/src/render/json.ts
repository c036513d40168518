import type { Report } from '../report.js';

/** The report for machines: the form is schema/report.v1.json. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
