import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Workspace } from '@promontory/amp-workspace';
import { parse } from 'yaml';
import { Fixture } from './fixture.js';

const FOREIGN = 'arn:aws:aps:us-east-1:444455556666:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

interface Entry {
  readonly name?: string;
  readonly sigv4: unknown;
  readonly queue_config: unknown;
}

function remoteWrite(fixture: Fixture): readonly Entry[] {
  return (parse(fixture.values()) as { server: { remoteWrite: readonly Entry[] } }).server.remoteWrite;
}

test('each destination is an entry of its own: name, Region, identity, queue', () => {
  const fixture = new Fixture();
  const provider = new AwsProvider(fixture.stack, 'other', { region: 'us-east-1', alias: 'other' });
  const foreign = Workspace.fromWorkspaceArn(fixture.stack, 'Foreign', FOREIGN);
  const second = new Workspace(fixture.stack, 'Second', { region: 'us-west-2', logging: false });
  fixture.agent({
    destinations: [
      { workspace: fixture.workspace, name: 'near' },
      { workspace: second, name: 'spare', standby: true },
      { workspace: foreign, name: 'foreign', account: { provider, writerAccount: '111122223333' } },
    ],
    remoteWrite: { maxShards: 7, timeout: '20s' },
  });
  const queue_config = { max_samples_per_send: 1000, max_shards: 7, capacity: 2500, retry_on_http_429: true };
  const shared = { queue_config, remote_timeout: '20s' };
  expect(remoteWrite(fixture)).toEqual([
    {
      name: 'near',
      url: '${aws_prometheus_workspace.prometheus_endpoint}api/v1/remote_write',
      sigv4: { region: 'eu-west-1' },
      ...shared,
    },
    {
      name: 'foreign',
      url: expect.stringMatching(
        /^\$\{data\.aws_prometheus_workspace\.Foreign_\w+\.prometheus_endpoint\}api\/v1\/remote_write$/,
      ),
      sigv4: {
        region: 'us-east-1',
        role_arn: expect.stringMatching(/^\$\{aws_iam_role\.Agent_TargetRole-foreign_\w+\.arn\}$/),
      },
      ...shared,
    },
  ]);
  expect(fixture.release()['depends_on']).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.Agent_Role_Policy_\w+$/),
    expect.stringMatching(/^aws_iam_role_policy\.Agent_TargetRole-foreign_Policy_\w+$/),
  ]);
});

test('two destinations of a name are refused', () => {
  const fixture = new Fixture();
  const second = new Workspace(fixture.stack, 'Second', { region: 'us-west-2', logging: false });
  const destinations = [fixture.workspace, second].map((workspace) => ({ workspace, name: 'same' }));
  expect(() => fixture.agent({ destinations })).toThrow(
    new Error(
      "PrometheusAgentDestinations: got a second destination same, expected each name once; change the destination's 'name' (at test/Agent)",
    ),
  );
});
