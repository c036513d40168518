import { evaluate, type IamPolicy } from '@promontory/testing';
import { arnOf, Fixture, OTHER_ACCOUNT } from './fixture.js';

const HERE = arnOf('eu-west-1', 1);
const FAR = arnOf('us-east-1', 2);
const FOREIGN = arnOf('eu-west-1', 3, OTHER_ACCOUNT);
const GIVEN = `arn:aws:iam::${OTHER_ACCOUNT}:role/given`;
const WRITER = 'arn:aws:iam::111122223333:role/dev-1-monitoring-writer';
const TARGET = `arn:aws:iam::${OTHER_ACCOUNT}:role/amp-writer-111122223333-dev-1-monitoring-writer-foreign`;

const decide = (policy: IamPolicy, action: string, resource: string) => evaluate(policy, { action, resource });

/** What of every combination of a few actions and things is allowed. */
function allowed(policy: IamPolicy): string[] {
  const things = [HERE, FAR, FOREIGN, GIVEN, TARGET, arnOf('eu-west-1', 9), `arn:aws:iam::${OTHER_ACCOUNT}:role/other`];
  const actions = ['aps:RemoteWrite', 'aps:QueryMetrics', 'aps:DeleteWorkspace', 'sts:AssumeRole', 'sts:TagSession'];
  return actions.flatMap((action) =>
    things.flatMap((thing) => (decide(policy, action, thing) === 'allowed' ? [`${action} ${thing}`] : [])),
  );
}

function everyWay(identity: 'irsa' | 'pod-identity'): Fixture {
  const fixture = new Fixture(identity);
  fixture.join([
    { workspace: fixture.workspace('Here', HERE) },
    { workspace: fixture.workspace('Far', FAR), name: 'far' },
    {
      workspace: fixture.workspace('Foreign', FOREIGN),
      name: 'foreign',
      account: { provider: fixture.provider, writerAccount: '111122223333' },
    },
    {
      workspace: fixture.workspace('Given', arnOf('us-east-1', 4, OTHER_ACCOUNT)),
      name: 'given',
      assumeRoleArn: GIVEN,
    },
  ]);
  return fixture;
}

test('a writer may write to its own workspaces, become its roles of other accounts, and nothing else', () => {
  expect(allowed(everyWay('irsa').policies('Role').grants)).toEqual([
    `aps:RemoteWrite ${HERE}`,
    `aps:RemoteWrite ${FAR}`,
    `sts:AssumeRole ${GIVEN}`,
    `sts:AssumeRole ${TARGET}`,
  ]);
});

test('the tags of a session by Pod Identity go along to other accounts', () => {
  expect(allowed(everyWay('pod-identity').policies('Role').grants)).toEqual([
    `aps:RemoteWrite ${HERE}`,
    `aps:RemoteWrite ${FAR}`,
    `sts:AssumeRole ${GIVEN}`,
    `sts:AssumeRole ${TARGET}`,
    `sts:TagSession ${GIVEN}`,
    `sts:TagSession ${TARGET}`,
  ]);
});

test('the role in the other account may write to the one workspace, and do nothing else', () => {
  expect(allowed(everyWay('irsa').policies('TargetRole-foreign').grants)).toEqual([`aps:RemoteWrite ${FOREIGN}`]);
});

test.each([
  ['irsa', { 'sts:AssumeRole': 'allowed', 'sts:TagSession': 'implicitDeny' }],
  ['pod-identity', { 'sts:AssumeRole': 'allowed', 'sts:TagSession': 'allowed' }],
] as const)('and with %s it is trusted to the one writer alone', (identity, expected) => {
  const { trust } = everyWay(identity).policies('TargetRole-foreign');
  const assume = (action: string, principal: string) => evaluate(trust, { action, principal: { AWS: principal } });
  for (const [action, decision] of Object.entries(expected)) {
    expect(assume(action, WRITER)).toBe(decision);
    expect(assume(action, 'arn:aws:iam::111122223333:role/another')).toBe('implicitDeny');
    expect(assume(action, 'arn:aws:iam::777788889999:role/dev-1-monitoring-writer')).toBe('implicitDeny');
  }
});

test('the role is made in the account of the workspace, and is there with its policy before anybody writes', () => {
  const fixture = new Fixture();
  const account = { provider: fixture.provider, writerAccount: '111122223333', roleName: 'named' };
  const { dependencies, destinations } = fixture.join([{ workspace: fixture.workspace('Foreign', FOREIGN), account }]);
  const json = fixture.synth();
  const made = json.all('aws_iam_role').filter(({ provider }) => provider !== undefined);
  expect(made).toEqual([
    expect.objectContaining({
      provider: 'aws.other',
      name: 'named',
      description: 'Lets dev-1 of account 111122223333 write to ws-3b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    }),
  ]);
  expect(json.all('aws_iam_role_policy').map(({ provider }) => provider)).toEqual([undefined, 'aws.other']);
  expect(dependencies).toHaveLength(1);
  expect(destinations).toMatchObject([{ name: undefined, assumeRole: {}, standby: false }]);
});

test('a name that is too long is cut, and stays apart from others that begin alike', () => {
  const names = ['one', 'two'].map((end) => {
    const fixture = new Fixture();
    fixture.join([
      {
        workspace: fixture.workspace('Foreign', FOREIGN),
        name: `${'a'.repeat(50)}-${end}`,
        account: { provider: fixture.provider, writerAccount: '111122223333' },
      },
    ]);
    return fixture
      .synth()
      .all('aws_iam_role')
      .map(({ name }) => String(name))
      .find((name) => /^amp-writer/.test(name));
  });
  expect(names.map((name) => name?.length)).toEqual([64, 64]);
  expect(names[0]).not.toBe(names[1]);
});

test('a standby is made ready, and told apart', () => {
  const fixture = new Fixture();
  const { destinations } = fixture.join([
    { workspace: fixture.workspace('Here', HERE), name: 'here' },
    { workspace: fixture.workspace('Far', FAR), name: 'far', standby: true },
  ]);
  expect(destinations.map(({ name, standby }) => [name, standby])).toEqual([
    ['here', false],
    ['far', true],
  ]);
  expect(allowed(fixture.policies('Role').grants)).toEqual([`aps:RemoteWrite ${HERE}`, `aps:RemoteWrite ${FAR}`]);
});
