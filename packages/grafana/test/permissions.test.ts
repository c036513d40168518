import { evaluate, policyAt } from '@promontory/testing';
import { QueryRole, remoteSource } from '../src/index.js';
import { ACCOUNT, decide, Fixture, managed, selfManaged, workspaceArn } from './fixture.js';

const MINE = workspaceArn();
const OTHER = workspaceArn('ws-other');
const QUERY = ['aps:QueryMetrics', 'aps:GetSeries', 'aps:GetLabels', 'aps:GetMetricMetadata'];
const VIEW = [
  'aps:ListRules',
  'aps:ListAlertManagerSilences',
  'aps:ListAlertManagerAlerts',
  'aps:GetAlertManagerStatus',
  'aps:ListAlertManagerAlertGroups',
];
const SILENCE = ['aps:PutAlertManagerSilences', 'aps:DeleteAlertManagerSilence'];
const NEVER = ['aps:RemoteWrite', 'aps:PutRuleGroupsNamespace', 'aps:DeleteWorkspace', 'aps:PutAlertManagerDefinition'];
const REMOTE = remoteSource({
  name: 'other',
  workspaceArn: workspaceArn('ws-2', 'eu-central-1', '999999999999'),
  roleArn: 'arn:aws:iam::999999999999:role/reader',
  externalId: 'grafana',
});

describe.each([
  ['managed', managed],
  ['self-managed', selfManaged],
] as const)('%s', (_, grafana) => {
  test.each([
    ['none', QUERY, [...VIEW, ...SILENCE]],
    ['view', [...QUERY, ...VIEW], SILENCE],
    ['silence', [...QUERY, ...VIEW, ...SILENCE], []],
  ] as const)('with alerts %s it may do that, with its own workspaces alone', (alerts, may, mayNot) => {
    const json = grafana({ alerts });
    for (const action of may) {
      expect([action, decide(json, action, MINE), decide(json, action, OTHER)]).toEqual([
        action,
        'allowed',
        'implicitDeny',
      ]);
    }
    for (const action of [...mayNot, ...NEVER]) {
      expect([action, decide(json, action, MINE)]).toEqual([action, 'implicitDeny']);
    }
  });

  test('alerts are shown, and not silenced, unless that is said', () => {
    expect(JSON.stringify(grafana())).toBe(JSON.stringify(grafana({ alerts: 'view' })));
  });

  test('it assumes the roles of other accounts that it was given, and no others', () => {
    const roles = ['arn:aws:iam::999999999999:role/reader', 'arn:aws:iam::999999999999:role/admin'];
    const json = grafana({ remoteSources: [REMOTE] });
    expect(roles.map((role) => decide(json, 'sts:AssumeRole', role))).toEqual(['allowed', 'implicitDeny']);
    expect(decide(grafana(), 'sts:AssumeRole', roles[0])).toBe('implicitDeny');
    expect(decide(json, 'aps:QueryMetrics', workspaceArn('ws-2', 'eu-central-1', '999999999999'))).toBe('implicitDeny');
  });
});

test('Grafana publishes to the topics that it was given', () => {
  const topic = `arn:aws:sns:eu-west-1:${ACCOUNT}:grafana`;
  const json = managed({ topicArns: [topic] });
  expect([topic, `${topic}-other`].map((arn) => decide(json, 'sns:Publish', arn))).toEqual(['allowed', 'implicitDeny']);
  expect(decide(managed(), 'sns:Publish', topic)).toBe('implicitDeny');
});

test('Amazon Managed Grafana assumes its role for workspaces of this account and Region, and nobody else does', () => {
  const json = managed();
  const [caller] = Object.keys(json.data['aws_caller_identity'] ?? {});
  const trust = policyAt(json, json.only('aws_iam_role')['assume_role_policy'], {
    [`\${data.aws_caller_identity.${caller}.account_id}`]: ACCOUNT,
  });
  const by = (service: string, account: string, region: string): string =>
    evaluate(trust, {
      action: 'sts:AssumeRole',
      principal: { Service: service },
      context: {
        'aws:SourceAccount': account,
        'aws:SourceArn': `arn:aws:grafana:${region}:${account}:/workspaces/g-0123456789`,
      },
    });
  expect([
    by('grafana.amazonaws.com', ACCOUNT, 'eu-west-1'),
    by('grafana.amazonaws.com', '999999999999', 'eu-west-1'),
    by('grafana.amazonaws.com', ACCOUNT, 'us-east-1'),
    by('ec2.amazonaws.com', ACCOUNT, 'eu-west-1'),
  ]).toEqual(['allowed', 'implicitDeny', 'implicitDeny', 'implicitDeny']);
});

describe('a query role', () => {
  const GRAFANA = 'arn:aws:iam::999999999999:role/grafana';
  const role = (props: Partial<ConstructorParameters<typeof QueryRole>[2]> = {}) => {
    const fixture = new Fixture();
    new QueryRole(fixture.stack, 'Readers', {
      roleName: 'readers',
      workspaces: [fixture.workspace().workspace],
      trusts: [GRAFANA],
      ...props,
    });
    return fixture.synth();
  };

  test.each([
    ['none', 'implicitDeny'],
    ['view', 'allowed'],
  ] as const)('queries its workspaces; with alerts %s, ListRules is %s', (alerts, decision) => {
    const json = role({ alerts });
    expect(QUERY.map((action) => decide(json, action, MINE))).toEqual(QUERY.map(() => 'allowed'));
    expect(QUERY.map((action) => decide(json, action, OTHER))).toEqual(QUERY.map(() => 'implicitDeny'));
    expect(decide(json, 'aps:ListRules', MINE)).toBe(decision);
  });

  test('can be assumed by the roles that it trusts, with the external id where there is one', () => {
    const assume = (arn: string, externalId?: string, said?: string): string => {
      const json = role(externalId === undefined ? {} : { externalId });
      return evaluate(policyAt(json, json.only('aws_iam_role')['assume_role_policy']), {
        action: 'sts:AssumeRole',
        principal: { AWS: arn },
        context: said === undefined ? {} : { 'sts:ExternalId': said },
      });
    };
    expect([assume(GRAFANA), assume('arn:aws:iam::999999999999:role/other')]).toEqual(['allowed', 'implicitDeny']);
    expect([assume(GRAFANA, 'id', 'id'), assume(GRAFANA, 'id', 'no'), assume(GRAFANA, 'id')]).toEqual([
      'allowed',
      'implicitDeny',
      'implicitDeny',
    ]);
  });

  test.each([
    ['no workspaces', { workspaces: [] }, 'GrafanaQueryRoleWorkspaces: got no workspaces, expected at least one'],
    ['nobody', { trusts: [] }, 'GrafanaQueryRoleTrusts: got nobody who may assume it, expected at least one role'],
    ['a user', { trusts: ['arn:aws:iam::1:user/x'] }, 'expected the ARN of a role'],
    ['an external id of one letter', { externalId: 'x' }, 'GrafanaQueryRoleExternalId: got x, expected 2 to 1224'],
  ])('is refused with %s', (_, props, message) => {
    expect(() => role(props)).toThrow(message);
  });
});
