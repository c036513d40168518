import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadRules } from '../src/load-rules.js';
import { messages, synthOf } from './builders.js';
import { findings } from './findings.js';

/** A repository with files in it. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-rules-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const rule = (more = ''): string =>
  `{ id: 'acme/tagged', severity: 'warning', summary: 'S.', why: 'W.', fix: 'F.',
     check: ({ changes }) => changes.filter(({ after }) => after && !after.tags?.team)
       .map(({ stack, path }) => ({ stack, path, message: 'It has no team.' })), ${more} }`;

test('a package of an organisation is loaded, and its rules find what they look for', () => {
  const folder = repository({
    'node_modules/@acme/review-rules/package.json': '{"name":"@acme/review-rules","version":"1.0.0","main":"index.js"}',
    'node_modules/@acme/review-rules/index.js': `exports.rules = [${rule()}];`,
  });
  const rules = loadRules(['@acme/review-rules'], folder);
  const head = synthOf([
    ['aws_sns_topic', 'A', { tags: { team: 'sre' } }],
    ['aws_sns_topic', 'B', { name: 'b' }],
  ]);
  const found = findings(undefined, head, { rules });
  expect(messages(found)).toEqual(['warning: It has no team.']);
  expect(found).toMatchObject([{ rule: 'acme/tagged', path: 'test/B/Resource', why: 'W.', fix: 'F.' }]);
});

test('a file of the repository is loaded by its path', () => {
  const folder = repository({ 'tools/rules.cjs': `exports.rules = [${rule()}];` });
  expect(loadRules(['./tools/rules.cjs'], folder).map(({ id }) => id)).toEqual(['acme/tagged']);
  expect(loadRules([], folder)).toEqual([]);
});

test.each<[string, string, string]>([
  ['throws', "throw new Error('oops\\nmore');", 'ReviewRulesMissing: got an error (oops) in ./rules.cjs;'],
  ['is not JavaScript', '{', 'ReviewRulesMissing: got an error ('],
  ['exports nothing', '', "ReviewRulesMissing: got no list 'rules' in ./rules.cjs;"],
  ['exports an empty list', 'exports.rules = [];', "ReviewRulesMissing: got no list 'rules' in ./rules.cjs;"],
  ['exports no rule', 'exports.rules = [1];', 'ReviewRulesInvalid: got the number 1 in rule 0 of ./rules.cjs;'],
  ['names no scope', `exports.rules = [${rule("id: 'x'")}];`, 'got the id "x", expected scope/name'],
  ['takes the scope of the review', `exports.rules = [${rule("id: 'review/x'")}];`, 'got the id "review/x"'],
  ['has no severity', `exports.rules = [${rule("severity: 'bad'")}];`, 'got the severity "bad"'],
  ['says nothing', `exports.rules = [${rule("why: ''")}];`, 'got no why'],
  ['checks nothing', `exports.rules = [${rule('check: 1')}];`, "got no function 'check'"],
  ['takes an id twice', `exports.rules = [${rule()}, ${rule()}];`, 'got the id acme/tagged, which is taken'],
  ['takes an id of ours', `exports.rules = [${rule("id: 'amp/workspace-kept'")}];`, 'which is taken'],
])('a module that %s is an error, never no rules', (_, text, message) => {
  expect(() => loadRules(['./rules.cjs'], repository({ 'rules.cjs': text }))).toThrow(message);
});

test('a package that is not there is an error that says what to do', () => {
  expect(() => loadRules(['@acme/absent'], repository({}))).toThrow(
    /^ReviewRulesMissing: got an error \(.*\) in @acme\/absent; install it in this repository, or give a path that begins with \.\/$/,
  );
});

test.each([
  ['a promise', 'async () => []'],
  ['nothing', '() => undefined'],
  ['findings without a path', "() => [{ stack: 's', message: 'm' }]"],
  ['a severity of its own', "() => [{ stack: 's', path: 'p', message: 'm', severity: 'constructor' }]"],
])('a rule that returns %s has failed, and is told', (_, check) => {
  const folder = repository({ 'rules.cjs': `exports.rules = [${rule(`check: ${check}`)}];` });
  const found = findings(undefined, synthOf([]), { rules: loadRules(['./rules.cjs'], folder) });
  expect(found.map((finding) => [finding.rule, finding.severity])).toEqual([['review/rule-failed', 'error']]);
});
