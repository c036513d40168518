import { redactState } from '../src/index.js';
import { TestStack, unavailable } from './tofu.js';

jest.setTimeout(120_000);

const PROVIDER = {
  aws: [{ region: 'eu-west-1', allowed_account_ids: ['111122223333'], default_tags: [{ tags: { team: 'sre' } }] }],
};
const workspace = (attributes: object): object => ({
  provider: PROVIDER,
  resource: { aws_prometheus_workspace: { W: attributes } },
});
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

const lane = unavailable === undefined || process.env['CI'] === 'true' ? describe : describe.skip;

lane(`planned by OpenTofu${unavailable === undefined ? '' : ` (SKIPPED: ${unavailable})`}`, () => {
  test('what is new is created; what AWS would say is not known', async () => {
    const plan = await new TestStack(workspace({ alias: 'metrics' })).plan();
    expect(plan['aws_prometheus_workspace.W']?.change).toMatchObject({
      actions: ['create'],
      before: null,
      after: { alias: 'metrics', region: 'eu-west-1', tags_all: { team: 'sre' } },
      after_unknown: { arn: true, id: true, prometheus_endpoint: true },
    });
  });

  test('what was applied needs no change; another alias is an update, another key a replacement', async () => {
    const stack = new TestStack(workspace({ alias: 'metrics' }));
    const state = await stack.apply();
    const actions = async (attributes: object) => {
      stack.write(workspace(attributes));
      const { change } = (await stack.plan(state))['aws_prometheus_workspace.W'] ?? {};
      return [change?.actions, change?.replace_paths];
    };
    expect(await actions({ alias: 'metrics' })).toEqual([['no-op'], undefined]);
    expect(await actions({ alias: 'other' })).toEqual([['update'], undefined]);
    expect(await actions({ alias: 'metrics', kms_key_arn: KEY })).toEqual([['delete', 'create'], [['kms_key_arn']]]);
    expect(await actions({})).toEqual([['delete', 'create'], [['alias']]]);
  });

  test('what is gone from the stack is deleted, although only the state knows its type', async () => {
    const stack = new TestStack(workspace({ alias: 'metrics' }));
    const state = await stack.apply();
    stack.write({ provider: PROVIDER });
    expect((await stack.plan(state))['aws_prometheus_workspace.W']?.change.actions).toEqual(['delete']);
  });

  test('replaces by an attribute of a block', async () => {
    const scraper = (subnet: string): object => ({
      provider: PROVIDER,
      resource: {
        aws_prometheus_scraper: {
          S: {
            scrape_configuration: 'scrape_configs: []',
            destination: [{ amp: [{ workspace_arn: 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1' }] }],
            source: [
              {
                eks: [
                  { cluster_arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/c', subnet_ids: [subnet, 'subnet-2'] },
                ],
              },
            ],
          },
        },
      },
    });
    const stack = new TestStack(scraper('subnet-1'));
    const state = await stack.apply();
    stack.write(scraper('subnet-3'));
    expect((await stack.plan(state))['aws_prometheus_scraper.S']?.change).toMatchObject({
      actions: ['delete', 'create'],
      replace_paths: [['source']],
    });
  });

  test('replaces by a part of a block', async () => {
    const role = (name: string): object => ({
      resource: {
        kubernetes_cluster_role_v1: {
          R: { metadata: { name }, rule: [{ api_groups: [''], resources: ['pods'], verbs: ['get'] }] },
        },
      },
    });
    const stack = new TestStack(role('a'));
    const state = await stack.apply();
    stack.write(role('b'));
    expect((await stack.plan(state))['kubernetes_cluster_role_v1.R']?.change).toMatchObject({
      actions: ['delete', 'create'],
      replace_paths: [['metadata', 0, 'name']],
    });
  });

  test('a type that no binding knows is planned as it is written, and that is told', async () => {
    const stack = new TestStack({
      provider: PROVIDER,
      resource: { aws_unheard_of: { U: { name: 'u', parts: [{ a: 1 }] } } },
    });
    const plan = await stack.plan();
    expect(plan['aws_unheard_of.U']?.change).toMatchObject({
      actions: ['create'],
      after: { name: 'u', parts: [{ a: 1 }] },
    });
    expect(stack.cannotTell).toEqual([
      'whether aws_unheard_of is right: the bindings do not know it, its form is taken from the stack',
    ]);
  });

  test('a type whose immutable attributes nobody has listed is updated, and that is told', async () => {
    const queue = (name: string): object => ({
      provider: PROVIDER,
      resource: { aws_glue_registry: { R: { registry_name: name } } },
    });
    const stack = new TestStack(queue('a'));
    const state = await stack.apply();
    stack.write(queue('b'));
    expect((await stack.plan(state))['aws_glue_registry.R']?.change.actions).toEqual(['update']);
    expect(stack.cannotTell).toEqual([
      'which attributes of aws_glue_registry replace it: a replacement may show as an update',
    ]);
  });

  test('policy documents are rendered; of a cluster it says what it made up; a demand of the stack is taken for true', async () => {
    const stack = new TestStack({
      provider: PROVIDER,
      data: {
        aws_iam_policy_document: { D: { statement: [{ actions: ['aps:RemoteWrite'], resources: ['*'] }] } },
        aws_eks_cluster: {
          C: {
            name: 'c',
            lifecycle: {
              postcondition: [{ condition: '${self.vpc_config[0].vpc_id == "vpc-1"}', error_message: 'No.' }],
            },
          },
        },
        aws_caller_identity: { I: {} },
      },
      resource: {
        aws_iam_role: { R: { assume_role_policy: '${data.aws_iam_policy_document.D.json}' } },
        aws_sns_topic: {
          T: { name: '${data.aws_caller_identity.I.account_id}-${data.aws_eks_cluster.C.vpc_config[0].vpc_id}' },
        },
      },
    });
    const plan = await stack.plan();
    expect(JSON.parse(String(plan['aws_iam_role.R']?.change.after?.['assume_role_policy']))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'aps:RemoteWrite', Resource: '*' }],
    });
    expect(plan['aws_sns_topic.T']?.change.after).toMatchObject({ name: '111122223333-vpc-1' });
    expect(stack.cannotTell).toEqual([
      'what AWS says of data.aws_caller_identity: arn, user_id made up',
      'what AWS says of data.aws_eks_cluster c: access_config, certificate_authority, endpoint, identity, vpc_config made up',
    ]);
  });

  test('from a redacted record: what was redacted does not show as changed, and that is told', async () => {
    const secret = (value: string): object => ({
      provider: PROVIDER,
      resource: { aws_secretsmanager_secret_version: { S: { secret_id: 'pagerduty', secret_string: value } } },
    });
    const stack = new TestStack(secret('hunter2'));
    const recorded = redactState(await stack.apply(), 'the state');
    expect(recorded).not.toContain('hunter2');
    stack.write(secret('hunter3'));
    expect((await stack.plan(recorded))['aws_secretsmanager_secret_version.S']?.change.actions).toEqual(['no-op']);
    expect(stack.cannotTell).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^whether .*secret_string.* of aws_secretsmanager_secret_version changes/),
      ]),
    );
  });
});
