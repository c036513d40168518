import { Workspace } from '@promontory/amp-workspace';
import type { IamRequest } from '@promontory/testing';
import { ENDPOINT_SERVICES, type EndpointService } from '@promontory/endpoint-needs';
import { Fixture, NODE, only, STRANGER, WORKSPACE, WRITER } from './fixture.js';

const OTHER = WORKSPACE.replace('ws-1', 'ws-2');
const by = (arn: string): Pick<IamRequest, 'principal'> => ({ principal: { AWS: arn } });
const NOBODY = {};

type Case = [EndpointService, who: object, action: string, resource: string | undefined, 'allowed' | 'implicitDeny'];

const SECRETS = 'arn:aws:secretsmanager:eu-west-1';

test.each<Case>([
  ['aps-workspaces', by(WRITER), 'aps:RemoteWrite', WORKSPACE, 'allowed'],
  ['aps-workspaces', by(WRITER), 'aps:QueryMetrics', WORKSPACE, 'allowed'],
  ['aps-workspaces', by(WRITER), 'aps:GetSeries', WORKSPACE, 'allowed'],
  ['aps-workspaces', by(WRITER), 'aps:GetLabels', WORKSPACE, 'allowed'],
  ['aps-workspaces', by(WRITER), 'aps:GetMetricMetadata', WORKSPACE, 'allowed'],
  ['aps-workspaces', by(WRITER), 'aps:RemoteWrite', OTHER, 'implicitDeny'],
  ['aps-workspaces', by(NODE), 'aps:RemoteWrite', WORKSPACE, 'implicitDeny'],
  ['aps-workspaces', by(STRANGER), 'aps:RemoteWrite', WORKSPACE, 'implicitDeny'],
  ['aps-workspaces', by(`${WRITER}-2`), 'aps:RemoteWrite', WORKSPACE, 'implicitDeny'],
  ['aps-workspaces', NOBODY, 'aps:RemoteWrite', WORKSPACE, 'implicitDeny'],
  ['aps-workspaces', by(WRITER), 'aps:DeleteWorkspace', WORKSPACE, 'implicitDeny'],
  ['aps-workspaces', by(WRITER), 'aps:PutAlertManagerSilences', WORKSPACE, 'implicitDeny'],

  ['aps', by(WRITER), 'aps:DescribeWorkspace', WORKSPACE, 'allowed'],
  ['aps', by(WRITER), 'aps:ListWorkspaces', undefined, 'allowed'],
  ['aps', by(WRITER), 'aps:ListRuleGroupsNamespaces', WORKSPACE, 'allowed'],
  [
    'aps',
    by(WRITER),
    'aps:DescribeRuleGroupsNamespace',
    'arn:aws:aps:eu-west-1:111122223333:rulegroupsnamespace/ws-1/rules',
    'allowed',
  ],
  [
    'aps',
    by(WRITER),
    'aps:DescribeRuleGroupsNamespace',
    'arn:aws:aps:eu-west-1:111122223333:rulegroupsnamespace/ws-2/rules',
    'implicitDeny',
  ],
  ['aps', by(WRITER), 'aps:DescribeWorkspace', OTHER, 'implicitDeny'],
  ['aps', by(NODE), 'aps:DescribeWorkspace', WORKSPACE, 'implicitDeny'],
  ['aps', by(NODE), 'aps:ListWorkspaces', undefined, 'implicitDeny'],
  ['aps', by(WRITER), 'aps:DeleteWorkspace', WORKSPACE, 'implicitDeny'],
  ['aps', by(WRITER), 'aps:PutRuleGroupsNamespace', WORKSPACE, 'implicitDeny'],
  ['aps', by(WRITER), 'aps:RemoteWrite', WORKSPACE, 'implicitDeny'],

  ['sts', NOBODY, 'sts:AssumeRoleWithWebIdentity', WRITER, 'allowed'],
  ['sts', NOBODY, 'sts:AssumeRoleWithWebIdentity', NODE, 'implicitDeny'],
  ['sts', NOBODY, 'sts:AssumeRoleWithWebIdentity', STRANGER, 'implicitDeny'],
  ['sts', by(WRITER), 'sts:AssumeRole', STRANGER, 'implicitDeny'],
  ['sts', by(NODE), 'sts:AssumeRole', WRITER, 'implicitDeny'],

  ['s3', NOBODY, 's3:GetObject', 'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/layer', 'allowed'],
  ['s3', NOBODY, 's3:GetObject', 'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/layer', 'implicitDeny'],
  ['s3', by(NODE), 's3:GetObject', 'arn:aws:s3:::somebody/secret', 'implicitDeny'],
  ['s3', by(NODE), 's3:PutObject', 'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/layer', 'implicitDeny'],

  ['ecr.api', by(NODE), 'ecr:GetAuthorizationToken', undefined, 'allowed'],
  ['ecr.dkr', by(NODE), 'ecr:BatchGetImage', 'arn:aws:ecr:eu-west-1:602401143452:repository/eks/coredns', 'allowed'],
  ['ecr.dkr', by(NODE), 'ecr:PutImage', 'arn:aws:ecr:eu-west-1:111122223333:repository/agent', 'implicitDeny'],
  ['ecr.dkr', by(STRANGER), 'ecr:BatchGetImage', 'arn:aws:ecr:eu-west-1:444455556666:repository/x', 'implicitDeny'],

  ['logs', by(NODE), 'logs:PutLogEvents', 'arn:aws:logs:eu-west-1:111122223333:log-group:/eks:log-stream:a', 'allowed'],
  [
    'logs',
    by(NODE),
    'logs:PutLogEvents',
    'arn:aws:logs:eu-west-1:444455556666:log-group:/eks:log-stream:a',
    'implicitDeny',
  ],
  [
    'logs',
    by(STRANGER),
    'logs:PutLogEvents',
    'arn:aws:logs:eu-west-1:111122223333:log-group:/eks:log-stream:a',
    'implicitDeny',
  ],
  ['logs', by(NODE), 'logs:DeleteLogGroup', 'arn:aws:logs:eu-west-1:111122223333:log-group:/eks', 'implicitDeny'],

  ['ec2', by(NODE), 'ec2:DescribeInstances', undefined, 'allowed'],
  ['ec2', by(STRANGER), 'ec2:DescribeInstances', undefined, 'implicitDeny'],
  ['eks', by(NODE), 'eks:DescribeCluster', 'arn:aws:eks:eu-west-1:111122223333:cluster/checkout', 'allowed'],
  ['eks', by(STRANGER), 'eks:DescribeCluster', 'arn:aws:eks:eu-west-1:444455556666:cluster/x', 'implicitDeny'],
  ['kms', by(NODE), 'kms:DescribeKey', 'arn:aws:kms:eu-west-1:111122223333:key/k', 'allowed'],
  ['kms', by(STRANGER), 'kms:Encrypt', 'arn:aws:kms:eu-west-1:444455556666:key/k', 'implicitDeny'],
  ['sns', by(NODE), 'sns:GetTopicAttributes', 'arn:aws:sns:eu-west-1:111122223333:alerts', 'allowed'],
  ['sns', by(STRANGER), 'sns:Publish', 'arn:aws:sns:eu-west-1:444455556666:x', 'implicitDeny'],
  ['secretsmanager', by(NODE), 'secretsmanager:DescribeSecret', `${SECRETS}:111122223333:secret:x`, 'allowed'],
  ['ssm', by(NODE), 'ssm:GetParameters', 'arn:aws:ssm:eu-west-1:111122223333:parameter/x', 'allowed'],
  ['ssm', by(STRANGER), 'ssm:GetParameters', 'arn:aws:ssm:eu-west-1:444455556666:parameter/x', 'implicitDeny'],
  ['ecs', by(NODE), 'ecs:ListTasks', '*', 'allowed'],
  ['ecs', by(STRANGER), 'ecs:ListTasks', '*', 'implicitDeny'],
  ['secretsmanager', by(STRANGER), 'secretsmanager:PutSecretValue', `${SECRETS}:444455556666:secret:x`, 'implicitDeny'],
  ['grafana', by(NODE), 'grafana:DescribeWorkspace', 'arn:aws:grafana:eu-west-1:111122223333:/workspaces/g', 'allowed'],
  [
    'grafana',
    by(STRANGER),
    'grafana:DescribeWorkspace',
    'arn:aws:grafana:eu-west-1:444455556666:/workspaces/g',
    'implicitDeny',
  ],
  ['grafana', NOBODY, 'grafana:DescribeWorkspace', undefined, 'implicitDeny'],
])('through %s: %j %s on %s is %s', (service, who, action, resource, decision) => {
  expect(only(service).decide(service, { ...who, action, resource })).toBe(decision);
});

test.each(Object.entries(ENDPOINT_SERVICES))(
  '%s has a policy where its service is known to take one',
  (name, facts) => {
    const service = name as EndpointService;
    expect(only(service).endpoint(service)['policy'] !== undefined).toBe(facts.policy === 'supported');
  },
);

test('the policy of AMP names exactly the workspaces and the roles', () => {
  const fixture = new Fixture();
  fixture.endpoints({ services: ['aps-workspaces'] });
  expect(fixture.synth().only('data.aws_iam_policy_document')).toEqual({
    statement: [
      {
        sid: 'WriteAndQuery',
        effect: 'Allow',
        principals: [{ type: 'AWS', identifiers: ['*'] }],
        actions: ['aps:RemoteWrite', 'aps:QueryMetrics', 'aps:GetSeries', 'aps:GetLabels', 'aps:GetMetricMetadata'],
        resources: [WORKSPACE],
        condition: [{ test: 'ArnEquals', variable: 'aws:PrincipalArn', values: [WRITER] }],
      },
    ],
  });
});

test('a workspace that is yet to be made is named by reference, its rules as well', () => {
  const fixture = new Fixture();
  const workspace = new Workspace(fixture.stack, 'New', { region: 'eu-west-1' });
  fixture.endpoints({ services: ['aps'], workspaces: [workspace] });
  const text = JSON.stringify(fixture.synth().only('data.aws_iam_policy_document'));
  expect(text).toMatch(
    /"resources":\["\$\{aws_prometheus_workspace\.(\w+)\.arn\}","\$\{replace\(aws_prometheus_workspace\.\1\.arn, \\":workspace\/\\", \\":rulegroupsnamespace\/\\"\)\}\/\*"\]/,
  );
});

test('several workspaces and roles are named, each by itself', () => {
  const fixture = new Fixture();
  const second = Workspace.fromWorkspaceArn(fixture.stack, 'Second', OTHER);
  fixture.endpoints({ workspaces: [fixture.workspace, second], roleArns: [WRITER, NODE] });
  const write = { action: 'aps:RemoteWrite', resource: OTHER };
  expect(fixture.decide('aps-workspaces', { ...write, ...by(NODE) })).toBe('allowed');
  expect(fixture.decide('aps-workspaces', { ...write, ...by(STRANGER) })).toBe('implicitDeny');
});

test('further accounts are let in where accounts are', () => {
  const describe = { action: 'ec2:DescribeInstances', ...by(STRANGER) };
  expect(only('ec2').decide('ec2', describe)).toBe('implicitDeny');
  expect(only('ec2', { accountIds: ['111122223333', '444455556666'] }).decide('ec2', describe)).toBe('allowed');
});

test('what else runs in the VPC gets a statement of its own, beside ours', () => {
  const another = 'arn:aws:iam::111122223333:role/another';
  const alsoAllow = {
    sts: [
      {
        principals: [{ type: '*' as const, identifiers: ['*'] }],
        actions: ['sts:AssumeRoleWithWebIdentity'],
        resources: [another],
      },
    ],
  };
  const assume = { action: 'sts:AssumeRoleWithWebIdentity' };
  expect(only('sts').decide('sts', { ...assume, resource: another })).toBe('implicitDeny');
  expect(only('sts', { alsoAllow }).decide('sts', { ...assume, resource: another })).toBe('allowed');
  expect(only('sts', { alsoAllow }).decide('sts', { ...assume, resource: WRITER })).toBe('allowed');
});

test('where no page tells of a policy there is one only when it is asked for', () => {
  const alsoAllow = {
    'eks-auth': [
      {
        principals: [{ type: 'AWS' as const, identifiers: ['*'] }],
        actions: ['eks-auth:AssumeRoleForPodIdentity'],
        resources: ['arn:aws:eks:eu-west-1:111122223333:cluster/checkout'],
      },
    ],
  };
  expect(only('eks-auth').endpoint('eks-auth')).not.toHaveProperty('policy');
  expect(only('eks-auth', { alsoAllow }).endpoint('eks-auth')).toHaveProperty('policy');
});

test('in GovCloud the ARNs are of its partition', () => {
  const fixture = new Fixture();
  fixture.endpoints({
    services: ['s3', 'logs'],
    region: 'us-gov-west-1',
    gatewayRouteTableIds: ['rtb-1'],
    workspaces: [],
  });
  const text = JSON.stringify(fixture.synth().data);
  expect(text).toContain('"arn:aws-us-gov:s3:::prod-us-gov-west-1-starport-layer-bucket/*"');
  expect(text).toContain('"arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:*"');
});
