import { UNKNOWN } from '../src/change.js';
import { parsePlan } from '../src/read-plan.js';
import { review } from '../src/review.js';
import { writtenDocument } from '../src/private/plan/written-document.js';
import { CONFIG, manager } from './alerting-builders.js';
import { messages, planOf, synthOf } from './builders.js';
import { findings } from './findings.js';

test.each([
  ['a: ${aws_x.y.arn}\n', `a: ${UNKNOWN}\n`],
  ['a: ${element(split("}", x), 0)}/b\n', `a: ${UNKNOWN}/b\n`],
  ['a: ${f({ b = { c = 1 } })} ${d}\n', `a: ${UNKNOWN} ${UNKNOWN}\n`],
  ['a: $${b} %%{c}\n', 'a: ${b} %{c}\n'],
  ['a: ${b\n', `a: ${UNKNOWN}`],
])('%j is read as far as it is written', (written, expected) => {
  expect(writtenDocument(UNKNOWN, written)).toBe(expected);
});

test('what is planned is believed, and what is one expression alone is not guessed', () => {
  expect(writtenDocument('a: 1\n', 'a: ${b}\n')).toBeUndefined();
  expect(writtenDocument(UNKNOWN, '${b}')).toBeUndefined();
  expect(writtenDocument(UNKNOWN, undefined)).toBeUndefined();
});

test('of a list only what is unknown is filled in', () => {
  expect(writtenDocument(['a: 1\n', UNKNOWN], ['x: ${y}\n', 'b: ${c}\n'])).toEqual(['a: 1\n', `b: ${UNKNOWN}\n`]);
  expect(writtenDocument(UNKNOWN, ['b: ${c}\n'])).toEqual([`b: ${UNKNOWN}\n`]);
  expect(writtenDocument(['a: 1\n'], ['x: ${y}\n'])).toBeUndefined();
});

test('a topic that is made anew hides nothing else of its alert manager', () => {
  const receivers = [{ name: 'team', sns_configs: [{ topic_arn: '${aws_sns_topic.T.arn}' }] }];
  const [type, name, after] = manager({ route: { receiver: 'team' }, receivers })[0] as never as [
    string,
    string,
    object,
  ];
  const before = manager({ ...CONFIG, receivers: [CONFIG.receivers[1]] })[0]?.[2];
  const plan = planOf(`${type}.${name}`, ['update'], { before, after: { definition: UNKNOWN } });
  const found = findings(undefined, synthOf([[type, name, after as Record<string, unknown>]]), {
    plans: new Map([['test', plan]]),
  });
  expect(messages(found)).toEqual([
    'error: The route of severity="critical" to oncall is removed: these alerts fall to the route above.',
    'warning: Whether the receiver team still tells sns arn:t cannot be told before apply.',
  ]);
});

test('what the plan knows is filled in: of what stays as it is, of data that was read, of what changes as it will be', () => {
  const [T, GONE] = ['aws_sns_topic.T', 'aws_sns_topic.GONE'];
  const definition = `a: \${${T}.arn}\nb: \${${GONE}.arn}\nc: \${data.aws_x.D.list[0].name}\nd: \${${T}.secret} \${upper(${T}.arn)}\n`;
  const change = (address: string, before: object, after: object | null) => ({
    address,
    type: 'aws_x',
    change: { actions: [after === null ? 'delete' : 'update'], before, after },
  });
  const plan = parsePlan(
    JSON.stringify({
      format_version: '1.2',
      resource_changes: [
        {
          address: 'aws_x.X',
          type: 'aws_x',
          change: { actions: ['update'], before: { text: 'a: 1\n' }, after: {}, after_unknown: { text: true } },
        },
        change(GONE, { arn: 'arn:old' }, { arn: 'arn:new' }),
      ],
      prior_state: {
        values: {
          root_module: {
            resources: [
              { address: T, values: { arn: 'arn:t', secret: 'hunter2' }, sensitive_values: { secret: true } },
              { address: GONE, values: { arn: 'arn:old' } },
              { address: 'data.aws_x.D', values: { list: [{ name: 'n' }] } },
            ],
          },
        },
      },
    }),
    'plan.json',
  );
  const head = synthOf([['aws_x', 'X', { text: definition }]]);
  const report = review({ name: 'test', head, plans: new Map([['test', plan]]), today: '2026-11-21', rules: [] });
  const text = report.stacks[0]?.changes.find(({ address }) => address === 'aws_x.X')?.attributes[0]?.after;
  expect(text).toBe(`a: arn:t\nb: arn:new\nc: n\nd: ${UNKNOWN} ${UNKNOWN}`);
});
