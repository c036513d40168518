import { synth, type SynthesizedStack } from '@promontory/testing';
import { Workspace } from '@promontory/amp-workspace';
import { WorkspaceApiAlarms, type WorkspaceApiAlarmsProps } from '../src/workspace-api-alarms.js';
import { ARN, awsStack, ID, KEY, known, TOPIC } from './fixture.js';

const ROLE = 'arn:aws:iam::111122223333:role/deploy';

function make(props: Partial<WorkspaceApiAlarmsProps> = {}): {
  readonly json: SynthesizedStack;
  readonly made: WorkspaceApiAlarms;
} {
  const stack = awsStack();
  const made = new WorkspaceApiAlarms(stack, 'Calls', {
    workspace: props.workspace ?? known(stack),
    name: 'production-metrics',
    topicArns: [TOPIC],
    ...props,
  });
  return { json: synth(stack), made };
}
const pattern = (rule: Record<string, unknown> | undefined): unknown => JSON.parse(String(rule?.['event_pattern']));
const idOf = (json: SynthesizedStack, type: string): string => Object.keys(json.resource[type] ?? {})[0] ?? '';

type Pattern = { readonly [key: string]: unknown };

/** EventBridge's matching, as far as these patterns go: a field that is not there matches `exists: false` alone. */
function matches(told: Pattern, happened: unknown): boolean {
  return Object.entries(told).every(([key, wanted]) => {
    if (key === '$or') return (wanted as Pattern[]).some((one) => matches(one, happened));
    const value = (happened as Pattern | undefined)?.[key];
    if (!Array.isArray(wanted)) return matches(wanted as Pattern, value);
    return wanted.some((one: unknown) => {
      if (typeof one !== 'object' || one === null) return one === value;
      if ('exists' in one) return (value !== undefined) === one.exists;
      return value !== undefined && !(one as { 'anything-but': unknown[] })['anything-but'].includes(value);
    });
  });
}

test('calls about this workspace, and the deletion of any scraper, match', () => {
  const rule = make().json.only('aws_cloudwatch_event_rule');
  expect(rule).toMatchObject({
    name: 'production-metrics-api-calls',
    description: 'API calls that end or redirect what an AMP workspace does',
    region: 'eu-west-1',
  });
  expect(pattern(rule)).toEqual({
    source: ['aws.aps'],
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['aps.amazonaws.com'],
      $or: [
        {
          eventName: [
            'DeleteAlertManagerDefinition',
            'DeleteLoggingConfiguration',
            'DeleteRuleGroupsNamespace',
            'DeleteWorkspace',
            'PutResourcePolicy',
          ],
          requestParameters: { workspaceId: [ID] },
        },
        { eventName: ['DeleteScraper'] },
      ],
    },
  });
});

test('the deletion of named scrapers alone can be told', () => {
  const { json } = make({ scraperIds: ['s-1', 's-2'] });
  expect(pattern(json.only('aws_cloudwatch_event_rule'))).toMatchObject({
    detail: { $or: [{}, { eventName: ['DeleteScraper'], requestParameters: { scraperId: ['s-1', 's-2'] } }] },
  });
});

test('a key is watched by a rule of its own, by its ARN', () => {
  const { json, made } = make({ kmsKeyArn: KEY });
  const [, rule] = json
    .all('aws_cloudwatch_event_rule')
    .sort((a, b) => String(a['name']).localeCompare(String(b['name'])));
  expect(rule).toMatchObject({
    name: 'production-metrics-key-calls',
    description: 'API calls that take away the key of an AMP workspace',
    region: 'eu-west-1',
  });
  expect(pattern(rule)).toEqual({
    source: ['aws.kms'],
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['kms.amazonaws.com'],
      eventName: ['DisableKey', 'PutKeyPolicy', 'RevokeGrant', 'ScheduleKeyDeletion'],
      resources: { ARN: [KEY] },
    },
  });
  expect(made.ruleArns).toHaveLength(2);
  expect(json.all('aws_cloudwatch_event_target')).toHaveLength(2);
});

describe('which calls are told', () => {
  const event = (eventName: string, requestParameters: object, roleArn?: string): object => ({
    source: 'aws.aps',
    'detail-type': 'AWS API Call via CloudTrail',
    detail: {
      eventSource: 'aps.amazonaws.com',
      eventName,
      requestParameters,
      userIdentity: roleArn === undefined ? { type: 'Root' } : { sessionContext: { sessionIssuer: { arn: roleArn } } },
    },
  });
  const ours = { workspaceId: ID };
  const rule = make({ exceptRoleArns: [ROLE], scraperIds: ['s-1'] }).json.only('aws_cloudwatch_event_rule');
  const told = pattern(rule) as Pattern;

  test.each<[string, object, boolean]>([
    ['the workspace deleted by root', event('DeleteWorkspace', ours), true],
    ['the workspace deleted by another role', event('DeleteWorkspace', ours, `${ROLE}-not`), true],
    ['the workspace deleted by the role that deploys', event('DeleteWorkspace', ours, ROLE), false],
    ['another workspace deleted', event('DeleteWorkspace', { workspaceId: 'ws-other' }), false],
    ['the workspace described', event('DescribeWorkspace', ours), false],
    ['rules deleted', event('DeleteRuleGroupsNamespace', { ...ours, name: 'platform' }), true],
    ['a policy put', event('PutResourcePolicy', ours), true],
    ['a policy of another service put', { ...event('PutResourcePolicy', ours), source: 'aws.logs' }, false],
    ['the scraper deleted', event('DeleteScraper', { scraperId: 's-1' }), true],
    ['another scraper deleted', event('DeleteScraper', { scraperId: 's-2' }), false],
  ])('%s', (_, happened, expected) => {
    expect(matches(told, happened)).toBe(expected);
  });
});

test('calls of the deploying role can be left out, those of users and root cannot', () => {
  const { json } = make({ kmsKeyArn: KEY, exceptRoleArns: [ROLE] });
  for (const rule of json.all('aws_cloudwatch_event_rule')) {
    expect(pattern(rule)).toMatchObject({
      detail: {
        userIdentity: {
          sessionContext: { sessionIssuer: { arn: [{ 'anything-but': [ROLE] }, { exists: false }] } },
        },
      },
    });
  }
});

test('each topic is told in one sentence, with the runbook', () => {
  const second = `${TOPIC}-2`;
  const { json } = make({ topicArns: [TOPIC, second], runbookUrl: 'https://example.com/runbooks' });
  const rule = idOf(json, 'aws_cloudwatch_event_rule');
  const role = idOf(json, 'aws_iam_role');
  expect(json.all('aws_cloudwatch_event_target').map(({ '//': _, ...target }) => target)).toEqual(
    [TOPIC, second].map((arn, index) => ({
      arn,
      rule: `\${aws_cloudwatch_event_rule.${rule}.name}`,
      target_id: `topic-${index}`,
      region: 'eu-west-1',
      role_arn: `\${aws_iam_role.${role}.arn}`,
      input_transformer: {
        input_paths: {
          account: '$.account',
          call: '$.detail.eventName',
          error: '$.detail.errorCode',
          region: '$.region',
          time: '$.time',
          who: '$.detail.userIdentity.arn',
        },
        input_template:
          '"production-metrics: <call> by <who> at <time> in <account> <region>, error: \'<error>\'. Runbook: https://example.com/runbooks/api-calls.md"',
      },
    })),
  );
});

test('a key has a runbook of its own', () => {
  const { json } = make({ kmsKeyArn: KEY });
  const templates = json
    .all('aws_cloudwatch_event_target')
    .map(({ input_transformer }) => String((input_transformer as Record<string, unknown>)['input_template']));
  expect(templates.map((text) => /Runbook: (.*)"$/.exec(text)?.[1]).sort()).toEqual([
    'docs/runbooks/api-calls.md',
    'docs/runbooks/key-calls.md',
  ]);
});

test('EventBridge may publish to these topics, for these rules, and nothing else', () => {
  const { json, made } = make({ kmsKeyArn: KEY, topicKeyArns: [KEY] });
  expect(json.only('aws_iam_role')).toMatchObject({ name_prefix: 'production-metrics-api-calls-' });
  const [permissions, trust] = json.all('data.aws_iam_policy_document');
  expect(trust?.['statement']).toEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      principals: [{ type: 'Service', identifiers: ['events.amazonaws.com'] }],
      condition: [
        {
          test: 'ArnEquals',
          variable: 'aws:SourceArn',
          values: [
            expect.stringMatching(/^\$\{aws_cloudwatch_event_rule\.Calls_[0-9A-F]{8}\.arn\}$/),
            expect.stringMatching(/^\$\{aws_cloudwatch_event_rule\.Calls_KeyRule_[0-9A-F]{8}\.arn\}$/),
          ],
        },
        { test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] },
      ],
    },
  ]);
  expect(permissions?.['statement']).toEqual([
    { effect: 'Allow', actions: ['sns:Publish'], resources: [TOPIC] },
    { effect: 'Allow', actions: ['kms:GenerateDataKey*', 'kms:Decrypt'], resources: [KEY] },
  ]);
  expect(made.roleArn).toBeDefined();
});

test('without encrypted topics the role may use no key', () => {
  const [permissions] = make().json.all('data.aws_iam_policy_document');
  expect(permissions?.['statement']).toEqual([{ effect: 'Allow', actions: ['sns:Publish'], resources: [TOPIC] }]);
});

test('the role has a name that Terraform makes unique, within its bound', () => {
  const role = make({ name: 'n'.repeat(100) }).json.only('aws_iam_role');
  expect(String(role['name_prefix'])).toHaveLength(38);
  expect(role).not.toHaveProperty('name');
});

test('rule names stay within 64 characters and apart', () => {
  const { json } = make({ name: 'n'.repeat(100), kmsKeyArn: KEY });
  const names = json.all('aws_cloudwatch_event_rule').map(({ name }) => String(name));
  expect(names.map(({ length }) => length)).toEqual([64, 64]);
  expect(new Set(names).size).toBe(2);
});

test('with topic-policy there is no role, and the topic is told which rules to let in', () => {
  const { json, made } = make({ delivery: 'topic-policy' });
  expect(json.all('aws_iam_role')).toEqual([]);
  expect(json.only('aws_cloudwatch_event_target')).not.toHaveProperty('role_arn');
  expect(made.roleArn).toBeUndefined();
  const principals = [{ type: 'Service', identifiers: ['events.amazonaws.com'] }];
  expect(made.topicStatement(TOPIC)).toEqual({
    actions: ['sns:Publish'],
    resources: [TOPIC],
    principals,
    conditions: [{ test: 'ArnEquals', variable: 'aws:SourceArn', values: made.ruleArns }],
  });
  expect(made.keyStatement(KEY)).toEqual({
    actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
    resources: [KEY],
    principals,
  });
});

test('with a role the topic is told which role to let in', () => {
  const { made } = make();
  const principals = [{ type: 'AWS', identifiers: [made.roleArn] }];
  expect(made.topicStatement(TOPIC)).toEqual({ actions: ['sns:Publish'], resources: [TOPIC], principals });
  expect(made.keyStatement(KEY)).toEqual({
    actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
    resources: [KEY],
    principals,
  });
});

test('tags are passed on', () => {
  expect(make({ tags: { team: 'sre' } }).json.only('aws_cloudwatch_event_rule')).toMatchObject({
    tags: { team: 'sre' },
  });
});

test('a workspace of the same App is named by reference', () => {
  const stack = awsStack();
  const workspace = new Workspace(stack, 'Workspace', { alias: 'metrics' });
  new WorkspaceApiAlarms(stack, 'Calls', { workspace, name: 'a', topicArns: [TOPIC] });
  const json = synth(stack);
  const id = idOf(json, 'aws_prometheus_workspace');
  expect(pattern(json.only('aws_cloudwatch_event_rule'))).toMatchObject({
    detail: { $or: [{ requestParameters: { workspaceId: [`\${aws_prometheus_workspace.${id}.id}`] } }, {}] },
  });
});

test.each<[string, Partial<WorkspaceApiAlarmsProps>, string]>([
  ['a prefix with a slash', { name: 'a/b' }, 'AmpApiAlarmsName: got "a/b"'],
  [
    'a FIFO topic',
    { topicArns: [`${TOPIC}.fifo`] },
    'expected a standard topic: this publisher cannot write to FIFO topics',
  ],
  ['no topic', { topicArns: [] }, 'AmpApiAlarmsTopics: got 0 different topics'],
  [
    'a key alias',
    { kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:alias/a' },
    "AmpApiAlarmsKeyArn: got arn:aws:kms:eu-west-1:111122223333:alias/a, expected arn:<partition>:kms:<region>:<account>:key/<id>; change 'kmsKeyArn' (at test/Calls)",
  ],
  [
    'a key of another Region',
    { topicKeyArns: [KEY.replace('eu-west-1', 'us-east-1')] },
    "expected a key in eu-west-1, where the workspace is; change 'topicKeyArns'",
  ],
  [
    'no scraper',
    { scraperIds: [] },
    "AmpApiAlarmsScrapers: got [], expected at least one 's-…', or none for every scraper; change 'scraperIds'",
  ],
  ['a workspace as a scraper', { scraperIds: [ID] }, 'AmpApiAlarmsScrapers: got ["ws-'],
  [
    'a session as a role',
    { exceptRoleArns: ['arn:aws:sts::111122223333:assumed-role/deploy/ci'] },
    "AmpApiAlarmsRole: got arn:aws:sts::111122223333:assumed-role/deploy/ci, expected arn:<partition>:iam::<account>:role/<name>, as sessions name it; change 'exceptRoleArns'",
  ],
  [
    'more roles than a pattern holds',
    { exceptRoleArns: Array.from({ length: 50 }, (_, index) => `${ROLE}-${index}`) },
    'AmpApiAlarmsPattern: got an event pattern of',
  ],
])('%s is refused', (_, props, message) => {
  expect(() => make(props)).toThrow(message);
});

test('a topic of another Region is refused', () => {
  const stack = awsStack();
  const workspace = known(stack, ARN.replace('eu-west-1', 'us-east-1'));
  expect(() => new WorkspaceApiAlarms(stack, 'Calls', { workspace, name: 'a', topicArns: [TOPIC] })).toThrow(
    'expected a topic in us-east-1',
  );
});
