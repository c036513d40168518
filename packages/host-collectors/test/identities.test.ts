import { evaluate, type IamPolicy } from '@promontory/testing';
import { ACCOUNT, Fixture, JOB, OTHER_ACCOUNT, workspaceArn } from './fixture.js';

const HERE = workspaceArn('eu-west-1', 1);
const FAR = workspaceArn('us-east-1', 2);
const FOREIGN = workspaceArn('eu-west-1', 3, OTHER_ACCOUNT);
const CLUSTER = `arn:aws:ecs:eu-west-1:${ACCOUNT}:cluster/shop`;
const TARGET = `arn:aws:iam::${OTHER_ACCOUNT}:role/amp-writer-${ACCOUNT}-shop-foreign`;
const GIVEN = `arn:aws:iam::${OTHER_ACCOUNT}:role/given`;

const ACTIONS = [
  'aps:RemoteWrite',
  'aps:QueryMetrics',
  'aps:DeleteWorkspace',
  'sts:AssumeRole',
  'ecs:ListTasks',
  'ecs:DescribeTasks',
  'ecs:RunTask',
  'ec2:DescribeInstances',
  'ec2:RunInstances',
  's3:GetObject',
  's3:PutObject',
  'ssm:GetParameters',
  'ssm:PutParameter',
  'logs:PutLogEvents',
  'ecr:GetAuthorizationToken',
  'ecr:BatchGetImage',
];
const THINGS = [
  '*',
  HERE,
  FAR,
  FOREIGN,
  workspaceArn('eu-west-1', 9),
  TARGET,
  GIVEN,
  CLUSTER.replace('cluster/shop', 'task/shop/1'),
  CLUSTER.replace('cluster/shop', 'task/other/1'),
  'arn:aws:s3:::programs/prometheus.tar.gz',
  'arn:aws:s3:::programs/other',
  `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/amp-collector/shop`,
  `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/amp-collector/other`,
  `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/ecs/amp-collector/shop:log-stream:x`,
  `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/other:log-stream:x`,
  `arn:aws:ecr:eu-west-1:${ACCOUNT}:repository/adot`,
  `arn:aws:ecr:eu-west-1:${ACCOUNT}:repository/other`,
];

/** What of every combination of those is allowed. */
function allowed(policy: IamPolicy, context: Readonly<Record<string, string>> = {}): string[] {
  return ACTIONS.flatMap((action) =>
    THINGS.flatMap((resource) =>
      evaluate(policy, { action, resource, context }) === 'allowed' ? [`${action} ${resource}`] : [],
    ),
  );
}

const made: readonly [string, (fixture: Fixture, changes: object) => unknown, string][] = [
  ['a collector on ECS', (fixture, changes) => fixture.collector(changes), 'ecs-tasks.amazonaws.com'],
  ['a sidecar on ECS', (fixture, changes) => fixture.sidecar(changes), 'ecs-tasks.amazonaws.com'],
  ['Prometheus on EC2', (fixture, changes) => fixture.prometheus(changes), 'ec2.amazonaws.com'],
  ['ADOT on EC2', (fixture, changes) => fixture.adot(changes), 'ec2.amazonaws.com'],
];

describe.each(made)('%s', (_, make, service) => {
  test('may write to its workspace and do nothing else', () => {
    const fixture = new Fixture();
    make(fixture, {});
    expect(allowed(fixture.policies(/shop$/).grants)).toEqual([`aps:RemoteWrite ${HERE}`]);
  });

  test('writes to several as itself, as a role that is there, and as one that is made', () => {
    const fixture = new Fixture();
    make(fixture, {
      destinations: [
        { name: 'here', workspace: fixture.workspace },
        { name: 'far', workspace: fixture.existing('Far', FAR) },
        {
          name: 'foreign',
          workspace: fixture.existing('Foreign', FOREIGN),
          account: { provider: fixture.other, writerAccount: ACCOUNT },
        },
        {
          name: 'given',
          workspace: fixture.existing('Given', workspaceArn('eu-west-1', 4, OTHER_ACCOUNT)),
          assumeRoleArn: GIVEN,
        },
      ],
    });
    expect(allowed(fixture.policies(/shop$/).grants)).toEqual([
      `aps:RemoteWrite ${HERE}`,
      `aps:RemoteWrite ${FAR}`,
      `sts:AssumeRole ${TARGET}`,
      `sts:AssumeRole ${GIVEN}`,
    ]);
    const target = fixture.policies(/shop-foreign$/);
    expect(allowed(target.grants)).toEqual([`aps:RemoteWrite ${FOREIGN}`]);
    const assume = (name: string) =>
      evaluate(target.trust, { action: 'sts:AssumeRole', principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/${name}` } });
    expect([assume('amp-collector-eu-west-1-shop'), assume('other')]).toEqual(['allowed', 'implicitDeny']);
  });

  test('is what its service alone can be, for its account and Region', () => {
    const fixture = new Fixture();
    make(fixture, {});
    const { trust } = fixture.policies(/shop$/);
    const by = (principal: string, account = ACCOUNT, region = 'eu-west-1') =>
      evaluate(trust, {
        action: 'sts:AssumeRole',
        principal: { Service: principal },
        context: { 'aws:SourceAccount': account, 'aws:SourceArn': `arn:aws:ecs:${region}:${account}:task/shop/1` },
      });
    expect([by(service), by('lambda.amazonaws.com')]).toEqual(['allowed', 'implicitDeny']);
    // EC2 says nothing of whom it acts for.
    const others = service === 'ec2.amazonaws.com' ? 'allowed' : 'implicitDeny';
    expect([by(service, OTHER_ACCOUNT), by(service, ACCOUNT, 'us-east-1')]).toEqual([others, others]);
  });
});

test('who discovers tasks may ask of one cluster, and run nothing', () => {
  const fixture = new Fixture();
  fixture.collector({ tasks: { services: [{ pattern: '.*', ports: [80] }] } });
  const { grants } = fixture.policies(/shop$/);
  expect(allowed(grants)).toEqual([
    `aps:RemoteWrite ${HERE}`,
    `ecs:DescribeTasks ${CLUSTER.replace('cluster/shop', 'task/shop/1')}`,
  ]);
  expect(allowed(grants, { 'ecs:cluster': CLUSTER })).toContain('ecs:ListTasks *');
  expect(allowed(grants, { 'ecs:cluster': `${CLUSTER}2` })).not.toContain('ecs:ListTasks *');
});

test('what starts tasks reads the parameter, writes the log, and pulls from the repositories of its images', () => {
  const fixture = new Fixture();
  fixture.collector({ image: { repository: `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/adot` } });
  expect(allowed(fixture.policies(/execution$/).grants)).toEqual([
    `ssm:GetParameters arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/amp-collector/shop`,
    `logs:PutLogEvents arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/ecs/amp-collector/shop:log-stream:x`,
    ...THINGS.map((thing) => `ecr:GetAuthorizationToken ${thing}`),
    `ecr:BatchGetImage arn:aws:ecr:eu-west-1:${ACCOUNT}:repository/adot`,
  ]);
});

test('without images in ECR it has nothing to do there', () => {
  const fixture = new Fixture();
  fixture.sidecar();
  expect(allowed(fixture.policies(/execution$/).grants).filter((one) => one.startsWith('ecr:'))).toEqual([]);
});

test('a server reads its program from S3, and lists instances, where that is asked of it', () => {
  const fixture = new Fixture();
  fixture.prometheus({
    program: {
      kind: 'download',
      version: '3.14.0',
      url: 's3://programs/prometheus.tar.gz',
      sha256: '0'.repeat(64),
    },
    jobs: [{ ...JOB, ...{ ec2_sd_configs: [{ region: 'eu-west-1', port: 9100 }] } }],
  });
  expect(allowed(fixture.policies(/shop$/).grants)).toEqual([
    `aps:RemoteWrite ${HERE}`,
    ...THINGS.map((thing) => `ec2:DescribeInstances ${thing}`),
    's3:GetObject arn:aws:s3:::programs/prometheus.tar.gz',
  ]);
});
