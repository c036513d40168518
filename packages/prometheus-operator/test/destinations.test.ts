import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Workspace } from '@promontory/amp-workspace';
import type { PrometheusOperatorProps } from '../src/prometheus-operator.js';
import { Fixture } from './fixture.js';

const FOREIGN = 'arn:aws:aps:us-east-1:444455556666:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

test('each destination is an entry in the words of the operator, with a queue and an identity of its own', () => {
  const fixture = new Fixture();
  const provider = new AwsProvider(fixture.stack, 'other', { region: 'us-east-1', alias: 'other' });
  const foreign = Workspace.fromWorkspaceArn(fixture.stack, 'Foreign', FOREIGN);
  const spare = new Workspace(fixture.stack, 'Spare', { region: 'us-west-2', logging: false });
  fixture.operator({
    workspace: undefined,
    destinations: [
      { workspace: fixture.workspace, name: 'near' },
      { workspace: foreign, name: 'foreign', account: { provider, writerAccount: '111122223333' } },
      { workspace: spare, name: 'spare', standby: true },
    ],
    remoteWrite: { maxShards: 7 },
  } as Partial<PrometheusOperatorProps>);
  const { prometheus } = fixture.parsed() as {
    readonly prometheus: { readonly prometheusSpec: { readonly remoteWrite: unknown } };
  };
  const queueConfig = { maxSamplesPerSend: 1000, maxShards: 7, capacity: 2500, retryOnRateLimit: true };
  const url = expect.stringContaining('/remote_write') as unknown;
  const roleArn = expect.stringMatching(/^\$\{aws_iam_role\..+\.arn\}$|^\$\{aws_iam_role\.arn\}$/) as unknown;
  expect(prometheus.prometheusSpec.remoteWrite).toEqual([
    { name: 'near', url, sigv4: { region: 'eu-west-1' }, queueConfig },
    { name: 'foreign', url, sigv4: { region: 'us-east-1', roleArn }, queueConfig },
  ]);
  expect(fixture.release()['depends_on']).toContainEqual(
    expect.stringMatching(/^aws_iam_role_policy\.Operator_TargetRole-foreign_Policy_\w+$/),
  );
});
