import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { renderJunit } from '../src/render/junit.js';
import type { FailOn } from '../src/exit-code.js';
import type { Finding, Report } from '../src/report.js';
import { RULES } from '../src/rules/index.js';

const FINDING: Finding = {
  rule: 'amp/workspace-kept',
  severity: 'warning',
  stack: 's',
  path: 's/W',
  message: 'The workspace is replaced.',
  why: 'Metrics go.',
  fix: 'Keep it.',
};
const rules = RULES.slice(0, 3);
const report = (...findings: Finding[]): Report => ({
  schemaVersion: 1,
  environments: [{ name: 'prod', stacks: [], findings }],
});
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => name === 'testcase',
});

interface Read {
  readonly testsuites: {
    readonly tests: string;
    readonly failures: string;
    readonly skipped: string;
    readonly testsuite: {
      readonly name: string;
      readonly testcase: readonly Readonly<Record<string, unknown>>[];
    };
  };
}

const junit = (all: Report, failOn: FailOn = 'error'): Read => {
  const text = renderJunit(all, { rules, failOn });
  expect(XMLValidator.validate(text)).toBe(true);
  return parser.parse(text) as Read;
};

test('a rule that finds nothing is a test that passes', () => {
  const { testsuites } = junit(report());
  expect(testsuites).toMatchObject({ tests: '3', failures: '0', skipped: '0', testsuite: { name: 'prod' } });
  expect(testsuites.testsuite.testcase).toEqual(rules.map(({ id }) => ({ classname: 'prod', name: id })));
});

test.each<[FailOn, string]>([
  ['error', '0'],
  ['warning', '1'],
  ['info', '1'],
  ['never', '0'],
])('a warning with --fail-on %s is %s failures', (failOn, failures) => {
  const { testsuites } = junit(report(FINDING), failOn);
  expect(testsuites).toMatchObject({ tests: '3', failures });
  const [found] = testsuites.testsuite.testcase.filter(({ name }) => name === 'amp/workspace-kept at s/W');
  const words = 'warning: The workspace is replaced.\nWhy: Metrics go.\nWhat to do: Keep it.';
  expect(found).toEqual({
    classname: 'prod',
    name: 'amp/workspace-kept at s/W',
    ...(failures === '1'
      ? { failure: { type: 'warning', message: 'The workspace is replaced.', '#text': words } }
      : { 'system-out': words }),
  });
});

test('what is acknowledged is skipped, with its reason', () => {
  const acknowledged = { ...FINDING, acknowledged: { reason: 'moved', owner: 'sre', expires: '2027-01-01' } };
  const { testsuites } = junit(report(acknowledged), 'info');
  expect(testsuites).toMatchObject({ failures: '0', skipped: '1' });
  expect(testsuites.testsuite.testcase.at(-1)).toMatchObject({
    skipped: { message: 'Acknowledged by sre until 2027-01-01: moved' },
  });
});

test('no name breaks the XML', () => {
  const evil = '<a href="x">&amp;]]>\u0000\u001b\ud800\ufffe"\'\r\n\t</testcase>';
  const { testsuites } = junit(
    {
      schemaVersion: 1,
      environments: [
        { name: evil, stacks: [], findings: [{ ...FINDING, severity: 'error', path: evil, message: evil }] },
      ],
    },
    'error',
  );
  expect(testsuites).toMatchObject({ tests: '3', failures: '1' });
  expect(testsuites.testsuite.testcase).toHaveLength(3);
});
