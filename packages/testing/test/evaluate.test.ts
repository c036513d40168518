import { evaluate, type IamPolicy, type IamRequest, type IamStatement } from '../src/evaluate.js';

const ROLE = 'arn:aws:iam::111122223333:role/writer';
const WORKSPACE = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1';
const WRITE: IamRequest = { action: 'aps:RemoteWrite', resource: WORKSPACE, principal: { AWS: ROLE } };

const policy = (...statements: Partial<IamStatement>[]): IamPolicy => ({
  Version: '2012-10-17',
  Statement: statements.map((statement) => ({
    Effect: 'Allow',
    Action: 'aps:RemoteWrite',
    Resource: WORKSPACE,
    ...statement,
  })),
});

test('what no statement is about is denied, and a Deny wins over every Allow', () => {
  expect(evaluate(policy(), WRITE)).toBe('implicitDeny');
  expect(evaluate(policy({}), WRITE)).toBe('allowed');
  expect(evaluate(policy({}, { Effect: 'Deny' }), WRITE)).toBe('explicitDeny');
  expect(evaluate(policy({}, { Effect: 'Deny', Action: 'aps:QueryMetrics' }), WRITE)).toBe('allowed');
});

test('one statement may stand without a list around it', () => {
  const Statement: IamStatement = { Effect: 'Allow', Action: ['aps:RemoteWrite'], Resource: [WORKSPACE] };
  expect(evaluate({ Statement }, WRITE)).toBe('allowed');
});

test.each<[string | string[], 'allowed' | 'implicitDeny']>([
  ['aps:RemoteWrite', 'allowed'],
  ['APS:remotewrite', 'allowed'],
  ['aps:*', 'allowed'],
  ['aps:Remote????e', 'allowed'],
  [['aps:QueryMetrics', 'aps:RemoteWrite'], 'allowed'],
  ['*', 'allowed'],
  ['aps:Remote', 'implicitDeny'],
  ['aps.RemoteWrite', 'implicitDeny'],
  ['sns:*', 'implicitDeny'],
])('the action %j makes aps:RemoteWrite %s', (Action, decision) => {
  expect(evaluate(policy({ Action }), WRITE)).toBe(decision);
});

test.each<[string | string[], 'allowed' | 'implicitDeny']>([
  [WORKSPACE, 'allowed'],
  ['*', 'allowed'],
  ['arn:aws:aps:*:*:workspace/*', 'allowed'],
  [['arn:aws:aps:eu-west-1:111122223333:workspace/ws-2', WORKSPACE], 'allowed'],
  ['arn:aws:aps:eu-west-1:111122223333:workspace/ws-2', 'implicitDeny'],
  ['arn:aws:aps:*:*:/workspaces*', 'implicitDeny'],
  [WORKSPACE.toUpperCase(), 'implicitDeny'],
])('the resource %j makes a workspace %s', (Resource, decision) => {
  expect(evaluate(policy({ Resource }), WRITE)).toBe(decision);
});

test('a call about no resource is about everything, and only a statement about everything is about it', () => {
  const list: IamRequest = { action: 'aps:ListWorkspaces', principal: { AWS: ROLE } };
  expect(evaluate(policy({ Action: 'aps:ListWorkspaces', Resource: '*' }), list)).toBe('allowed');
  expect(evaluate(policy({ Action: 'aps:ListWorkspaces' }), list)).toBe('implicitDeny');
});

const PROVIDER = 'arn:aws:iam::111122223333:oidc-provider/issuer';

test.each<[string, IamStatement['Principal'], IamRequest['principal'], 'allowed' | 'implicitDeny']>([
  ['everyone', '*', undefined, 'allowed'],
  ['every AWS principal', { AWS: '*' }, { AWS: ROLE }, 'allowed'],
  ['every AWS principal, nobody', { AWS: '*' }, undefined, 'implicitDeny'],
  ['every AWS principal, a federated one', { AWS: '*' }, { Federated: PROVIDER }, 'implicitDeny'],
  ['one role', { AWS: ROLE }, { AWS: ROLE }, 'allowed'],
  ['one of two roles', { AWS: ['arn:aws:iam::111122223333:role/reader', ROLE] }, { AWS: ROLE }, 'allowed'],
  ['another role', { AWS: 'arn:aws:iam::111122223333:role/reader' }, { AWS: ROLE }, 'implicitDeny'],
  ['its account', { AWS: '111122223333' }, { AWS: ROLE }, 'allowed'],
  ['its account by the root', { AWS: 'arn:aws:iam::111122223333:root' }, { AWS: ROLE }, 'allowed'],
  ['another account', { AWS: '444455556666' }, { AWS: ROLE }, 'implicitDeny'],
  ['a service', { Service: 'pods.eks.amazonaws.com' }, { Service: 'pods.eks.amazonaws.com' }, 'allowed'],
  ['another service', { Service: 'pods.eks.amazonaws.com' }, { Service: 'sns.amazonaws.com' }, 'implicitDeny'],
  ['a service, not a role of its name', { Service: ROLE }, { AWS: ROLE }, 'implicitDeny'],
  ['an issuer', { Federated: PROVIDER }, { Federated: PROVIDER }, 'allowed'],
])('principals: %s', (_, Principal, principal, decision) => {
  expect(evaluate(policy({ Principal }), { ...WRITE, principal })).toBe(decision);
});

const SOURCE = 'arn:aws:eks:eu-west-1:111122223333:cluster/checkout';

test.each<[string, IamStatement['Condition'], 'allowed' | 'implicitDeny']>([
  ['StringEquals', { StringEquals: { 'aws:Tag': 'a*' } }, 'implicitDeny'],
  ['StringEquals, one of two', { StringEquals: { 'aws:Tag': ['x', 'abc'] } }, 'allowed'],
  ['StringEquals, key in another case', { StringEquals: { 'AWS:tag': 'abc' } }, 'allowed'],
  ['StringEquals, value in another case', { StringEquals: { 'aws:Tag': 'ABC' } }, 'implicitDeny'],
  ['StringLike', { StringLike: { 'aws:Tag': 'a?c' } }, 'allowed'],
  ['StringLike, another', { StringLike: { 'aws:Tag': 'b*' } }, 'implicitDeny'],
  ['ArnEquals', { ArnEquals: { 'aws:SourceArn': SOURCE } }, 'allowed'],
  [
    'ArnEquals, a wildcard in a part',
    { ArnEquals: { 'aws:SourceArn': 'arn:aws:eks:*:111122223333:cluster/*' } },
    'allowed',
  ],
  [
    'ArnLike, a wildcard over parts',
    { ArnLike: { 'aws:SourceArn': 'arn:aws:eks:*:cluster/checkout' } },
    'implicitDeny',
  ],
  ['ArnLike, another', { ArnLike: { 'aws:SourceArn': `${SOURCE}-2` } }, 'implicitDeny'],
  ['Bool', { Bool: { 'aws:SecureTransport': 'true' } }, 'allowed'],
  ['Bool, the other', { Bool: { 'aws:SecureTransport': false } }, 'implicitDeny'],
  ['a key that is not there', { StringLike: { 'aws:Other': '*' } }, 'implicitDeny'],
  [
    'two keys of one operator',
    { StringEquals: { 'aws:Tag': 'abc', 'aws:PrincipalAccount': '444455556666' } },
    'implicitDeny',
  ],
  ['two operators', { StringEquals: { 'aws:Tag': 'abc' }, Bool: { 'aws:SecureTransport': 'false' } }, 'implicitDeny'],
  [
    'what the principal brings along',
    { ArnEquals: { 'aws:PrincipalArn': ROLE }, StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
    'allowed',
  ],
])('conditions: %s', (_, Condition, decision) => {
  const context = { 'aws:Tag': 'abc', 'aws:SourceArn': SOURCE, 'aws:SecureTransport': true };
  expect(evaluate(policy({ Condition }), { ...WRITE, context })).toBe(decision);
});

test('what it does not know it does not guess', () => {
  expect(() => evaluate(policy({ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }), WRITE)).toThrow(
    'evaluate() knows StringEquals, StringLike, ArnEquals, ArnLike, Bool; not IpAddress',
  );
  expect(() => evaluate(policy({ ['NotAction' as 'Sid']: 'aps:*' }), WRITE)).toThrow(
    'evaluate() knows Sid, Effect, Action, Resource, Principal, Condition; not NotAction',
  );
  expect(() => evaluate(policy({ Resource: '${aws_prometheus_workspace.X.arn}' }), WRITE)).toThrow(
    "evaluate() cannot tell what ${aws_prometheus_workspace.X.arn} is: give it in 'references'",
  );
});
