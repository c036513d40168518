import { UNKNOWN } from '../../src/change.js';
import { type BriefBlock, messages, planOf, synthOf } from '../builders.js';
import { judging } from '../describe-rule.js';
import { iamPolicyNotWidened } from '../../src/rules/iam-policy-not-widened.js';

const findings = judging(iamPolicyNotWidened);

type Statement = Readonly<Record<string, unknown>>;

const ARN = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1';
const WRITE: Statement = { effect: 'Allow', actions: ['aps:RemoteWrite'], resources: [ARN] };

/** A role's policy whose statements are in a document, as synth writes it. */
const policy = (...statement: Statement[]): BriefBlock[] => [
  [
    'aws_iam_role_policy',
    'Policy',
    { name: 'grants', role: 'r', policy: '${data.aws_iam_policy_document.Document.json}' },
  ],
  ['data.aws_iam_policy_document', 'Document', { statement }],
];
const compareBlocks = (before: readonly BriefBlock[], after: readonly BriefBlock[]): string[] =>
  messages(findings(synthOf(before), synthOf(after)));
const compare = (before: Statement[], after: Statement[]): string[] =>
  messages(findings(synthOf(policy(...before)), synthOf(policy(...after))));

test('a new action is named, with what it is on', () => {
  expect(compare([WRITE], [{ ...WRITE, actions: ['aps:RemoteWrite', 'aps:DeleteWorkspace'] }])).toEqual([
    `error: The policy allows more than before: aps:DeleteWorkspace on ${ARN}.`,
  ]);
});

test('a wider resource is named', () => {
  expect(compare([WRITE], [{ ...WRITE, resources: ['*'] }])).toEqual([
    'error: The policy allows more than before: aps:RemoteWrite on *.',
  ]);
});

const trust = (values: string[]): Statement => ({
  effect: 'Allow',
  actions: ['sns:Publish'],
  resources: ['arn:t'],
  principals: [{ type: 'Service', identifiers: ['aps.amazonaws.com'] }],
  condition: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values }],
});

test('a condition that goes is widening, one that comes is not', () => {
  const { condition: _condition, ...open } = trust(['1']);
  expect(compare([trust(['1'])], [open])).toEqual([
    'error: The policy allows more than before: Service aps.amazonaws.com: sns:Publish on arn:t: no longer the condition StringEquals aws:SourceAccount 1.',
  ]);
  expect(compare([open], [trust(['1'])])).toEqual([]);
});

test('a value more in a condition is widening, one less is not', () => {
  expect(compare([trust(['1'])], [trust(['1', '2'])])).toHaveLength(1);
  expect(compare([trust(['1', '2'])], [trust(['1'])])).toEqual([]);
});

test('another principal is named', () => {
  const other = { ...trust(['1']), principals: [{ type: 'AWS', identifiers: ['arn:aws:iam::999999999999:root'] }] };
  expect(compare([trust(['1'])], [other])).toEqual([
    'error: The policy allows more than before: AWS arn:aws:iam::999999999999:root: sns:Publish on arn:t if StringEquals aws:SourceAccount 1.',
  ]);
});

test.each<[string, Statement[], Statement[]]>([
  ['nothing changes', [WRITE], [WRITE]],
  ['statements change places', [WRITE, trust(['1'])], [trust(['1']), WRITE]],
  ['actions change places and case', [{ ...WRITE, actions: ['a:B', 'a:C'] }], [{ ...WRITE, actions: ['a:c', 'a:b'] }]],
  [
    'one statement becomes two',
    [{ ...WRITE, actions: ['a:B', 'a:C'] }],
    [
      { ...WRITE, actions: ['a:B'] },
      { ...WRITE, actions: ['a:C'] },
    ],
  ],
  ['a wildcard is spelt out', [{ ...WRITE, actions: ['aps:*'] }], [WRITE]],
  ['a sid changes', [WRITE], [{ ...WRITE, sid: 'New' }]],
  ['a statement goes', [WRITE, trust(['1'])], [WRITE]],
])('%s: nothing to say', (_, before, after) => {
  expect(compare(before, after)).toEqual([]);
});

test('a denial that goes is widening', () => {
  const deny = { ...WRITE, effect: 'Deny' };
  expect(compare([deny], [])).toEqual([
    `error: The policy allows more than before: no longer denied: aps:RemoteWrite on ${ARN}.`,
  ]);
  expect(compare([], [deny])).toEqual([]);
});

test('what is inverted is compared as a whole', () => {
  const inverted = { effect: 'Allow', not_actions: ['iam:*'], resources: ['*'] };
  expect(compare([inverted], [inverted])).toEqual([]);
  expect(compare([inverted], [{ ...inverted, not_actions: ['s3:*'] }])).toHaveLength(1);
});

test('a policy in a plan is compared as JSON, whatever its layout', () => {
  const json = (actions: string[], indent?: number): string =>
    JSON.stringify(
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: ARN }] },
      null,
      indent,
    );
  const plan = (before: string, after: string) => ({
    plans: new Map([
      [
        'test',
        planOf('aws_iam_role_policy.Policy', ['update'], { before: { policy: before }, after: { policy: after } }),
      ],
    ]),
  });
  const head = synthOf(policy(WRITE));
  expect(findings(undefined, head, plan(json(['aps:RemoteWrite']), json(['aps:RemoteWrite'], 2)))).toEqual([]);
  expect(messages(findings(undefined, head, plan(json(['aps:RemoteWrite']), json(['aps:*']))))).toEqual([
    `error: The policy allows more than before: aps:* on ${ARN}.`,
  ]);
});

test('a policy that only apply will know is read from the plan’s own document; what stays open is said, not passed', () => {
  const before = {
    policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'aps:RemoteWrite', Resource: ARN }] }),
  };
  const plan = (resource: string) => {
    const update = planOf('aws_iam_role_policy.Policy', ['update'], { before, after: { policy: UNKNOWN } });
    const read = planOf('data.aws_iam_policy_document.Document', ['read'], {
      mode: 'data',
      after: { statement: [{ effect: 'Allow', actions: ['aps:RemoteWrite'], resources: [resource] }] },
    });
    return { plans: new Map([['test', { changes: [...update.changes, ...read.changes] }]]) };
  };
  const head = synthOf(policy({ ...WRITE, resources: ['${aws_prometheus_workspace.W.arn}'] }));
  expect(findings(undefined, head, plan(ARN))).toEqual([]);
  expect(messages(findings(undefined, head, plan(UNKNOWN)))).toEqual([
    'warning: Whether the policy allows more than before cannot be told before apply: aps:RemoteWrite on (known after apply).',
  ]);
});

test('a policy that nothing explains is a finding', () => {
  const plans = new Map([
    [
      'test',
      planOf('aws_sns_topic_policy.P', ['update'], {
        before: { policy: '{"Statement":[]}' },
        after: { policy: UNKNOWN },
      }),
    ],
  ]);
  expect(messages(findings(undefined, synthOf([]), { plans }))).toEqual([
    'warning: Whether the policy allows more than before cannot be told: it cannot be read before apply.',
  ]);
});

test('a new policy opens nothing that was closed; one that cannot be read is told', () => {
  expect(findings(synthOf([]), synthOf(policy({ ...WRITE, actions: ['aps:*'] })))).toEqual([]);
  const written: BriefBlock = ['aws_iam_role_policy', 'Policy', { policy: '${file("policy.json")}' }];
  expect(messages(findings(synthOf([]), synthOf([written])))).toEqual([
    'warning: Whether the new policy is too wide cannot be told: it cannot be read before apply.',
  ]);
});

test('a policy that AWS fills in, because the code names none, opens nothing', () => {
  const plans = new Map([['test', planOf('aws_sns_topic.T', ['create'], { after: { name: 't', policy: UNKNOWN } })]]);
  expect(findings(undefined, synthOf([['aws_sns_topic', 'T', { name: 't' }]]), { plans })).toEqual([]);
  // Of a plan whose code is not at hand nobody can tell.
  expect(findings(undefined, synthOf([]), { plans })).toHaveLength(1);
});

test('a policy of another kind is none of permissions', () => {
  const lifecycle = (days: number): BriefBlock[] => [
    ['aws_ecr_lifecycle_policy', 'L', { policy: JSON.stringify({ rules: [{ days }] }) }],
  ];
  expect(findings(synthOf(lifecycle(1)), synthOf(lifecycle(2)))).toEqual([]);
});

test('a document into which others are merged cannot be read', () => {
  const [role, [type, name, document]] = policy(WRITE) as [BriefBlock, BriefBlock];
  const merged: BriefBlock = [type, name, { ...document, source_policy_documents: ['${data.x.y.json}'] }];
  expect(messages(findings(synthOf([role, [type, name, document]]), synthOf([role, merged])))).toEqual([
    'warning: Whether the policy allows more than before cannot be told: it cannot be read before apply.',
  ]);
});

test('the inline policies of a role are policies', () => {
  const inline = (...actions: string[]): BriefBlock[] => [
    [
      'aws_iam_role',
      'Role',
      {
        inline_policy: actions.map((action) => ({
          name: action,
          policy: JSON.stringify({ Statement: { Effect: 'Allow', Action: action, Resource: ARN } }),
        })),
      },
    ],
  ];
  expect(compareBlocks(inline('a:b'), inline('a:b', 'a:c'))).toEqual([
    `error: The inline_policy allows more than before: a:c on ${ARN}.`,
  ]);
  expect(compareBlocks(inline('a:b', 'a:c'), inline('a:c'))).toEqual([]);
});

test.each(['[null]', '[1]', '"x"', 'null'])('statements that are %s cannot be read, and end nothing', (statement) => {
  const broken: BriefBlock[] = [['aws_iam_role_policy', 'Policy', { policy: `{"Statement":${statement}}` }]];
  expect(compareBlocks(policy(WRITE), broken)).toEqual([
    'warning: Whether the policy allows more than before cannot be told: it cannot be read before apply.',
  ]);
});
