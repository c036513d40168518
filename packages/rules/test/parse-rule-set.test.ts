import { formatProblem } from '@promontory/vocabulary';
import { AMP_RULE_LIMITS, parseRuleSet, type RuleSource } from '../src/index.js';

const record = (name: string, expr = 'up'): string => `      - { record: '${name}', expr: '${expr}' }\n`;
const alert = (name: string, expr: string): string => `      - { alert: ${name}, expr: '${expr}' }\n`;
const group = (name: string, ...rules: string[]): string => `  - name: ${name}\n    rules:\n${rules.join('')}`;
const source = (namespace: string, file: string, ...groups: string[]): RuleSource => ({
  namespace,
  file,
  text: `groups:\n${groups.join('')}`,
});
const read = (sources: RuleSource[], limits = AMP_RULE_LIMITS) => {
  const { namespaces, problems, warnings } = parseRuleSet(sources, limits);
  return { namespaces, problems: problems.map(formatProblem), warnings: warnings.map(formatProblem) };
};

test('files of several teams make one namespace, in their order', () => {
  const { namespaces, problems, warnings } = read([
    source('all', 'a.yaml', group('a', record('a:x'))),
    source('own', 'o.yaml', group('a', record('o:x'))),
    source('all', 'b.yaml', group('b', record('b:x'))),
  ]);
  expect([problems, warnings]).toEqual([[], []]);
  expect(Object.entries(namespaces).map(([name, groups]) => [name, groups.map((one) => one.name)])).toEqual([
    ['all', ['a', 'b']],
    ['own', ['a']],
  ]);
});

test('a group of one name in two files of a namespace names both', () => {
  const sources = [
    source('all', 'a.yaml', group('g', record('a:x'))),
    source('all', 'b.yaml', group('g', record('b:x'))),
  ];
  expect(read(sources)).toEqual({
    namespaces: {},
    problems: [
      'b.yaml:2:5 RulesDuplicateGroup: got a second group "g" (first in a.yaml), expected each group name once in the namespace all; rename one, or join the two (at groups[0].name)',
    ],
    warnings: [],
  });
});

test('a record that two namespaces write names both files', () => {
  const sources = [
    source('one', 'a.yaml', group('g', record('x:y'))),
    source('two', 'b.yaml', group('h', record('x:y'))),
  ];
  expect(read(sources).problems).toEqual([
    'b.yaml:4:11 RulesDuplicateRule: got x:y a second time (first in group "g" of a.yaml), expected each rule once; remove one of the two, or give them different labels (at groups[0].rules[0].record)',
  ]);
});

test('a rule that reads a record of another file is warned of', () => {
  const sources = [
    source('one', 'a.yaml', group('g', record('x:y'))),
    source('two', 'b.yaml', group('g', alert('A', 'x:y > 0'))),
  ];
  expect(read(sources)).toMatchObject({
    problems: [],
    warnings: [
      'b.yaml:4:21 RulesOrder: got x:y, which group "g" of a.yaml records, expected records of the same group: AMP runs groups in no fixed order; move the record into this group, above this rule (at groups[0].rules[0].expr)',
    ],
  });
});

test('what is wrong in one file hides nothing in another', () => {
  const sources = [
    { namespace: 'one', file: 'a.yaml', text: 'groups: [\n' },
    source('two', 'b.yaml', group('g', record('x:y')), group('g', record('x:z'))),
  ];
  expect(read(sources).problems.map((problem) => problem.slice(0, problem.indexOf(':')))).toEqual(['a.yaml', 'b.yaml']);
});

test('quotas are of the whole', () => {
  const sources = [
    source('all', 'a.yaml', group('a', record('a:x'))),
    source('all', 'b.yaml', group('b', record('b:x'))),
  ];
  expect(read(sources, { ...AMP_RULE_LIMITS, maxRules: 1 }).problems).toEqual([
    `b.yaml:1:1 RulesCount: got 2 rules in all files of the workspace, expected at most 1 in a workspace (${AMP_RULE_LIMITS.source}); remove rules, or have the quota raised and pass the new limit (at groups)`,
  ]);
  expect(read(sources, { ...AMP_RULE_LIMITS, maxFileBytes: 80 }).problems).toEqual([
    expect.stringContaining('RulesFileSize: got 128 bytes in the namespace all, expected at most 80'),
  ]);
});
