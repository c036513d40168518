import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { formatProblem } from '@promontory/vocabulary';
import { AMP_RULE_LIMITS } from '../src/limits.js';
import { parseRules } from '../src/parse-rules.js';
import { renderRules } from '../src/render-rules.js';
import { type RuleGroup, ruleIdentity } from '../src/rule.js';

const problems = (text: string): string[] => parseRules(text, 'rules.yaml').problems.map(formatProblem);
const group = (rules: string, more = ''): string => `groups:\n  - name: g\n${more}    rules:\n${rules}`;

test('the rules that come with the environments are right and raise no warning', () => {
  const file = join(__dirname, '..', '..', '..', 'environments', 'shared', 'rules', 'platform.yaml');
  expect(parseRules(readFileSync(file, 'utf8'), file)).toMatchObject({ problems: [], warnings: [] });
});

test.each<[string, string, string[]]>([
  [
    'an empty file',
    '',
    ['rules.yaml:1:1 YamlEmpty: got an empty file, expected one YAML document; write the document, or delete the file'],
  ],
  [
    'text that is no YAML',
    'groups: [',
    [expect.stringMatching(/^rules\.yaml:\d+:\d+ YamlSyntax: got text that is not YAML/) as string],
  ],
  [
    'a file without groups',
    'rules: []\n',
    [
      "rules.yaml:1:1 RulesGroups: got a file without a list 'groups', expected 'groups', a list of rule groups; begin the file with 'groups:'",
    ],
  ],
  [
    'a misspelt key',
    group('      - alert: A\n        expr: up\n        annotation: {}\n'),
    [
      'rules.yaml:6:9 RulesUnknownKey: got the unknown key annotation in an alert, expected alert, expr, for, keep_firing_for, labels, annotations; did you mean annotations? (at groups[0].rules[0].annotation)',
    ],
  ],
  [
    'a PromQL error',
    group('      - alert: A\n        expr: sum(rate(foo[5m])\n'),
    [
      'rules.yaml:5:9 RulesPromql: got the expression ends too early: a \'(\' is not closed, at "sum(rate(foo[5m])", expected a PromQL expression; mend the expression (at groups[0].rules[0].expr)',
    ],
  ],
  [
    'an interval under 30 s',
    group('      - alert: A\n        expr: up\n', '    interval: 15s\n'),
    [
      "rules.yaml:3:5 RulesGroupInterval: got 15s, expected a duration of at least 30s; write 30s or more, or leave it out for AMP's 60s (at groups[0].interval)",
    ],
  ],
  [
    'a rule of both kinds',
    group('      - alert: A\n        record: b\n        expr: up\n'),
    [
      "rules.yaml:4:9 RulesRuleKind: got both 'alert' and 'record', expected exactly one of the two; split the rule in two (at groups[0].rules[0])",
    ],
  ],
  [
    "a 'for' on a record",
    group('      - record: a\n        expr: up\n        for: 5m\n'),
    [
      'rules.yaml:6:9 RulesUnknownKey: got the unknown key for in a recording rule, expected record, expr, labels; remove it (at groups[0].rules[0].for)',
    ],
  ],
  [
    'a bad duration',
    group('      - alert: A\n        expr: up\n        for: 5 minutes\n'),
    [
      "rules.yaml:6:9 RulesDuration: got \"5 minutes\", expected a duration such as '5m' or '1h30m'; write a number and a unit (s, m, h, d) (at groups[0].rules[0].for)",
    ],
  ],
  [
    'a label that is no text',
    group('      - alert: A\n        expr: up\n        labels: { tier: 1 }\n'),
    [
      "rules.yaml:6:19 RulesLabelValue: got the number 1, expected text; quote the value: tier: '1' (at groups[0].rules[0].labels.tier)",
    ],
  ],
  [
    'the label alertname',
    group('      - alert: A\n        expr: up\n        labels: { alertname: x }\n'),
    [
      "rules.yaml:6:19 RulesLabelName: got alertname, expected a label that a rule may set; remove it: the rule's own name is that label (at groups[0].rules[0].labels.alertname)",
    ],
  ],
  [
    'a record that is no metric name',
    group('      - record: a-b\n        expr: up\n'),
    [
      "rules.yaml:4:9 RulesRuleName: got \"a-b\", expected a metric name: letters, digits, '_' and ':'; rename it (at groups[0].rules[0].record)",
    ],
  ],
  [
    'an empty group',
    'groups:\n  - name: g\n    rules: []\n',
    [
      "rules.yaml:3:5 RulesGroupEmpty: got no rules, expected at least one under 'rules'; add a rule, or remove the group (at groups[0].rules)",
    ],
  ],
  [
    'a group twice',
    'groups:\n  - { name: g, rules: [{ alert: A, expr: up }] }\n  - { name: g, rules: [{ alert: B, expr: up }] }\n',
    [
      'rules.yaml:3:7 RulesDuplicateGroup: got a second group "g", expected each group name once in a file; rename one, or join the two (at groups[1].name)',
    ],
  ],
  [
    'a record twice',
    group('      - { record: a, expr: up }\n      - { record: a, expr: up }\n'),
    [
      'rules.yaml:5:11 RulesDuplicateRule: got a a second time (first in group "g"), expected each rule once; remove one of the two, or give them different labels (at groups[0].rules[1].record)',
    ],
  ],
])('%s is said with its line', (_, text, expected) => {
  expect(problems(text)).toEqual(expected);
});

test('all problems are told at once', () => {
  expect(
    problems(
      group('      - alert: A\n        expr: rate(x)\n        for: soon\n      - record: a b\n        expr: up\n'),
    ).length,
  ).toBe(3);
});

test('an alert may come twice with another threshold', () => {
  expect(problems(group('      - { alert: A, expr: up > 1 }\n      - { alert: A, expr: up > 2 }\n'))).toEqual([]);
});

test('a rule that reads a record of another group is warned of; one of its own group is not', () => {
  const text =
    'groups:\n  - { name: a, rules: [{ record: x:y, expr: up }, { alert: Own, expr: x:y > 0 }] }\n  - { name: b, rules: [{ alert: Other, expr: x:y > 0 }] }\n';
  expect(parseRules(text, 'rules.yaml').warnings.map(formatProblem)).toEqual([
    'rules.yaml:3:40 RulesOrder: got x:y, which group "a" records, expected records of the same group: AMP runs groups in no fixed order; move the record into this group, above this rule (at groups[1].rules[0].expr)',
  ]);
});

test('quotas are checked, and can be raised', () => {
  const text = group('      - { alert: A, expr: up }\n      - { alert: B, expr: up }\n');
  const few = { ...AMP_RULE_LIMITS, maxRules: 1, maxFileBytes: 10 };
  expect(parseRules(text, 'rules.yaml', few).problems.map(({ code }) => code)).toEqual(['RulesFileSize', 'RulesCount']);
  expect(parseRules(text, 'rules.yaml').problems).toEqual([]);
});

const text = fc.string({ minLength: 1 }).filter((value) => value.trim() !== '');
const labels = fc.dictionary(fc.constantFrom('severity', 'team', 'a'), text, { maxKeys: 2 });
const rule = fc.oneof(
  fc.record({
    alert: text,
    expr: fc.constantFrom('up', 'rate(a[5m]) > 0'),
    for: fc.constantFrom('5m', '1h30m'),
    labels,
    annotations: labels,
  }),
  fc.record({ record: fc.constantFrom('a:b', 'c'), expr: fc.constantFrom('up', 'sum(x)'), labels }),
);

test('what is rendered is read back as the same groups', () => {
  fc.assert(
    fc.property(fc.uniqueArray(rule, { minLength: 1, maxLength: 4, selector: (one) => ruleIdentity(one) }), (rules) => {
      const groups: RuleGroup[] = [{ name: 'g', interval: '60s', rules }];
      expect(parseRules(renderRules(groups), 'rules.yaml')).toEqual({ groups, problems: [], warnings: [] });
    }),
  );
});
