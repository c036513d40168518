import { failsAt, type FailOn } from '../exit-code.js';
import type { EnvironmentReport, Finding, Report } from '../report.js';
import type { Rule } from '../rule.js';

/** What JUnit needs beside the report. */
export interface JunitOptions {
  /** Rules that were used: each that found nothing is a test that passed. */
  readonly rules: readonly Rule[];
  /** From which severity on a finding is a failure. */
  readonly failOn: FailOn;
}

/** The report as JUnit's XML: what the test views of CI systems take. */
export function renderJunit(report: Report, { rules, failOn }: JunitOptions): string {
  const suites = report.environments.map((environment) => renderSuite(environment, rules, failOn));
  const total = (key: 'tests' | 'failures' | 'skipped'): number => suites.reduce((sum, suite) => sum + suite[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Promontory review" tests="${total('tests')}" failures="${total('failures')}" skipped="${total('skipped')}">`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
  readonly lines: readonly string[];
}

function renderSuite({ name, findings }: EnvironmentReport, rules: readonly Rule[], failOn: FailOn): Suite {
  const silent = rules.filter(({ id }) => !findings.some(({ rule }) => rule === id));
  const failures = findings.filter((finding) => isFailure(finding, failOn)).length;
  const skipped = findings.filter(({ acknowledged }) => acknowledged !== undefined).length;
  const tests = silent.length + findings.length;
  const counts = `tests="${tests}" failures="${failures}" skipped="${skipped}"`;
  return {
    tests,
    failures,
    skipped,
    lines: [
      `  <testsuite name="${attribute(name)}" ${counts}>`,
      ...silent.map(({ id }) => `    <testcase classname="${attribute(name)}" name="${attribute(id)}"/>`),
      ...findings.flatMap((finding) => renderCase(name, finding, failOn)),
      '  </testsuite>',
    ],
  };
}

function renderCase(environment: string, finding: Finding, failOn: FailOn): string[] {
  const { rule, path, severity, message, why, fix, acknowledged } = finding;
  const open = `    <testcase classname="${attribute(environment)}" name="${attribute(`${rule} at ${path}`)}">`;
  const text = xml(`${severity}: ${message}\nWhy: ${why}\nWhat to do: ${fix}`);
  const body =
    acknowledged !== undefined
      ? `      <skipped message="${attribute(`Acknowledged by ${acknowledged.owner} until ${acknowledged.expires}: ${acknowledged.reason}`)}"/>`
      : isFailure(finding, failOn)
        ? `      <failure type="${severity}" message="${attribute(message)}">${text}</failure>`
        : `      <system-out>${text}</system-out>`;
  return [open, body, '    </testcase>'];
}

function isFailure({ severity, acknowledged }: Finding, failOn: FailOn): boolean {
  return acknowledged === undefined && failsAt(severity, failOn);
}

// What XML 1.0 has no way to write, not even as a reference.
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function xml(text: string): string {
  return text
    .replace(UNWRITABLE, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;');
}

/** The same where a parser would make spaces of lines. */
function attribute(text: string): string {
  return xml(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
}
