import type {
  ClusterSettings,
  Environment,
  ExistingWorkspaceSettings,
  ManagedScraperCollection,
  OtherAccountSettings,
} from '@promontory/config';
import type { SynthesizedStack } from '@promontory/testing';
import { AGENT, EXISTING, OPERATOR, SERVER } from './collections.js';
import { ENVIRONMENT } from './environment.js';
import { stack } from './stacks.js';

const OTHER = '444455556666';
const DEPLOY = `arn:aws:iam::${OTHER}:role/deploy`;
const GIVEN = `arn:aws:iam::${OTHER}:role/writer`;
const MADE: OtherAccountSettings = { kind: 'made-roles', account: OTHER, deployRoleArn: DEPLOY };
const [CLUSTER] = ENVIRONMENT.clusters as readonly [ClusterSettings];

const existing = (name: string, region: string, otherAccount: OtherAccountSettings): ExistingWorkspaceSettings => ({
  kind: 'existing',
  name,
  region,
  workspaceArn: `arn:aws:aps:${region}:${OTHER}:workspace/ws-${name}`,
  customerManagedKey: undefined,
  otherAccount,
});
function clusterStack(
  more: Partial<ClusterSettings>,
  workspaces: readonly ExistingWorkspaceSettings[],
  environment: Partial<Environment> = {},
): SynthesizedStack {
  const all = Object.fromEntries(workspaces.map((one) => [one.name, one]));
  return stack(
    {
      ...ENVIRONMENT,
      ...environment,
      workspaces: { ...ENVIRONMENT.workspaces, ...all },
      clusters: [{ ...CLUSTER, ...more }],
    },
    'test-eu-west-1-cluster-checkout',
  );
}
const valuesOf = (json: SynthesizedStack): string => String((json.only('helm_release')['values'] as string[])[0]);

test('each account has a provider of its own, whatever the number of its workspaces and Regions', () => {
  const alsoTo = ['far', 'farther'].map((workspace) => ({
    workspace,
    assumeRoleArn: undefined,
    externalId: undefined,
    standby: false,
  }));
  const places = [existing('far', 'us-east-1', MADE), existing('farther', 'ap-southeast-2', MADE)];
  const json = clusterStack({ collection: { ...AGENT, alsoTo } }, places, { tags: { team: 'sre' } });
  expect(json.provider['aws']).toEqual([
    { region: 'eu-west-1', allowed_account_ids: ['111122223333'], default_tags: [{ tags: { team: 'sre' } }] },
    {
      alias: `account-${OTHER}`,
      region: 'eu-west-1',
      allowed_account_ids: [OTHER],
      assume_role: [{ role_arn: DEPLOY }],
      default_tags: [{ tags: { team: 'sre' } }],
    },
  ]);
  expect(json.all('aws_iam_role').map(({ name, provider }) => [name, provider])).toEqual([
    ['checkout-ns-sa', undefined],
    ['amp-writer-111122223333-checkout-ns-sa-far', `aws.account-${OTHER}`],
    ['amp-writer-111122223333-checkout-ns-sa-farther', `aws.account-${OTHER}`],
  ]);
  expect(json.all('data.aws_prometheus_workspace')).toMatchObject([
    { provider: `aws.account-${OTHER}`, region: 'us-east-1' },
    { provider: `aws.account-${OTHER}`, region: 'ap-southeast-2' },
  ]);
  expect(valuesOf(json).match(/^ +(- )?name: .*$|^ +region: .*$|role_arn/gm)).toEqual(
    expect.arrayContaining([expect.stringContaining('name: metrics'), expect.stringContaining('name: far')]),
  );
});

test.each<[string, OtherAccountSettings, RegExp]>([
  [
    'as the role that is there',
    { kind: 'given-role', roleArn: GIVEN, externalId: 'x' },
    /role_arn: \S+writer\n\s+external_id: x/,
  ],
  [
    'as itself, where the workspace lets it',
    { kind: 'resource-policy' },
    /sigv4:\n\s+region: us-east-1\n\s+queue_config/,
  ],
])('without credentials of the account a writer writes %s, to the documented endpoint', (_, other, expected) => {
  const json = clusterStack({ workspace: 'far', collection: AGENT }, [existing('far', 'us-east-1', other)]);
  expect(valuesOf(json)).toMatch(expected);
  expect(valuesOf(json)).toContain(
    'url: https://aps-workspaces.us-east-1.amazonaws.com/workspaces/ws-far/api/v1/remote_write',
  );
  expect(json.all('data.aws_prometheus_workspace')).toEqual([]);
  expect(json.provider['aws']).toHaveLength(1);
});

test.each<[string, ClusterSettings['collection']]>([
  ['an agent', AGENT],
  ['a server', SERVER],
  ['an operator', OPERATOR],
  ['a release that is there', EXISTING],
])('%s writes to further workspaces by the same words', (_, collection) => {
  const alsoTo = [{ workspace: 'far', assumeRoleArn: undefined, externalId: undefined, standby: false }];
  const json = clusterStack({ collection: { ...collection, alsoTo } as ClusterSettings['collection'] }, [
    existing('far', 'us-east-1', MADE),
  ]);
  const values = JSON.stringify(json.all('helm_release').map((release) => release['values']));
  for (const piece of ['name: metrics', 'name: far', 'region: us-east-1']) expect(values).toContain(piece);
  expect(json.all('aws_iam_role').map(({ name }) => name)).toContain('amp-writer-111122223333-checkout-ns-sa-far');
});

test('the role of the remote write is that of the own workspace alone, whatever that says', () => {
  const alsoTo = [{ workspace: 'far', assumeRoleArn: undefined, externalId: undefined, standby: false }];
  const remoteWrite = { assumeRole: { roleArn: GIVEN } };
  const places = [existing('own', 'eu-west-1', MADE), existing('far', 'us-east-1', { kind: 'resource-policy' })];
  const json = clusterStack({ workspace: 'own', collection: { ...AGENT, alsoTo, remoteWrite } }, places);
  expect(valuesOf(json).match(/role_arn: \S+/g)).toEqual([`role_arn: ${GIVEN}`]);
  expect(json.all('aws_iam_role')).toHaveLength(1);
});

test('a standby is made ready and not written to', () => {
  const alsoTo = [{ workspace: 'far', assumeRoleArn: undefined, externalId: undefined, standby: true }];
  const json = clusterStack({ collection: { ...AGENT, alsoTo } }, [existing('far', 'us-east-1', MADE)]);
  expect(valuesOf(json)).not.toContain('us-east-1');
  expect(json.all('aws_iam_role')).toHaveLength(2);
});

describe('a managed scraper of another account than its workspace', () => {
  const scraped = (other: OtherAccountSettings, scraperArn?: string): SynthesizedStack =>
    clusterStack(
      { workspace: 'far', collection: { ...(CLUSTER.collection as ManagedScraperCollection), scraperArn } },
      [existing('far', 'eu-west-1', other)],
    );

  test('has a role in each, and its ARN as an output to pin them to', () => {
    const json = scraped(MADE);
    expect(json.all('aws_iam_role').map(({ provider }) => provider)).toEqual([undefined, `aws.account-${OTHER}`]);
    expect(json.only('aws_prometheus_scraper')).toHaveProperty('role_configuration');
    expect(json.output).toHaveProperty('scraper_arn');
  });

  test('has one, with a target role that is there', () => {
    const json = scraped({ kind: 'given-role', roleArn: GIVEN, externalId: undefined });
    expect(json.all('aws_iam_role')).toHaveLength(1);
    expect(json.only('aws_prometheus_scraper')).toMatchObject({ role_configuration: [{ target_role_arn: GIVEN }] });
  });

  test('is the only one that its roles trust, once it is named', () => {
    const arn = 'arn:aws:aps:eu-west-1:111122223333:scraper/s-1b2c3d4e';
    const trusts = (json: SynthesizedStack): string => JSON.stringify(json.all('data.aws_iam_policy_document'));
    expect(trusts(scraped(MADE))).toContain('arn:aws:aps:eu-west-1:111122223333:scraper/*');
    expect(trusts(scraped(MADE, arn))).not.toContain('scraper/*');
    expect(trusts(scraped(MADE, arn))).toContain(arn);
  });
});
