import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import type { WriteDestination } from '@promontory/cross-region-writer';
import { chartValues } from '../src/index.js';
import { type Changes, Fixture } from './fixture.js';

const GIVEN = 'arn:aws:iam::444455556666:role/given';
const OWN = 'arn:aws:iam::111122223333:role/dev-1-prometheus-amp-iamproxy-ingest-service-account';

const at = ({ stack }: Fixture, region: string): IWorkspace =>
  Workspace.fromWorkspaceAttributes(stack, `Workspace-${region}`, {
    workspaceArn: `arn:aws:aps:${region}:444455556666:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9`,
    prometheusEndpoint: `https://aps-workspaces.${region}.amazonaws.com/workspaces/ws-1/`,
  });
const made = ({ stack }: Fixture) => ({
  provider: new AwsProvider(stack, 'other', { region: 'eu-west-1', alias: 'other' }),
  writerAccount: '111122223333',
});

/** What the chart is told of remote write. */
function entries(of: (fixture: Fixture) => readonly WriteDestination[], more: Changes = {}): unknown {
  const fixture = new Fixture();
  const changes = { ...more, destinations: of(fixture) };
  const { server } = chartValues({
    props: fixture.props(changes),
    identity: fixture.writer(changes),
    jobs: undefined,
    signer: 'prometheus',
    volume: false,
    resources: {},
    mode: {},
    file: {},
  });
  return (server as { readonly remoteWrite: unknown }).remoteWrite;
}

test('each destination has its Region, its identity and a queue of its own, which are tuned together', () => {
  const queue_config = { max_samples_per_send: 1000, max_shards: 7, capacity: 2500, retry_on_http_429: true };
  const url = (region: string): string =>
    `https://aps-workspaces.${region}.amazonaws.com/workspaces/ws-1/api/v1/remote_write`;
  expect(
    entries(
      (fixture) => [
        { workspace: at(fixture, 'eu-west-1'), name: 'near' },
        { workspace: at(fixture, 'us-east-1'), name: 'far', assumeRoleArn: GIVEN, externalId: 'x' },
        { workspace: at(fixture, 'us-west-2'), name: 'spare', standby: true },
      ],
      { remoteWrite: { maxShards: 7, timeout: '20s' } },
    ),
  ).toEqual([
    { name: 'near', url: url('eu-west-1'), remote_timeout: '20s', sigv4: { region: 'eu-west-1' }, queue_config },
    {
      name: 'far',
      url: url('us-east-1'),
      remote_timeout: '20s',
      sigv4: { region: 'us-east-1', role_arn: GIVEN, external_id: 'x' },
      queue_config,
    },
  ]);
});

test('the only one goes unnamed', () => {
  expect(entries((fixture) => [{ workspace: at(fixture, 'us-east-1') }])).toEqual([
    expect.not.objectContaining({ name: expect.anything() as unknown }),
  ]);
});

test('keys in a Secret may write as a role that is there', () => {
  const keys = { identity: 'static', credentials: { secret: 'keys' } } as const;
  const destinations = entries((fixture) => [{ workspace: at(fixture, 'us-east-1'), assumeRoleArn: GIVEN }], keys);
  expect(destinations).toMatchObject([{ sigv4: { role_arn: GIVEN } }]);
});

test.each<[string, (fixture: Fixture) => WriteDestination, Changes, string]>([
  [
    'a role that is made for keys in a Secret',
    (fixture) => ({ workspace: at(fixture, 'us-east-1'), account: made(fixture) }),
    { identity: 'static', credentials: { secret: 'keys' } },
    "WriterRole: got a role to be made in another account for a writer that has none, expected a writer with a role, which the one that is made trusts; have a role (identity 'irsa' or 'pod-identity'), or name one that is there in 'assumeRoleArn' (at test)",
  ],
  [
    'a role of all for one of several',
    (fixture) => ({ workspace: at(fixture, 'us-east-1') }),
    { remoteWrite: { assumeRole: { roleArn: GIVEN } } },
    "WriterDestinations: got 'remoteWrite.assumeRole' of several, expected a role of each destination; move it to 'assumeRoleArn' of the destination (at test)",
  ],
  [
    "the pod's own role",
    (fixture) => ({ workspace: at(fixture, 'us-east-1'), assumeRoleArn: OWN }),
    {},
    "WriterIdentity: got the pod's own role at 'assumeRoleArn', expected another role: the pod is that one already, and may not assume it; leave 'assumeRoleArn' out (at test)",
  ],
  [
    'an external id of an old Prometheus',
    (fixture) => ({ workspace: at(fixture, 'us-east-1'), assumeRoleArn: GIVEN, externalId: 'x' }),
    {},
    "WriterVersion: got 'externalId' with Prometheus 3.10.0, expected at least 3.11.0; upgrade it, or leave 'externalId' out (at test)",
  ],
])('%s is refused', (_, destination, changes, message) => {
  const fixture = new Fixture();
  expect(() => fixture.writer({ ...changes, destinations: [destination(fixture)] }, '3.10.0')).toThrow(
    new Error(message),
  );
});
