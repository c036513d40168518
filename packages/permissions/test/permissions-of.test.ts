import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate } from '@promontory/testing';
import { permissionsOf, type PolicyDocument, type SynthesizedStacks } from '../src/index.js';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const stack = (resource: object, more: object = {}): SynthesizedStacks => ({
  s: {
    provider: { aws: [{ region: 'eu-west-1', allowed_account_ids: ['111122223333'] }] },
    resource,
    ...more,
  },
});
const one = (type: string, attributes: object = {}): SynthesizedStacks => stack({ [type]: { x: attributes } });

/** What the documents say together to a call. */
function allows(documents: readonly PolicyDocument[], action: string, resource?: string, context = {}): boolean {
  // What AMP may do on behalf of the caller is another question, and a condition that evaluate() does not know.
  const statements = documents
    .flatMap(({ Statement }) => Statement)
    .filter(({ Condition }) => Condition?.['ForAnyValue:StringEquals'] === undefined);
  return evaluate({ Statement: statements }, { action, ...(resource && { resource }), context }) === 'allowed';
}

const GOLDEN = join(__dirname, '..', '..', '..', 'test', 'golden', 'expected');
const environments = readdirSync(GOLDEN).map((name): [string, SynthesizedStacks] => [
  name,
  Object.fromEntries(
    readdirSync(join(GOLDEN, name))
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file, JSON.parse(readFileSync(join(GOLDEN, name, file), 'utf8')) as Record<string, unknown>]),
  ),
]);

test.each(environments)('everything in %s is known', (_, stacks) => {
  const { unknown, plan, apply } = permissionsOf(stacks);
  expect(unknown).toEqual([]);
  for (const document of [...plan, ...apply]) expect(JSON.stringify(document).length).toBeLessThanOrEqual(6_144);
});

test.each(environments)('whoever plans %s changes nothing', (_, stacks) => {
  const actions = permissionsOf(stacks)
    .plan.flatMap(({ Statement }) => Statement)
    .flatMap(({ Action, Resource }) => (Resource.some((arn) => arn.includes(':s3:')) ? [] : Action));
  expect(
    actions.filter(
      (action) => !/^[a-z0-9]+:(Describe|List|Get)|^kms:Decrypt|^kms:Generate|^sts:AssumeRole$/.test(action),
    ),
  ).toEqual([]);
});

test.each(environments)('no action in %s is a wildcard, and * is only said where no resource can be', (_, stacks) => {
  const statements = permissionsOf(stacks).apply.flatMap(({ Statement }) => Statement);
  expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  const everywhere = statements.filter(({ Resource, Condition }) => Resource.includes('*') && Condition === undefined);
  const actions = everywhere.flatMap(({ Action }) => Action);
  expect(actions.filter((action) => /^(aps|iam|kms|sns|sqs|eks):(Delete|Put|Update|Set)/.test(action))).toEqual([]);
});

test('what is made in another account is asked of the role that is assumed there', () => {
  const deploy = 'arn:aws:iam::444455556666:role/deploy';
  const { apply, plan, otherRoles } = permissionsOf(
    stack(
      {
        aws_iam_role: { own: { name: 'own' }, far: { name: 'far', provider: 'aws.other' } },
        aws_prometheus_scraper: { s: { role_configuration: [{ source_role_arn: '${aws_iam_role.own.arn}' }] } },
      },
      {
        provider: {
          aws: [
            { region: 'eu-west-1', allowed_account_ids: ['111122223333'] },
            {
              alias: 'other',
              region: 'eu-west-1',
              allowed_account_ids: ['444455556666'],
              assume_role: [{ role_arn: deploy }],
            },
          ],
        },
      },
    ),
  );
  expect(Object.keys(otherRoles)).toEqual([deploy]);
  const [own, far] = ['arn:aws:iam::111122223333:role/own', 'arn:aws:iam::444455556666:role/far'];
  for (const [documents, mayOwn, mayFar] of [
    [apply, true, false],
    [otherRoles[deploy]?.apply ?? [], false, true],
  ] as const) {
    expect(allows(documents, 'iam:CreateRole', own)).toBe(mayOwn);
    expect(allows(documents, 'iam:CreateRole', far)).toBe(mayFar);
  }
  expect(allows(plan, 'sts:AssumeRole', deploy)).toBe(true);
  expect(allows(otherRoles[deploy]?.plan ?? [], 'iam:CreateRole', far)).toBe(false);
  expect(allows(otherRoles[deploy]?.plan ?? [], 'iam:GetRole', far)).toBe(true);
  expect(allows(apply, 'iam:PassRole', own, { 'iam:PassedToService': 'scraper.aps.amazonaws.com' })).toBe(true);
  expect(allows(apply, 'iam:PassRole', own, { 'iam:PassedToService': 'ec2.amazonaws.com' })).toBe(false);
});

test('a workspace is made, changed and removed, in its account and Region alone', () => {
  const { plan, apply } = permissionsOf(one('aws_prometheus_workspace'));
  const arn = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1';
  expect(allows(apply, 'aps:CreateWorkspace')).toBe(true);
  expect(allows(apply, 'aps:DeleteWorkspace', arn)).toBe(true);
  expect(allows(plan, 'aps:DescribeWorkspace', arn)).toBe(true);
  expect(allows(plan, 'aps:DeleteWorkspace', arn)).toBe(false);
  expect(allows(apply, 'aps:DeleteWorkspace', arn.replace('eu-west-1', 'us-east-1'))).toBe(false);
  expect(allows(apply, 'aps:DeleteWorkspace', arn.replace('111122223333', '999999999999'))).toBe(false);
  expect(allows(apply, 'aps:QueryMetrics', arn)).toBe(false);
});

test.each([
  ['aws_prometheus_anomaly_detector', 'aps:PutAnomalyDetector', 'anomalydetector/ws-1/ad-1'],
  ['aws_prometheus_scraper_logging_configuration', 'aps:UpdateScraperLoggingConfiguration', 'scraper/s-1'],
])('%s is known, although the bindings have it not', (type, action, resource) => {
  const { plan, apply, unknown } = permissionsOf(one(type));
  const arn = `arn:aws:aps:eu-west-1:111122223333:${resource}`;
  expect(unknown).toEqual([]);
  expect([allows(apply, action, arn), allows(plan, action, arn)]).toEqual([true, false]);
  expect(allows(apply, action, arn.replace('111122223333', '999999999999'))).toBe(false);
});

test.each([
  ['aws_prometheus_workspace', 'aps:DeleteWorkspace', 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1'],
  ['aws_kms_key', 'kms:ScheduleKeyDeletion', KEY],
])('a protected %s is not destroyed by anybody who deploys', (type, action, resource) => {
  const by = (prevent: boolean): boolean =>
    allows(permissionsOf(one(type, { lifecycle: { prevent_destroy: prevent } })).apply, action, resource);
  expect([by(true), by(false)]).toEqual([false, true]);
});

const ROLES = 'arn:aws:iam::111122223333:role';

test.each([
  [
    'aws_ecs_task_definition',
    { task_role_arn: `${ROLES}/a`, execution_role_arn: `${ROLES}/b` },
    ['a', 'b'],
    'ecs-tasks',
  ],
  ['aws_iam_instance_profile', { name: 'a', role: 'a' }, ['a'], 'ec2'],
] as const)('the roles of an %s are handed to its service alone', (type, attributes, names, service) => {
  const { apply, unknown } = permissionsOf(one(type, attributes));
  expect(unknown).toEqual([]);
  const to = (name: string, passed: string): boolean =>
    allows(apply, 'iam:PassRole', `${ROLES}/${name}`, { 'iam:PassedToService': `${passed}.amazonaws.com` });
  for (const name of names) expect([to(name, service), to(name, 'lambda')]).toEqual([true, false]);
  expect(to('other', service)).toBe(false);
});

test('a collector outside of Kubernetes is made under its name, in its cluster', () => {
  const cluster = 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop';
  const { apply, plan } = permissionsOf(
    stack({
      aws_ecs_service: { s: { name: 'it', cluster } },
      aws_ssm_parameter: { p: { name: '/amp-collector/it' } },
      aws_autoscaling_group: { g: { name: 'it' } },
    }),
  );
  const own = 'arn:aws:ecs:eu-west-1:111122223333:service';
  expect(
    ['shop/it', 'shop/other', 'other/it'].map((name) => allows(apply, 'ecs:UpdateService', `${own}/${name}`)),
  ).toEqual([true, false, false]);
  const parameter = (name: string): boolean =>
    allows(apply, 'ssm:PutParameter', `arn:aws:ssm:eu-west-1:111122223333:parameter/amp-collector/${name}`);
  expect([parameter('it'), parameter('other')]).toEqual([true, false]);
  const group = (name: string): string =>
    `arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:1:autoScalingGroupName/${name}`;
  expect(['it', 'other'].map((name) => allows(apply, 'autoscaling:UpdateAutoScalingGroup', group(name)))).toEqual([
    true,
    false,
  ]);
  expect(allows(plan, 'ec2:RunInstances', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1')).toBe(false);
});

test('a block’s own Region counts', () => {
  const { apply } = permissionsOf(one('aws_prometheus_workspace', { region: 'eu-central-1' }));
  expect(allows(apply, 'aps:TagResource', 'arn:aws:aps:eu-central-1:111122223333:workspace/ws-1')).toBe(true);
  expect(allows(apply, 'aps:TagResource', 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1')).toBe(false);
});

test('log delivery and the use of a key go with the attributes that need them', () => {
  const plain = permissionsOf(one('aws_prometheus_workspace')).apply;
  const whole = permissionsOf(one('aws_prometheus_workspace', { logging_configuration: {}, kms_key_arn: KEY })).apply;
  expect([plain, whole].map((apply) => allows(apply, 'logs:CreateLogDelivery'))).toEqual([false, true]);
  const via = (service: string): boolean =>
    allows(whole, 'kms:CreateGrant', KEY, { 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` });
  expect([via('aps'), via('s3'), allows(plain, 'kms:CreateGrant', KEY)]).toEqual([true, false, false]);
});

test('a key that is made beside the workspace is not known by its ARN yet', () => {
  const { apply } = permissionsOf(one('aws_prometheus_workspace', { kms_key_arn: '${aws_kms_key.x.arn}' }));
  expect(allows(apply, 'kms:CreateGrant', KEY, { 'kms:ViaService': 'aps.eu-west-1.amazonaws.com' })).toBe(true);
});

test('names that are known are named', () => {
  const { apply } = permissionsOf(
    stack({
      aws_iam_role: { x: { name: 'writer' } },
      aws_sns_topic: { x: { name: 'oncall' } },
      aws_prometheus_rule_group_namespace: { x: { name: 'platform' } },
    }),
  );
  const role = (name: string): boolean => allows(apply, 'iam:CreateRole', `arn:aws:iam::111122223333:role/${name}`);
  const topic = (name: string): boolean =>
    allows(apply, 'sns:DeleteTopic', `arn:aws:sns:eu-west-1:111122223333:${name}`);
  const rules = (name: string): boolean =>
    allows(apply, 'aps:PutRuleGroupsNamespace', `arn:aws:aps:eu-west-1:111122223333:rulegroupsnamespace/ws-1/${name}`);
  expect([role('writer'), role('admin')]).toEqual([true, false]);
  expect([topic('oncall'), topic('other')]).toEqual([true, false]);
  expect([rules('platform'), rules('other')]).toEqual([true, false]);
});

test('alarms of a workspace are one group of names', () => {
  const alarms = { a: { alarm_name: 'dev-metrics/one' }, b: { alarm_name: 'dev-metrics/two' } };
  const { apply } = permissionsOf(stack({ aws_cloudwatch_metric_alarm: alarms }));
  const alarm = (name: string): boolean =>
    allows(apply, 'cloudwatch:PutMetricAlarm', `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${name}`);
  expect([alarm('dev-metrics/one'), alarm('dev-metrics/three'), alarm('other/one')]).toEqual([true, true, false]);
  expect(apply.flatMap(({ Statement }) => Statement)).toHaveLength(1);
});

test.each([
  ['aws_lambda_function', 'role', 'lambda.amazonaws.com'],
  ['aws_kinesis_firehose_delivery_stream', 'role_arn', 'firehose.amazonaws.com'],
  ['aws_cloudwatch_metric_stream', 'role_arn', 'streams.metrics.cloudwatch.amazonaws.com'],
  ['aws_cloudwatch_event_target', 'role_arn', 'events.amazonaws.com'],
])('the role of an %s is handed to its service', (type, attribute, service) => {
  const { apply } = permissionsOf(one(type, { [attribute]: '${x}' }));
  const to = (passed: string): boolean =>
    allows(apply, 'iam:PassRole', 'arn:aws:iam::111122223333:role/r', { 'iam:PassedToService': passed });
  expect([to(service), to('ec2.amazonaws.com')]).toEqual([true, false]);
});

test('what belongs to another block is named as that is, and only what is not known of a name is left open', () => {
  const { apply } = permissionsOf(
    stack({
      aws_iam_role: { r: { name: 'writer' } },
      aws_iam_role_policy: { p: { role: '${aws_iam_role.r.name}' } },
      aws_s3_bucket: { b: { bucket: 'failures-${data.aws_caller_identity.x.account_id}-eu' } },
      aws_s3_bucket_policy: { p: { bucket: '${aws_s3_bucket.b.id}' } },
    }),
  );
  const policy = (name: string): boolean =>
    allows(apply, 'iam:PutRolePolicy', `arn:aws:iam::111122223333:role/${name}`);
  const bucket = (name: string): boolean => allows(apply, 's3:PutBucketPolicy', `arn:aws:s3:::${name}`);
  expect([policy('writer'), policy('admin')]).toEqual([true, false]);
  expect([bucket('failures-111122223333-eu'), bucket('state')]).toEqual([true, false]);
});

test('a role is handed to the one service that it is for', () => {
  const { apply } = permissionsOf(one('aws_chatbot_slack_channel_configuration', { iam_role_arn: '${x}' }));
  const to = (service: string): boolean =>
    allows(apply, 'iam:PassRole', 'arn:aws:iam::111122223333:role/r', { 'iam:PassedToService': service });
  expect([to('chatbot.amazonaws.com'), to('ec2.amazonaws.com')]).toEqual([true, false]);
});

test('a role by Pod Identity is handed to EKS, for one cluster', () => {
  const role = 'arn:aws:iam::111122223333:role/writer';
  const attributes = { cluster_name: 'checkout', role_arn: role };
  const { plan, apply } = permissionsOf(one('aws_eks_pod_identity_association', attributes));
  const of = (cluster: string): string => `arn:aws:eks:eu-west-1:111122223333:podidentityassociation/${cluster}/a-1`;
  expect(allows(apply, 'iam:PassRole', role, { 'iam:PassedToService': 'pods.eks.amazonaws.com' })).toBe(true);
  expect(allows(apply, 'iam:PassRole', role, { 'iam:PassedToService': 'ec2.amazonaws.com' })).toBe(false);
  expect(allows(apply, 'iam:GetRole', role)).toBe(true);
  const cluster = 'arn:aws:eks:eu-west-1:111122223333:cluster/checkout';
  expect(allows(apply, 'eks:CreatePodIdentityAssociation', cluster)).toBe(true);
  expect(['checkout', 'search'].map((name) => allows(apply, 'eks:DeletePodIdentityAssociation', of(name)))).toEqual([
    true,
    false,
  ]);
  expect(allows(plan, 'eks:DescribePodIdentityAssociation', of('checkout'))).toBe(true);
  expect(allows(plan, 'eks:CreatePodIdentityAssociation', cluster)).toBe(false);
});

test('an endpoint is made in one VPC, and its names are given to it with private DNS alone', () => {
  const ec2 = (resource: string): string => `arn:aws:ec2:eu-west-1:111122223333:${resource}`;
  const by = (privateDns: boolean) =>
    permissionsOf(one('aws_vpc_endpoint', { vpc_id: 'vpc-1', private_dns_enabled: privateDns }));
  const { plan, apply } = by(true);
  const create = (resource: string): boolean => allows(apply, 'ec2:CreateVpcEndpoint', ec2(resource));
  expect(['vpc/vpc-1', 'vpc-endpoint/vpce-1', 'subnet/s', 'security-group/g', 'route-table/r'].map(create)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(create('vpc/vpc-2')).toBe(false);
  expect(allows(apply, 'ec2:CreateTags', ec2('vpc-endpoint/vpce-1'))).toBe(true);
  expect(allows(apply, 'ec2:CreateTags', ec2('subnet/s'))).toBe(false);
  const zone = 'arn:aws:route53:::hostedzone/Z1';
  expect([true, false].map((is) => allows(by(is).apply, 'route53:AssociateVPCWithHostedZone', zone))).toEqual([
    true,
    false,
  ]);
  expect(allows(plan, 'ec2:DescribeVpcEndpoints')).toBe(true);
  expect(allows(plan, 'ec2:CreateVpcEndpoint', ec2('vpc/vpc-1'))).toBe(false);
});

test('a VPC is looked at, which changes nothing', () => {
  const { plan, unknown } = permissionsOf(
    stack({}, { data: { aws_vpc: { x: { id: 'vpc-1' } }, aws_caller_identity: { y: {} } } }),
  );
  expect(unknown).toEqual([]);
  expect(allows(plan, 'ec2:DescribeVpcs')).toBe(true);
  const vpc = (id: string): string => `arn:aws:ec2:eu-west-1:111122223333:vpc/${id}`;
  expect(['vpc-1', 'vpc-2'].map((id) => allows(plan, 'ec2:DescribeVpcAttribute', vpc(id)))).toEqual([true, false]);
});

test('a state in S3 is the object, its lock and its key', () => {
  const s3 = { bucket: 'state', key: 'p/s.tfstate', region: 'eu-west-1', kms_key_id: KEY };
  const { plan, apply } = permissionsOf(stack({}, { terraform: { backend: { s3 } } }));
  expect(allows(plan, 's3:GetObject', 'arn:aws:s3:::state/p/s.tfstate')).toBe(true);
  // A pull request that could write states could destroy with them.
  expect(allows(plan, 's3:PutObject', 'arn:aws:s3:::state/p/s.tfstate')).toBe(false);
  expect(allows(apply, 's3:PutObject', 'arn:aws:s3:::state/p/s.tfstate')).toBe(true);
  expect(allows(plan, 's3:DeleteObject', 'arn:aws:s3:::state/p/s.tfstate')).toBe(false);
  expect(allows(plan, 's3:DeleteObject', 'arn:aws:s3:::state/p/s.tfstate.tflock')).toBe(true);
  expect(allows(plan, 's3:GetObject', 'arn:aws:s3:::state/p/other.tfstate')).toBe(false);
  expect(allows(plan, 'kms:Decrypt', KEY)).toBe(true);
});

test('what another applies is read, and not changed', () => {
  const { plan, apply } = permissionsOf({}, one('aws_iam_policy', { name: 'p' }));
  const arn = 'arn:aws:iam::111122223333:policy/p';
  expect([plan, apply].map((documents) => allows(documents, 'iam:GetPolicy', arn))).toEqual([true, true]);
  expect(allows(apply, 'iam:CreatePolicyVersion', arn)).toBe(false);
  expect(allows(permissionsOf(one('aws_iam_policy', { name: 'p' })).apply, 'iam:CreatePolicyVersion', arn)).toBe(true);
});

test('an identity provider and attachments are named', () => {
  const provider = permissionsOf(one('aws_iam_openid_connect_provider', { url: 'https://gitlab.com' })).apply;
  expect(
    allows(provider, 'iam:CreateOpenIDConnectProvider', 'arn:aws:iam::111122223333:oidc-provider/gitlab.com'),
  ).toBe(true);
  const attachment = permissionsOf(one('aws_iam_role_policy_attachment', { role: 'r' })).apply;
  expect(allows(attachment, 'iam:AttachRolePolicy', 'arn:aws:iam::111122223333:role/r')).toBe(true);
  expect(allows(attachment, 'iam:AttachRolePolicy', 'arn:aws:iam::111122223333:role/other')).toBe(false);
});

test('a role to assume is one permission more', () => {
  const arn = 'arn:aws:iam::111122223333:role/deploy';
  const provider = { aws: [{ region: 'eu-west-1', assume_role: [{ role_arn: arn }] }] };
  expect(allows(permissionsOf(stack({}, { provider })).plan, 'sts:AssumeRole', arn)).toBe(true);
});

test('what is not known here is named, not passed over', () => {
  const { unknown } = permissionsOf(stack({ aws_quicksight_theme: { x: {} }, helm_release: { x: {} } }));
  expect(unknown).toEqual(['aws_quicksight_theme']);
});

test('what is too much for one managed policy becomes several that each fit, and allow the same', () => {
  const names = Array.from({ length: 200 }, (_, index) => `a-role-with-quite-a-long-name-${index}`);
  const roles = Object.fromEntries(names.map((name) => [name, { name }]));
  const { apply } = permissionsOf(stack({ aws_iam_role: roles }));
  expect(apply.length).toBeGreaterThan(1);
  for (const document of apply) expect(JSON.stringify(document).length).toBeLessThanOrEqual(6_144);
  const allowed = (name: string): boolean => allows(apply, 'iam:CreateRole', `arn:aws:iam::111122223333:role/${name}`);
  expect(names.filter((name) => !allowed(name))).toEqual([]);
  expect(allowed('another')).toBe(false);
});

describe('Amazon Managed Grafana', () => {
  const arn = 'arn:aws:grafana:eu-west-1:111122223333:/workspaces/g-1';
  const may = (type: string, action: string, attributes: object = {}, resource = arn): [boolean, boolean] => {
    const { plan, apply, unknown } = permissionsOf(one(type, attributes));
    expect(unknown).toEqual([]);
    return [allows(plan, action, resource), allows(apply, action, resource)];
  };

  test.each([
    ['aws_grafana_workspace', 'grafana:DescribeWorkspace', 'grafana:UpdateWorkspace'],
    ['aws_grafana_role_association', 'grafana:ListPermissions', 'grafana:UpdatePermissions'],
    [
      'aws_grafana_workspace_saml_configuration',
      'grafana:DescribeWorkspaceAuthentication',
      'grafana:UpdateWorkspaceAuthentication',
    ],
    [
      'aws_grafana_workspace_service_account',
      'grafana:ListWorkspaceServiceAccounts',
      'grafana:CreateWorkspaceServiceAccount',
    ],
    ['aws_grafana_license_association', 'grafana:DescribeWorkspace', 'grafana:AssociateLicense'],
  ])('%s is read by plans and changed by applies, in its account and Region', (type, read, write) => {
    expect([may(type, read), may(type, write)]).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(may(type, write, {}, arn.replace('111122223333', '999999999999'))).toEqual([false, false]);
  });

  test('nobody makes tokens', () => {
    expect(may('aws_grafana_workspace_service_account', 'grafana:CreateWorkspaceServiceAccountToken')[1]).toBe(false);
  });

  test.each([
    ['sso:CreateManagedApplicationInstance', { authentication_providers: ['AWS_SSO'] }],
    ['ec2:DescribeSubnets', { vpc_configuration: {} }],
    ['ec2:GetManagedPrefixListEntries', { network_access_control: {} }],
  ])('%s is taken by what asks for it', (action, attributes) => {
    expect(may('aws_grafana_workspace', action, { authentication_providers: ['SAML'] })[1]).toBe(false);
    expect(may('aws_grafana_workspace', action, attributes)[1]).toBe(true);
  });

  test('its role is handed to it alone, and one that is protected is not deleted', () => {
    const attributes = { role_arn: 'arn:aws:iam::111122223333:role/g', lifecycle: { prevent_destroy: true } };
    const { apply } = permissionsOf(one('aws_grafana_workspace', attributes));
    const pass = (service: string): boolean =>
      allows(apply, 'iam:PassRole', attributes.role_arn, { 'iam:PassedToService': service });
    expect([pass('grafana.amazonaws.com'), pass('ec2.amazonaws.com')]).toEqual([true, false]);
    expect(allows(apply, 'grafana:DeleteWorkspace', arn)).toBe(false);
    expect(may('aws_grafana_workspace', 'grafana:DeleteWorkspace')[1]).toBe(true);
  });

  test('one that was made elsewhere is looked at, and no other', () => {
    const stacks = stack({}, { data: { aws_grafana_workspace: { x: { workspace_id: 'g-1' } } } });
    const { plan, unknown } = permissionsOf(stacks);
    expect(unknown).toEqual([]);
    expect(allows(plan, 'grafana:DescribeWorkspace', arn)).toBe(true);
    expect(allows(plan, 'grafana:DescribeWorkspace', arn.replace('g-1', 'g-2'))).toBe(false);
  });

  test('an endpoint is looked at', () => {
    const stacks = stack({}, { data: { aws_vpc_endpoint: { x: { id: 'vpce-1' } } } });
    expect(allows(permissionsOf(stacks).plan, 'ec2:DescribeVpcEndpoints')).toBe(true);
  });
});
