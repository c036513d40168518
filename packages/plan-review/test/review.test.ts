import { exitCode } from '../src/exit-code.js';
import type { Report } from '../src/report.js';
import { review } from '../src/review.js';
import { pathOf, planOf, synthOf, type BriefBlock } from './builders.js';
import { findings } from './findings.js';

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

test('a plan that was made offline is told from a real one, with what it cannot tell', () => {
  const plans = new Map([['test', planOf('aws_sns_topic.Topic', ['no-op'])]]);
  const offline = new Map([['test', ['what exists']]]);
  const { stacks } = review({ name: 'test', head: synthOf([]), plans, offline, today: '2026-11-21' });
  expect(stacks).toMatchObject([{ status: 'offline', cannotTell: ['what exists'], changes: [] }]);
});

test('a stack that could not be planned says why', () => {
  const deferred = new Map([['test', 'can be planned after x is applied']]);
  expect(
    review({ name: 'test', head: synthOf([]), plans: new Map(), deferred, today: '2026-11-21' }).stacks,
  ).toMatchObject([{ status: 'deferred', note: 'can be planned after x is applied' }]);
});

test('a plan of which a part was left out is a finding', () => {
  const plans = new Map([['test', { changes: [], partial: true }]]);
  expect(findings(undefined, synthOf([]), { plans })).toMatchObject([
    { rule: 'review/plan-partial', severity: 'warning', path: 'test' },
  ]);
});

test('a secret that changes is told without its value', () => {
  const before = { token: '(sensitive)' };
  const plan = planOf('aws_x.X', ['update'], { before, after: before, secretChanges: ['token'] });
  const { stacks } = review({ name: 't', head: synthOf([]), plans: new Map([['test', plan]]), today: '2026-11-21' });
  expect(stacks[0]?.changes[0]?.attributes).toEqual([
    { attribute: 'token', before: '(sensitive)', after: '(sensitive)', replaces: false },
  ]);
});

describe('what a change means', () => {
  const attributesOf = (base: readonly BriefBlock[] | undefined, head: readonly BriefBlock[]) =>
    review({ name: 'test', base: base && synthOf(base), head: synthOf(head), today: '2026-11-21' }).stacks[0]
      ?.changes[0]?.attributes;
  const RULE: BriefBlock = [
    'aws_vpc_security_group_ingress_rule',
    'Rule',
    { security_group_id: 'sg-1', ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr_ipv4: '10.0.0.0/8' },
  ];
  const POLICY: BriefBlock = [
    'aws_iam_role_policy',
    'Policy',
    { policy: '{"Statement":{"Effect":"Allow","Action":"aps:RemoteWrite","Resource":"arn:w"}}' },
  ];
  const line = (change: string, subject: string): object[] => [{ subject, change, details: [] }];

  test('traffic and permissions that come or go are told, though the whole resource does', () => {
    expect(attributesOf([], [RULE])).toEqual([
      {
        attribute: 'traffic',
        before: '(none)',
        after: '+ tcp 443 from 10.0.0.0/8',
        replaces: false,
        meaning: { kind: 'security-group', differences: line('added', 'tcp 443 from 10.0.0.0/8') },
      },
    ]);
    expect(attributesOf([POLICY], [])).toEqual([
      {
        attribute: 'policy',
        before: '- loses aps:RemoteWrite on arn:w',
        after: '(none)',
        replaces: false,
        meaning: { kind: 'policy', differences: line('removed', 'aps:RemoteWrite on arn:w') },
      },
    ]);
  });

  test('of a rule that changes the traffic is told, and of its other attributes the rest', () => {
    const other: BriefBlock = [RULE[0], RULE[1], { ...RULE[2], to_port: 444, description: 'd' }];
    expect(attributesOf([RULE], [other])?.map(({ attribute, after }) => [attribute, after])).toEqual([
      ['traffic', '+ tcp 443-444 from 10.0.0.0/8'],
      ['description', 'd'],
    ]);
  });

  test('without anything to compare with nothing is told as new', () => {
    expect(attributesOf(undefined, [RULE])).toEqual([]);
  });
});

describe('hostile input', () => {
  const both = (type: string, before: Record<string, unknown>, after: Record<string, unknown>) =>
    review({
      name: 'test',
      base: synthOf([[type, 'X', before]]),
      head: synthOf([[type, 'X', after]]),
      today: '2026-11-21',
    });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('a type %s is a type like others', (type) => {
    expect(both(type, { a: 1 }, { a: 2 }).stacks[0]?.changes).toMatchObject([{ type, action: 'update' }]);
    expect(both(type, { a: 1 }, { a: 2 }).findings).toEqual([]);
  });

  test('documents that cannot be read are told, and never end the review', () => {
    const deep = '['.repeat(20_000);
    for (const [type, attribute] of [
      ['aws_prometheus_rule_group_namespace', 'data'],
      ['aws_prometheus_alert_manager_definition', 'definition'],
      ['aws_prometheus_scraper', 'scrape_configuration'],
      ['aws_sns_topic_policy', 'policy'],
    ] as const) {
      const report = both(type, { [attribute]: 'a: 1' }, { [attribute]: deep });
      expect(report.stacks[0]?.changes).toHaveLength(1);
      expect(report.findings.length).toBeGreaterThan(0);
    }
  });

  test('documents that contain themselves are ones that cannot be read', () => {
    const loop = 'groups: &g [{ name: a, rules: [{ alert: A, expr: x, labels: &l { left: *l, right: *l } }, *g] }]';
    const report = both('aws_prometheus_rule_group_namespace', { data: 'groups: []' }, { data: loop });
    expect(report.findings.map(({ message }) => message)).toEqual([
      'Whether rules are lost cannot be told: the rules cannot be read.',
    ]);
    expect(report.stacks[0]?.changes[0]?.attributes).toEqual([
      { attribute: 'data', before: 'groups: []', after: loop, replaces: false },
    ]);
  });

  test('patterns of policies that are made to take for ever take no time', () => {
    const policy = (resource: string): Record<string, unknown> => ({
      policy: JSON.stringify({ Statement: { Effect: 'Allow', Action: 'a:b', Resource: resource } }),
    });
    const found = both('aws_iam_role_policy', policy(`${'*a'.repeat(40)}b`), policy('a'.repeat(5_000))).findings;
    expect(found.map(({ rule }) => rule)).toEqual(['iam/policy-not-widened']);
  });

  test('texts of which every line differs are called different as a whole', () => {
    const text = (sign: string): Record<string, unknown> => ({
      text: Array.from({ length: 5_000 }, (_, index) => `${sign}${index}\n`).join(''),
    });
    expect(both('aws_x', text('a'), text('b')).stacks[0]?.changes[0]?.attributes).toEqual([
      { attribute: 'text', before: '(5001 lines)', after: '(5001 lines)', replaces: false },
    ]);
  });
});
