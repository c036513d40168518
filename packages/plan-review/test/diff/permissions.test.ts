import fc from 'fast-check';
import { diffPolicy } from '../../src/diff/policy.js';
import { diffSets } from '../../src/diff/sets.js';
import { diffTraffic } from '../../src/diff/security-group.js';
import { linesOf } from '../../src/diff/words.js';
import { covers, type Permission, permissions } from '../../src/private/policy/permission.js';
import { statementsOf } from '../../src/private/policy/statement.js';

const some = (words: string[]) => fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
const policy = fc
  .array(
    fc.record({
      Effect: fc.constantFrom('Allow', 'Deny'),
      Action: some(['aps:RemoteWrite', 'aps:*', 'sns:Publish']),
      Resource: some(['arn:a', 'arn:b', '*']),
      Condition: fc.constantFrom({}, { StringEquals: { 'aws:SourceAccount': ['1', '2'] } }),
    }),
    { maxLength: 4 },
  )
  .map((Statement) => JSON.stringify({ Statement }));
const lines = (before: unknown, after: unknown): string[] =>
  linesOf({ kind: 'policy', differences: diffPolicy(before, after) ?? [] });

test('a policy does not differ from itself', () => {
  fc.assert(fc.property(policy, (one) => expect(diffPolicy(one, one)).toEqual([])));
});

test('what is lost, gained and kept makes the other policy', () => {
  fc.assert(
    fc.property(policy, policy, fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Deny'), (a, b, effect) => {
      const [before, after] = [a, b].map((text) => permissions(statementsOf(text) ?? [], effect)) as [
        Permission[],
        Permission[],
      ];
      const { gained, lost, kept } = diffSets(before, after, covers);
      const made = [...before.filter((one) => !lost.includes(one)), ...gained, ...kept];
      expect(after.filter((one) => !made.some((other) => covers(other, one)))).toEqual([]);
      expect(made.filter((one) => !after.some((other) => covers(other, one)))).toEqual([]);
    }),
  );
});

test('policies without a difference allow and deny the same', () => {
  fc.assert(
    fc.property(policy, policy, (a, b) => {
      fc.pre(diffPolicy(a, b)?.length === 0);
      for (const effect of ['Allow', 'Deny'] as const) {
        const [was, is] = [a, b].map((text) => permissions(statementsOf(text) ?? [], effect));
        expect(was?.filter((one) => !is?.some((other) => covers(other, one)))).toEqual([]);
        expect(is?.filter((one) => !was?.some((other) => covers(other, one)))).toEqual([]);
      }
    }),
    // Of two at random few are alike.
    { numRuns: 20, maxSkipsPerRun: 10_000 },
  );
});

test('of the same under other conditions only the conditions are told, and a value that comes is not a condition that goes', () => {
  const when = (Condition?: object): string =>
    JSON.stringify({
      Statement: {
        Effect: 'Allow',
        Action: ['aps:GetLabels', 'aps:GetSeries'],
        Resource: ['arn:v', 'arn:w'],
        Condition,
      },
    });
  const by = (...roles: string[]): object => ({ ArnEquals: { 'aws:PrincipalArn': roles } });
  const who = '~ aps:GetLabels, aps:GetSeries on arn:v and arn:w';
  expect(lines(when(by('a', 'b')), when(by('a', 'c')))).toEqual([`${who}: if ArnEquals aws:PrincipalArn b to c`]);
  expect(lines(when(by('a')), when(by('a', 'b')))).toEqual([`${who}: now if ArnEquals aws:PrincipalArn also b`]);
  expect(lines(when(by('a', 'b')), when(by('a')))).toEqual([`${who}: now if ArnEquals aws:PrincipalArn no more b`]);
  expect(lines(when(by('a')), when())).toEqual([`${who}: no longer the condition ArnEquals aws:PrincipalArn a`]);
  expect(lines(when(), when(by('a')))).toEqual([`${who}: now the condition ArnEquals aws:PrincipalArn a`]);
});

test('what is left of something wider is named', () => {
  const allow = (Action: string, Resource: string): string =>
    JSON.stringify({ Statement: { Effect: 'Allow', Action, Resource } });
  expect(lines(allow('aps:*', '*'), allow('aps:RemoteWrite', 'arn:w'))).toEqual([
    '- loses aps:* on *',
    '~ keeps only aps:RemoteWrite on arn:w',
  ]);
});

test('who gains and who loses what, with its conditions', () => {
  const statement = (Action: string[], more: object = {}): string =>
    JSON.stringify({
      Statement: [
        { Effect: 'Allow', Action, Resource: 'arn:w', Principal: { Service: 'aps.amazonaws.com' }, ...more },
        { Effect: 'Deny', Action: 'aps:Delete*', Resource: '*', Principal: '*' },
      ],
    });
  const condition = { Condition: { StringEquals: { 'aws:SourceAccount': '1' } } };
  expect(
    lines(
      statement(['sns:Publish', 'sns:Get'], condition),
      statement(['sns:Publish', 'sns:Tag', 'sns:Put'], condition),
    ),
  ).toEqual([
    '+ gains Service aps.amazonaws.com: sns:Put, sns:Tag on arn:w if StringEquals aws:SourceAccount 1',
    '- loses Service aps.amazonaws.com: sns:Get on arn:w if StringEquals aws:SourceAccount 1',
  ]);
  expect(lines(statement(['sns:Publish']), undefined)).toEqual([
    '- loses Service aps.amazonaws.com: sns:Publish on arn:w',
    '- loses denied: everybody: aps:Delete* on *',
  ]);
  expect(diffPolicy('{', '{}')).toBeUndefined();
});

test('traffic that is let through, and traffic that no longer is', () => {
  const rule = (more: object) => ({
    security_group_id: 'sg-1',
    ip_protocol: 'tcp',
    from_port: 9100,
    to_port: 9100,
    cidr_ipv4: '10.0.0.0/8',
    ...more,
  });
  const type = 'aws_vpc_security_group_ingress_rule';
  const traffic = (before: object | undefined, after: object | undefined): string[] =>
    linesOf({ kind: 'security-group', differences: diffTraffic(type, before as never, after as never) });
  expect(traffic(rule({}), rule({ to_port: 9200, cidr_ipv4: '10.1.0.0/16' }))).toEqual([
    '+ tcp 9100-9200 from 10.1.0.0/16',
    '- tcp 9100 from 10.0.0.0/8',
  ]);
  expect(traffic(rule({ to_port: 9200 }), rule({}))).toEqual([
    '- tcp 9100-9200 from 10.0.0.0/8',
    '~ keeps only tcp 9100 from 10.0.0.0/8',
  ]);
  expect(traffic(undefined, rule({}))).toEqual(['+ tcp 9100 from 10.0.0.0/8']);
  expect(traffic(rule({ description: 'a' }), rule({ description: 'b' }))).toEqual([
    '(the same, in another order or layout)',
  ]);
});
