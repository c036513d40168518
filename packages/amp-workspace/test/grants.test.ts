import type { IGrantable } from '@promontory/core';
import { synth } from '@promontory/testing';
import type { PolicyStatement } from '@promontory/vocabulary';
import { TerraformOutput } from 'cdktf';
import { TaggedWorkspaces } from '../src/tagged-workspaces.js';
import { Workspace } from '../src/workspace.js';
import { awsStack } from './stack.js';

const ARN = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const NAMESPACES = `${ARN.replace(':workspace/', ':rulegroupsnamespace/')}/*`;

class Grantee implements IGrantable {
  readonly statements: PolicyStatement[] = [];

  addToPolicy(statement: PolicyStatement): void {
    this.statements.push(statement);
  }

  /** What may be done to what. */
  get allowed(): [action: string, resource: string][] {
    return this.statements.flatMap(({ actions, resources = [] }) =>
      actions.flatMap((action) => resources.map((resource): [string, string] => [action, resource])),
    );
  }
}

const workspace = () => Workspace.fromWorkspaceArn(awsStack(), 'Metrics', ARN);

test('whoever reads sees settings, rules, alerts and silences of that workspace, changes nothing and queries nothing', () => {
  const grantee = new Grantee();
  workspace().grantRead(grantee);
  expect(grantee.allowed).toContainEqual(['aps:DescribeWorkspace', ARN]);
  expect(grantee.allowed).toContainEqual(['aps:DescribeRuleGroupsNamespace', NAMESPACES]);
  expect(grantee.allowed.filter(([action]) => !/^aps:(Describe|List|Get)/.test(action))).toEqual([]);
  expect(grantee.allowed.map(([action]) => action)).not.toContain('aps:GetSeries');
  expect(new Set(grantee.allowed.map(([, resource]) => resource))).toEqual(new Set([ARN, NAMESPACES]));
});

test('whoever administers rules writes namespaces of that workspace, which are authorised by their own ARN', () => {
  const grantee = new Grantee();
  workspace().grantAdministerRules(grantee);
  expect(grantee.allowed.filter(([, resource]) => resource === ARN).map(([action]) => action)).toEqual([
    'aps:ListRuleGroupsNamespaces',
    'aps:ListRules',
  ]);
  expect(grantee.allowed.filter(([, resource]) => resource === NAMESPACES).map(([action]) => action)).toEqual([
    'aps:CreateRuleGroupsNamespace',
    'aps:PutRuleGroupsNamespace',
    'aps:DeleteRuleGroupsNamespace',
    'aps:DescribeRuleGroupsNamespace',
    'aps:ListTagsForResource',
    'aps:TagResource',
    'aps:UntagResource',
  ]);
});

test('whoever administers alerts writes the definition and silences, of that workspace alone', () => {
  const grantee = new Grantee();
  workspace().grantAdministerAlerts(grantee);
  const actions = grantee.allowed.map(([action]) => action);
  expect(actions).toEqual(
    expect.arrayContaining(['aps:PutAlertManagerDefinition', 'aps:PutAlertManagerSilences', 'aps:ListAlerts']),
  );
  expect(actions.filter((action) => !/Alert/.test(action))).toEqual([]);
  expect(new Set(grantee.allowed.map(([, resource]) => resource))).toEqual(new Set([ARN]));
});

test('the namespaces of a workspace that is not made yet are told by its ARN', () => {
  const stack = awsStack();
  const grantee = new Grantee();
  new Workspace(stack, 'Metrics').grantAdministerRules(grantee);
  new TerraformOutput(stack, 'arn', { staticId: true, value: grantee.statements[1]?.resources?.[0] });
  expect(synth(stack).output['arn']?.['value']).toMatch(
    /^\$\{replace\(aws_prometheus_workspace\.\w+\.arn, ":workspace\/", ":rulegroupsnamespace\/"\)\}\/\*$/,
  );
});

test.each([
  ['grantRemoteWrite', ['aps:RemoteWrite']],
  ['grantQuery', ['aps:QueryMetrics', 'aps:GetSeries', 'aps:GetLabels', 'aps:GetMetricMetadata']],
] as const)('%s by tags reaches the workspaces of a Region that carry them all', (grant, actions) => {
  const grantee = new Grantee();
  const tagged = new TaggedWorkspaces(awsStack(), {
    account: '111122223333',
    region: 'us-gov-west-1',
    tags: { team: 'a', stage: 'dev' },
  });
  tagged[grant](grantee);
  expect(grantee.statements).toEqual([
    {
      actions,
      resources: ['arn:aws-us-gov:aps:us-gov-west-1:111122223333:workspace/*'],
      conditions: [
        { test: 'StringEquals', variable: 'aws:ResourceTag/team', values: ['a'] },
        { test: 'StringEquals', variable: 'aws:ResourceTag/stage', values: ['dev'] },
      ],
    },
  ]);
});

test('all workspaces without a tag are refused', () => {
  expect(() => new TaggedWorkspaces(awsStack(), { account: '1', region: 'eu-west-1', tags: {} })).toThrow(
    'AmpTaggedWorkspaces: got no tag, expected at least one',
  );
});
