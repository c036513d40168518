import { controller, decide, Fixture, ID, workspaceArn } from './fixture.js';

const MINE = workspaceArn();
const OTHER = workspaceArn('ws-other');
const rulesOf = (arn: string): string => `${arn.replace(':workspace/', ':rulegroupsnamespace/')}/platform`;

/** What the controller calls for each kind (1.4.3). */
const CALLS = {
  rules: [
    'aps:CreateRuleGroupsNamespace',
    'aps:DescribeRuleGroupsNamespace',
    'aps:PutRuleGroupsNamespace',
    'aps:DeleteRuleGroupsNamespace',
    'aps:TagResource',
    'aps:UntagResource',
  ],
  alerts: [
    'aps:CreateAlertManagerDefinition',
    'aps:DescribeAlertManagerDefinition',
    'aps:PutAlertManagerDefinition',
    'aps:DeleteAlertManagerDefinition',
  ],
  logging: [
    'aps:CreateLoggingConfiguration',
    'aps:DescribeLoggingConfiguration',
    'aps:UpdateLoggingConfiguration',
    'aps:DeleteLoggingConfiguration',
  ],
  workspace: ['aps:DescribeWorkspace', 'aps:UpdateWorkspaceAlias', 'aps:TagResource', 'aps:UntagResource'],
} as const;

test('it administers the rules and the alert manager of exactly the named workspaces', () => {
  const json = controller();
  for (const action of CALLS.rules) {
    expect([action, decide(json, action, rulesOf(MINE)), decide(json, action, rulesOf(OTHER))]).toEqual([
      action,
      'allowed',
      'implicitDeny',
    ]);
  }
  for (const action of CALLS.alerts) {
    expect([action, decide(json, action, MINE), decide(json, action, OTHER)]).toEqual([
      action,
      'allowed',
      'implicitDeny',
    ]);
  }
});

test('with a second workspace it administers that one as well', () => {
  const fixture = new Fixture();
  fixture.controller({ workspaces: [fixture.workspace(ID), fixture.workspace('ws-other')] });
  const json = fixture.synth();
  expect(decide(json, 'aps:PutRuleGroupsNamespace', rulesOf(OTHER))).toBe('allowed');
  expect(decide(json, 'aps:PutAlertManagerDefinition', OTHER)).toBe('allowed');
});

test('with rules alone it administers no alert manager, and the other way round', () => {
  const [rules, alerts] = [controller({ owns: ['rules'] }), controller({ owns: ['alertManager'] })];
  for (const action of CALLS.rules) {
    expect([action, decide(rules, action, rulesOf(MINE)), decide(alerts, action, rulesOf(MINE))]).toEqual([
      action,
      'allowed',
      'implicitDeny',
    ]);
  }
  for (const action of CALLS.alerts) {
    expect([action, decide(rules, action, MINE), decide(alerts, action, MINE)]).toEqual([
      action,
      'implicitDeny',
      'allowed',
    ]);
  }
});

test('it neither makes, changes nor deletes workspaces, reads no metrics, writes none, and assumes no role', () => {
  const json = controller();
  for (const action of [
    'aps:CreateWorkspace',
    'aps:DeleteWorkspace',
    'aps:UpdateWorkspaceAlias',
    'aps:UpdateWorkspaceConfiguration',
    'aps:PutResourcePolicy',
    'aps:CreateLoggingConfiguration',
    'aps:RemoteWrite',
    'aps:QueryMetrics',
    'sts:AssumeRole',
    'logs:PutResourcePolicy',
  ]) {
    expect([action, decide(json, action, MINE), decide(json, action)]).toEqual([
      action,
      'implicitDeny',
      'implicitDeny',
    ]);
  }
});

describe('mayCreateWorkspaces', () => {
  const json = controller({ mayCreateWorkspaces: true });
  const made = { 'aws:RequestTag/promontory/ack-controller': 'dev-1' };
  const own = { 'aws:ResourceTag/promontory/ack-controller': 'dev-1' };
  const foreign = { 'aws:ResourceTag/promontory/ack-controller': 'dev-2' };

  test('makes workspaces that are known as its own', () => {
    expect(decide(json, 'aps:CreateWorkspace', undefined, made)).toBe('allowed');
    expect(decide(json, 'aps:CreateWorkspace')).toBe('implicitDeny');
  });

  test('changes its own, not those of other clusters, of Terraform or of other Regions', () => {
    for (const action of CALLS.workspace) {
      const decisions = [
        decide(json, action, OTHER, own),
        decide(json, action, OTHER, foreign),
        // A tag that is asked for is no tag that is there: nobody's workspace becomes its own by tagging.
        decide(json, action, OTHER, made),
        decide(json, action, workspaceArn('ws-other', 'us-east-1'), own),
      ];
      expect([action, ...decisions]).toEqual([action, 'allowed', 'implicitDeny', 'implicitDeny', 'implicitDeny']);
    }
  });

  test('deletes none, and administers the rules of none that is not named', () => {
    expect(decide(json, 'aps:DeleteWorkspace', OTHER, own)).toBe('implicitDeny');
    expect(decide(json, 'aps:CreateRuleGroupsNamespace', rulesOf(OTHER), { ...made, ...own })).toBe('implicitDeny');
  });
});

test('mayConfigureLogging sets the logs of the named workspaces, by the log delivery of the account', () => {
  const json = controller({ mayConfigureLogging: true });
  for (const action of CALLS.logging) {
    expect([action, decide(json, action, MINE), decide(json, action, OTHER)]).toEqual([
      action,
      'allowed',
      'implicitDeny',
    ]);
  }
  expect(decide(json, 'logs:CreateLogDelivery')).toBe('allowed');
  expect(decide(json, 'logs:DeleteLogGroup')).toBe('implicitDeny');
});
