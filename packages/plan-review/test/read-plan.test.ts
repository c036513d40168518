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

const AGAIN = "; make it with 'terraform show -json PLAN', or run 'promontory plan' again";
const entry = (more: object): object => ({
  format_version: '1.2',
  resource_changes: [{ address: 'a.b', type: 'a', mode: 'managed', change: { actions: ['update'] }, ...more }],
});

test.each<[string, unknown, string]>([
  ['a list', [], "JSON without 'format_version'"],
  ['a number as its version', { format_version: 1 }, "JSON without 'format_version'"],
  ['changes that are no list', { format_version: '1.2', resource_changes: {} }, "'resource_changes' that is no list"],
  ['drift that is no list', { format_version: '1.2', resource_drift: 'x' }, "'resource_drift' that is no list"],
  ['a change that is no object', { format_version: '1.2', resource_changes: [1] }, 'a change 0 that is no object'],
  ['a change of nothing', entry({ address: 1 }), "a change 0 without 'address' or 'type'"],
  ['a change without its change', entry({ change: null }), "a change 0 without 'change'"],
  ['no actions', entry({ change: { actions: [] } }), 'a change 0 with the actions []'],
  ['an action from the future', entry({ change: { actions: ['archive'] } }), 'a change 0 with the actions ["archive"]'],
  ['three actions', entry({ change: { actions: ['create', 'delete', 'create'] } }), 'a change 0 with the actions ['],
  ['the form of a state', { format_version: '1.0', values: { root_module: {} } }, 'a state, not a plan'],
])('a plan with %s is an error, never an empty plan', (_, content, message) => {
  const path = file(content);
  expect(() => readPlan(path)).toThrow(`ReviewPlanUnreadable: got ${message}`);
  expect(() => readPlan(path)).toThrow(AGAIN);
});

test.each([1, 100, 1_000, 5_000])('a plan that is cut off after %i characters is an error', (length) => {
  const whole = JSON.stringify(change({ before: { text: 'x'.repeat(10_000) } }));
  expect(() => readPlan(file(whole.slice(0, length)))).toThrow('got text that is not JSON');
});

test('a plan after a byte order mark is read', () => {
  expect(readPlan(file(`\ufeff${JSON.stringify({ format_version: '1.2' })}`)).changes).toEqual([]);
});

test('values that are nested deeper than any resource are an error, and never a crash', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const text = `{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"a","change":{"actions":["update"],"before":{"x":${deep}},"after":{"x":${deep}}}}]}`;
  expect(() => readPlan(file(text))).toThrow('got a change 0 with values that are nested too deeply');
});

test('a folder is no plan', () => {
  expect(() => readPlan(tmpdir())).toThrow('ReviewPlanUnreadable: got an error (EISDIR)');
});

test('names that objects have of themselves are names like others', () => {
  const text = `{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"constructor","change":{"actions":["update"],"before":{"__proto__":"old","constructor":"a"},"after":{"__proto__":{"polluted":"new"},"constructor":"b"},"after_sensitive":{"__proto__":{"polluted":true}}}}]}`;
  const { changes } = readPlan(file(text));
  expect(JSON.stringify(changes[0]?.after)).toBe(`{"__proto__":{"polluted":"${SENSITIVE}"},"constructor":"b"}`);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test('a plan of which a part was left out says so', () => {
  expect(readPlan(file({ format_version: '1.2', complete: false })).partial).toBe(true);
});

test('that a secret changes is no secret; what it is, is', () => {
  const { changes } = readPlan(
    file(
      change({
        before: { a: 'hunter2', b: 'same', c: { d: 'hunter2' } },
        after: { a: 'hunter3', b: 'same', c: { d: 'hunter3' } },
        before_sensitive: { a: true, b: true, c: { d: true } },
        after_sensitive: { a: true, b: true, c: { d: true } },
      }),
    ),
  );
  expect(changes[0]?.secretChanges).toEqual(['a', 'c']);
  expect(JSON.stringify(changes)).not.toContain('hunter');
});

test('a plan that is not there says how to make one', () => {
  expect(() => readPlan('/nowhere/plan.json')).toThrow(
    "ReviewPlanMissing: got no such file in /nowhere/plan.json; run 'promontory plan' first",
  );
});

test('a later minor version is read', () => {
  expect(readPlan(file({ format_version: '1.99', resource_changes: [] }))).toMatchObject({
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
