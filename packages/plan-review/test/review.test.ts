import { exitCode } from '../src/exit-code.js';
import type { Report } from '../src/report.js';
import { review } from '../src/review.js';
import { findings, pathOf, planOf, synthOf, type BriefBlock } from './builders.js';

const WORKSPACE: BriefBlock = ['aws_prometheus_workspace', 'Metrics', { alias: 'prod' }];
const DELETED = {
  rule: 'amp/workspace-kept',
  path: pathOf('Metrics'),
  reason: 'moved',
  owner: 'sre',
  expires: '2026-12-31',
};
const deletion = (acknowledgements: (typeof DELETED)[]) =>
  findings(synthOf([WORKSPACE]), synthOf([]), { acknowledgements });
const reportOf = (all: ReturnType<typeof findings>): Report => ({
  schemaVersion: 1,
  environments: [{ name: 'test', stacks: [], findings: all }],
});

test('what is acknowledged stays in the report and fails nothing', () => {
  const found = deletion([DELETED]);
  expect(found).toMatchObject([
    { rule: 'amp/workspace-kept', acknowledged: { reason: 'moved', owner: 'sre', expires: '2026-12-31' } },
  ]);
  expect(exitCode(reportOf(found), 'error')).toBe(0);
  expect(exitCode(reportOf(deletion([])), 'error')).toBe(1);
});

test('an acknowledgement of another path or rule covers nothing, and is told of', () => {
  const found = deletion([
    { ...DELETED, path: `${DELETED.path}/x` },
    { ...DELETED, rule: 'amp/scraper-kept' },
  ]);
  expect(found.map(({ rule, acknowledged }) => [rule, acknowledged !== undefined])).toEqual([
    ['amp/workspace-kept', false],
    ['review/acknowledgement-unmatched', false],
    ['review/acknowledgement-unmatched', false],
  ]);
});

test('an acknowledgement holds on its last day and not after it', () => {
  expect(deletion([{ ...DELETED, expires: '2026-11-21' }]).map(({ rule }) => rule)).toEqual(['amp/workspace-kept']);
  const found = deletion([{ ...DELETED, expires: '2026-11-20' }]);
  expect(found.map(({ rule, message }) => [rule, message])).toEqual([
    ['amp/workspace-kept', 'The workspace prod is deleted, with all of its metrics.'],
    ['review/acknowledgement-expired', 'The acknowledgement of amp/workspace-kept by sre expired on 2026-11-20.'],
  ]);
  expect(exitCode(reportOf(found), 'error')).toBe(1);
});

test('a rule that throws is a failure, never a pass', () => {
  const broken = {
    id: 'test/broken',
    severity: 'error' as const,
    summary: '',
    why: '',
    fix: '',
    check: () => {
      throw new TypeError('oops');
    },
  };
  const found = findings(undefined, synthOf([]), { rules: [broken] });
  expect(found).toMatchObject([
    {
      rule: 'review/rule-failed',
      severity: 'error',
      path: 'test/broken',
      message: 'The rule test/broken stopped: oops',
    },
  ]);
  expect(exitCode(reportOf(found), 'error')).toBe(1);
});

test.each([
  ['error', 'never', 0],
  ['error', 'error', 1],
  ['warning', 'error', 0],
  ['warning', 'warning', 1],
  ['info', 'warning', 0],
  ['info', 'info', 1],
] as const)('a finding of severity %s with --fail-on %s ends with %i', (severity, failOn, code) => {
  const rule = {
    id: 'test/rule',
    severity,
    summary: '',
    why: '',
    fix: '',
    check: () => [{ severity, stack: 's', path: 'p', message: 'm' }],
  };
  expect(exitCode(reportOf(findings(undefined, synthOf([]), { rules: [rule] })), failOn)).toBe(code);
});

describe('what changes', () => {
  const TOPIC: BriefBlock = ['aws_sns_topic', 'Topic', { name: 'a', tags: { t: '1' } }];
  const changesOf = (
    base: readonly BriefBlock[] | undefined,
    head: readonly BriefBlock[],
    moved?: readonly (readonly [string, string])[],
  ) =>
    review({ name: 'test', base: base && synthOf(base), head: synthOf(head, { moved }), today: '2026-11-21' })
      .stacks[0];

  test.each<[string, readonly BriefBlock[], readonly BriefBlock[], string]>([
    ['new', [], [TOPIC], 'create'],
    ['gone', [TOPIC], [], 'delete'],
    ['changed in place', [TOPIC], [['aws_sns_topic', 'Topic', { name: 'a', tags: { t: '2' } }]], 'update'],
    [
      'replaced, by what is known of its type',
      [TOPIC],
      [['aws_sns_topic', 'Topic', { name: 'b', tags: { t: '1' } }]],
      'replace',
    ],
  ])('what is %s is told', (_, base, head, action) => {
    const stack = changesOf(base, head);
    expect(stack).toMatchObject({
      status: 'compared',
      counts: { [action]: 1 },
      changes: [{ path: pathOf('Topic'), type: 'aws_sns_topic', action }],
    });
  });

  test('a move is told as one', () => {
    const moved = [['aws_sns_topic.Topic', 'aws_sns_topic.New']] as const;
    expect(changesOf([TOPIC], [['aws_sns_topic', 'New', TOPIC[2]]], moved)).toMatchObject({
      counts: { move: 1, delete: 0, create: 0 },
    });
  });

  test('attributes are told with what they were, and which of them replaces', () => {
    expect(changesOf([TOPIC], [['aws_sns_topic', 'Topic', { name: 'b' }]])?.changes[0]?.attributes).toEqual([
      { attribute: 'name', before: 'a', after: 'b', replaces: true },
      {
        attribute: 'tags',
        before: '{"t":"1"}',
        after: '(none)',
        replaces: false,
        meaning: {
          kind: 'values',
          differences: [{ subject: 't', change: 'removed', details: [{ what: '', before: '1' }] }],
        },
      },
    ]);
  });

  test('of two texts only the lines that differ are told', () => {
    const text = (line: string): BriefBlock => ['aws_x', 'X', { data: `a\n${line}\nc\n` }];
    expect(changesOf([text('b')], [text('B')])?.changes[0]?.attributes).toEqual([
      { attribute: 'data', before: 'b', after: 'B', replaces: false },
    ]);
  });

  test('steering of Terraform is no change of the thing', () => {
    const guarded: BriefBlock = [
      'aws_sns_topic',
      'Topic',
      { ...TOPIC[2], lifecycle: { prevent_destroy: true }, depends_on: ['x'] },
    ];
    expect(changesOf([TOPIC], [guarded])?.changes).toEqual([]);
  });

  test('secrets are not told, wherever they stand', () => {
    const secret = (value: string): BriefBlock => [
      'aws_x',
      'X',
      { password: value, nested: [{ client_key: value, name: value === 'one' ? 'a' : 'b' }] },
    ];
    const text = JSON.stringify(changesOf([secret('one')], [secret('two')]));
    expect(text).toContain('"name');
    expect(text).not.toMatch(/one|two/);
  });

  test('without a base all is new, and said to be compared with nothing', () => {
    expect(changesOf(undefined, [TOPIC])).toMatchObject({ status: 'synthesised', resources: 1, counts: { create: 1 } });
  });
});

test('a plan decides over what the sides suggest', () => {
  const head = synthOf([['aws_sns_topic', 'Topic', { name: 'b' }]]);
  const plans = new Map([['test', planOf('aws_sns_topic.Topic', ['no-op'])]]);
  const { stacks } = review({
    name: 'test',
    base: synthOf([['aws_sns_topic', 'Topic', { name: 'a' }]]),
    head,
    plans,
    today: '2026-11-21',
  });
  expect(stacks).toMatchObject([{ status: 'planned', changes: [] }]);
});

test('a stack that could not be planned says why', () => {
  const deferred = new Map([['test', 'can be planned after x is applied']]);
  expect(
    review({ name: 'test', head: synthOf([]), plans: new Map(), deferred, today: '2026-11-21' }).stacks,
  ).toMatchObject([{ status: 'deferred', note: 'can be planned after x is applied' }]);
});
