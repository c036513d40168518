import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SENSITIVE, UNKNOWN } from '../src/change.js';
import { readPlan } from '../src/read-plan.js';

function file(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'promontory-plan-')), 'plan.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const change = (more: object) => ({
  format_version: '1.2',
  resource_changes: [
    { address: 'a.b', type: 'a', mode: 'managed', change: { actions: ['update'], before: {}, after: {}, ...more } },
  ],
});

test.each<[string, unknown, string]>([
  [
    'cut off',
    '{"format_version":"1.2","resource_ch',
    "got text that is not JSON in FILE; make it with 'terraform show -json PLAN', or run 'promontory plan' again",
  ],
  [
    'empty',
    '',
    "got text that is not JSON in FILE; make it with 'terraform show -json PLAN', or run 'promontory plan' again",
  ],
  [
    'of another kind',
    { a: 1 },
    "got JSON without 'format_version' in FILE; make it with 'terraform show -json PLAN', or run 'promontory plan' again",
  ],
  [
    'null',
    'null',
    "got JSON without 'format_version' in FILE; make it with 'terraform show -json PLAN', or run 'promontory plan' again",
  ],
  [
    'from the future',
    { format_version: '2.0' },
    'got format version 2.0 in FILE; this release reads 1.x: use a newer Promontory, or an older Terraform',
  ],
  [
    'of a plan that failed',
    { format_version: '1.2', errored: true },
    'got a plan that ended with an error in FILE; mend the error and plan again',
  ],
])('a file that is %s is an error, never an empty plan', (_, content, message) => {
  const path = file(content);
  expect(() => readPlan(path)).toThrow(message.replace('FILE', path));
  try {
    readPlan(path);
  } catch (error) {
    expect(error).toMatchObject({ exitCode: 3 });
  }
});

test('a plan that is not there says how to make one', () => {
  expect(() => readPlan('/nowhere/plan.json')).toThrow(
    "ReviewPlanMissing: got no such file in /nowhere/plan.json; run 'promontory plan' first",
  );
});

test('a later minor version is read', () => {
  expect(readPlan(file({ format_version: '1.99', resource_changes: [] }))).toEqual({
    changes: [],
    drift: [],
    partial: false,
  });
});

test('what is sensitive or unknown is masked at any depth, before anything else sees it', () => {
  const { changes } = readPlan(
    file(
      change({
        before: { token: 'old', list: [{ key: 'old', name: 'n' }], whole: { a: 'old' } },
        after: { list: [{ name: 'n' }], whole: { a: 'new' }, token: 'new' },
        before_sensitive: { token: true, list: [{ key: true }], whole: true },
        after_sensitive: { token: true, whole: { a: true } },
        after_unknown: { arn: true, list: [{ key: true }] },
        replace_paths: [['list', 0, 'key']],
      }),
    ),
  );
  expect(changes[0]).toMatchObject({
    before: { token: SENSITIVE, list: [{ key: SENSITIVE, name: 'n' }], whole: SENSITIVE },
    after: { token: SENSITIVE, list: [{ key: UNKNOWN, name: 'n' }], whole: { a: SENSITIVE }, arn: UNKNOWN },
    replacedBy: ['list.0.key'],
  });
  expect(JSON.stringify(changes)).not.toMatch(/old|new/);
});
