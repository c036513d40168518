import { evaluate } from '@promontory/testing';
import type { CiSettings, Environment, StateBackendSettings } from '@promontory/config';
import { ENVIRONMENT } from './environment.js';
import { appOf, stack, stacksIn, stacksOf } from './stacks.js';

const ID = 'test-state-backend';
const GITHUB: CiSettings = {
  kind: 'github',
  repository: 'acme/metrics',
  environment: 'live',
  branch: 'main',
  identityProvider: 'make',
  roles: { plan: 'test-promontory-plan', deploy: 'test-promontory-deploy' },
};
const GITLAB: CiSettings = {
  kind: 'gitlab',
  host: 'gitlab.com',
  project: 'acme/metrics',
  branch: 'main',
  identityProvider: 'make',
  roles: { plan: 'test-promontory-plan', deploy: 'test-promontory-deploy' },
};
const STATES: StateBackendSettings = { bucket: 'states', retentionDays: 90, ci: undefined };
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const environment = (more: Partial<StateBackendSettings> = {}): Environment => ({
  ...ENVIRONMENT,
  backend: {
    kind: 's3',
    bucket: 'states',
    region: 'eu-west-1',
    kmsKeyArn: KEY,
    keyPrefix: 'promontory/test',
    roleArn: undefined,
  },
  stateBackend: { ...STATES, ...more },
});
const made = (more: Partial<StateBackendSettings> = {}) => stack(environment(more), ID);

/** Statements of all policies of one role. */
function allows(ci: CiSettings, role: string, action: string, resource: string): boolean {
  const policies = made({ ci }).all('aws_iam_policy') as { name: string; policy: string }[];
  const Statement = policies
    .filter(({ name }) => name.startsWith(`test-promontory-${role}-`))
    .flatMap(({ policy }) => (JSON.parse(policy) as { Statement: object[] }).Statement)
    .filter((statement) => !('Condition' in statement));
  return evaluate({ Statement } as never, { action, resource, context: {} }) === 'allowed';
}

/** Whose tokens the roles take: of the one that deploys, then of the one that plans. */
const trusts = (ci: CiSettings): object[] =>
  (made({ ci }).all('data.aws_iam_policy_document') as { statement: { actions: string[]; condition: object[] }[] }[])
    .flatMap(({ statement }) => statement)
    .filter(({ actions }) => actions[0] === 'sts:AssumeRoleWithWebIdentity')
    .map(({ condition }) => condition[1] as object);

test('without it there is no stack of the states', () => {
  expect(Object.keys(stacksOf(ENVIRONMENT))).not.toContain(ID);
});

test('the bucket is closed, encrypted by its own key, versioned, and never destroyed', () => {
  const json = made();
  expect(json.only('aws_s3_bucket')).toMatchObject({ bucket: 'states', lifecycle: { prevent_destroy: true } });
  expect(json.only('aws_kms_key')).toMatchObject({ enable_key_rotation: true, lifecycle: { prevent_destroy: true } });
  expect(json.only('aws_s3_bucket_versioning')).toMatchObject({ versioning_configuration: { status: 'Enabled' } });
  expect(json.only('aws_s3_bucket_public_access_block')).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(json.only('aws_s3_bucket_server_side_encryption_configuration')).toMatchObject({
    rule: [
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: 'aws:kms',
          kms_master_key_id: expect.stringContaining('aws_kms_key.') as string,
        },
      },
    ],
  });
  expect(JSON.stringify(json.all('data.aws_iam_policy_document'))).toContain('aws:SecureTransport');
  expect(json.all('aws_iam_role')).toEqual([]);
});

test.each([90, 7])('older versions are kept for %s days', (retentionDays) => {
  expect(JSON.stringify(made({ retentionDays }).only('aws_s3_bucket_lifecycle_configuration'))).toContain(
    `"noncurrent_days":${retentionDays}`,
  );
});

test('all others wait for it, and are as they are without it', () => {
  const stacks = stacksIn(appOf(environment({ ci: GITHUB })));
  for (const each of stacks.filter(({ node }) => node.id !== ID))
    expect(each.dependencies.map(({ node }) => node.id)).toContain(ID);
  const { [ID]: _, ...rest } = stacksOf(environment({ ci: GITHUB }));
  expect(JSON.stringify(rest)).toEqual(JSON.stringify(stacksOf({ ...environment(), stateBackend: undefined })));
});

test('a pull request plans, the environment of GitHub applies, nobody else', () => {
  expect(made({ ci: GITHUB }).only('aws_iam_openid_connect_provider')).toMatchObject({
    url: 'https://token.actions.githubusercontent.com',
    client_id_list: ['sts.amazonaws.com'],
  });
  expect(trusts(GITHUB)).toEqual([
    {
      test: 'StringEquals',
      variable: 'token.actions.githubusercontent.com:sub',
      values: ['repo:acme/metrics:environment:live'],
    },
    {
      test: 'StringEquals',
      variable: 'token.actions.githubusercontent.com:sub',
      values: ['repo:acme/metrics:pull_request', 'repo:acme/metrics:ref:refs/heads/main'],
    },
  ]);
  expect(trusts({ ...GITHUB, repository: 'a/b', branch: 'trunk', environment: 'e' })).toMatchObject([
    { values: ['repo:a/b:environment:e'] },
    { values: ['repo:a/b:pull_request', 'repo:a/b:ref:refs/heads/trunk'] },
  ]);
});

test('a pipeline of GitLab plans from every branch, and applies from one', () => {
  expect(trusts(GITLAB)).toEqual([
    {
      test: 'StringEquals',
      variable: 'gitlab.com:sub',
      values: ['project_path:acme/metrics:ref_type:branch:ref:main'],
    },
    { test: 'StringLike', variable: 'gitlab.com:sub', values: ['project_path:acme/metrics:ref_type:branch:ref:*'] },
  ]);
  expect(made({ ci: { ...GITLAB, host: 'git.acme.com' } }).only('aws_iam_openid_connect_provider')).toMatchObject({
    url: 'https://git.acme.com',
    client_id_list: ['https://git.acme.com'],
  });
});

test('an identity provider that the account has is named, not made', () => {
  const json = made({ ci: { ...GITHUB, identityProvider: 'existing' } });
  expect(json.all('aws_iam_openid_connect_provider')).toEqual([]);
  expect(JSON.stringify(json.all('data.aws_iam_policy_document'))).toContain(
    'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
  );
});

test.each([GITHUB, GITLAB])('of %j the one role reads, the other writes what is in the other stacks', (ci) => {
  const workspace = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1';
  const state = 'arn:aws:s3:::states/promontory/test/test-eu-west-1-workspace-metrics.tfstate';
  const asked = (action: string, resource: string): boolean[] =>
    ['plan', 'deploy'].map((role) => allows(ci, role, action, resource));
  expect(asked('aps:DescribeWorkspace', workspace)).toEqual([true, true]);
  expect(asked('aps:UpdateWorkspaceAlias', workspace)).toEqual([false, true]);
  expect(asked('s3:GetObject', state)).toEqual([true, true]);
  expect(asked('s3:PutObject', state)).toEqual([false, true]);
  expect(asked('s3:PutObject', `${state}.tflock`)).toEqual([true, true]);
  expect(asked('kms:Decrypt', KEY)).toEqual([true, true]);
});

test('neither role can give itself more', () => {
  const deploy = 'arn:aws:iam::111122223333:role/test-promontory-deploy';
  const policy = 'arn:aws:iam::111122223333:policy/test-promontory-deploy-1';
  const own = 'arn:aws:s3:::states/promontory/test/test-state-backend.tfstate';
  for (const role of ['plan', 'deploy']) {
    for (const action of ['iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy'])
      expect(allows(GITHUB, role, action, deploy)).toBe(false);
    expect(allows(GITHUB, role, 'iam:CreatePolicyVersion', policy)).toBe(false);
    expect(allows(GITHUB, role, 's3:PutObject', own)).toBe(false);
    expect(allows(GITHUB, role, 's3:GetObject', own)).toBe(true);
    expect(allows(GITHUB, role, 'iam:GetPolicyVersion', policy)).toBe(true);
  }
});
