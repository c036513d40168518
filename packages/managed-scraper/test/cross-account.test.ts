import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import { evaluate, type IamPolicy, policyAt, type SynthesizedStack, synth } from '@promontory/testing';
import type { CrossAccountAccess } from '../src/cross-account.js';
import { Fixture } from './fixture.js';

const [SOURCE, TARGET] = ['111122223333', '444455556666'];
const ID = 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const WORKSPACE = `arn:aws:aps:eu-west-1:${TARGET}:workspace/${ID}`;
const SCRAPER = `arn:aws:aps:eu-west-1:${SOURCE}:scraper/s-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9`;
const GIVEN = `arn:aws:iam::${TARGET}:role/given`;

class CrossAccount extends Fixture {
  readonly provider = new AwsProvider(this.stack, 'target', { region: 'eu-west-1', alias: 'target' });
  readonly foreign: IWorkspace = Workspace.fromWorkspaceAttributes(this.stack, 'Foreign', {
    workspaceArn: WORKSPACE,
    provider: this.provider,
  });

  cross(changes: Partial<CrossAccountAccess> = {}): SynthesizedStack {
    const target = { kind: 'made', provider: this.provider } as const;
    this.scraper({ workspace: this.foreign, crossAccount: { sourceAccount: SOURCE, target, ...changes } });
    return synth(this.stack);
  }
}

/** The blocks of one of the two roles, with the ARNs that AWS will give. */
function role(json: SynthesizedStack, which: 'Source' | 'Target') {
  const find = (type: string): Record<string, unknown> =>
    Object.entries(json.resource[type] ?? {}).find(([id]) => id.startsWith(`Scraper_Roles_${which}_`))?.[1] ?? {};
  const references = Object.fromEntries(
    Object.keys(json.resource['aws_iam_role'] ?? {}).map((id) => [
      `\${aws_iam_role.${id}.arn}`,
      id.includes('_Source_') ? `arn:aws:iam::${SOURCE}:role/source` : `arn:aws:iam::${TARGET}:role/target`,
    ]),
  );
  const block = find('aws_iam_role');
  return {
    block,
    trust: policyAt(json, block['assume_role_policy'], references),
    grants: policyAt(json, find('aws_iam_role_policy')['policy'], references),
    policy: find('aws_iam_role_policy'),
  };
}

const asScraper = (trust: IamPolicy, scraper: string, account = SOURCE) =>
  evaluate(trust, {
    action: 'sts:AssumeRole',
    principal: { Service: 'scraper.aps.amazonaws.com' },
    context: { 'aws:SourceArn': scraper, 'aws:SourceAccount': account },
  });
const asSource = (trust: IamPolicy, externalId: string, principal = `arn:aws:iam::${SOURCE}:role/source`) =>
  evaluate(trust, {
    action: 'sts:AssumeRole',
    principal: { AWS: principal },
    context: { 'sts:ExternalId': externalId },
  });

const other = (arn: string): string => arn.replace('s-1b2c', 's-9999');

test('from the first apply on, both roles are for scrapers of the one account and Region', () => {
  const json = new CrossAccount().cross();
  const { trust } = role(json, 'Source');
  expect(asScraper(trust, SCRAPER)).toBe('allowed');
  expect(asScraper(trust, SCRAPER, TARGET)).toBe('implicitDeny');
  expect(asScraper(trust, SCRAPER.replace('eu-west-1', 'us-east-1'))).toBe('implicitDeny');
  expect(asScraper(trust, SCRAPER.replace(SOURCE, TARGET))).toBe('implicitDeny');
  const target = role(json, 'Target').trust;
  expect(asSource(target, SCRAPER)).toBe('allowed');
  expect(asSource(target, SCRAPER, `arn:aws:iam::${SOURCE}:role/another`)).toBe('implicitDeny');
  expect(asSource(target, SCRAPER.replace(SOURCE, TARGET))).toBe('implicitDeny');
  expect(asSource(target, 'x')).toBe('implicitDeny');
});

test('with its ARN they are for the one scraper', () => {
  const json = new CrossAccount().cross({ scraperArn: SCRAPER });
  for (const [arn, decision] of [
    [SCRAPER, 'allowed'],
    [other(SCRAPER), 'implicitDeny'],
  ] as const) {
    expect(asScraper(role(json, 'Source').trust, arn)).toBe(decision);
    expect(asSource(role(json, 'Target').trust, arn)).toBe(decision);
  }
});

test('giving the ARN changes two trusts, and a check that the scraper is the one that they trust', () => {
  const [before, after] = [new CrossAccount().cross(), new CrossAccount().cross({ scraperArn: SCRAPER })];
  expect(after.resource['aws_iam_role']).toEqual(before.resource['aws_iam_role']);
  expect(after.resource['aws_iam_role_policy']).toEqual(before.resource['aws_iam_role_policy']);
  const { lifecycle: was, ...scraper } = before.only('aws_prometheus_scraper');
  const { lifecycle: is, ...same } = after.only('aws_prometheus_scraper');
  expect(same).toEqual(scraper);
  expect(is).toEqual({
    ...(was as object),
    postcondition: [
      {
        condition: `\${(self.arn == "${SCRAPER}")}`,
        error_message: `The roles of this scraper trust ${SCRAPER}, and it is another: give 'scraperArn' the ARN that it has now.`,
      },
    ],
  });
});

test('the source role may become the target role, which may write to the workspace; nothing else', () => {
  const json = new CrossAccount().cross();
  const decide = (which: 'Source' | 'Target', action: string, resource: string) =>
    evaluate(role(json, which).grants, { action, resource });
  expect(decide('Source', 'sts:AssumeRole', `arn:aws:iam::${TARGET}:role/target`)).toBe('allowed');
  expect(decide('Source', 'sts:AssumeRole', GIVEN)).toBe('implicitDeny');
  expect(decide('Source', 'aps:RemoteWrite', WORKSPACE)).toBe('implicitDeny');
  expect(decide('Target', 'aps:RemoteWrite', WORKSPACE)).toBe('allowed');
  expect(decide('Target', 'aps:RemoteWrite', WORKSPACE.replace('ws-1', 'ws-2'))).toBe('implicitDeny');
  expect(decide('Target', 'aps:QueryMetrics', WORKSPACE)).toBe('implicitDeny');
});

test('each role is made in its own account, and the scraper is given both after their permissions', () => {
  const json = new CrossAccount().cross();
  const [source, target] = [role(json, 'Source'), role(json, 'Target')];
  expect(source.block).toMatchObject({ name: 'amp-scraper-eu-west-1-dev-1' });
  expect(source.block).not.toHaveProperty('provider');
  expect(source.policy).not.toHaveProperty('provider');
  expect(target.block).toMatchObject({
    provider: 'aws.target',
    name: expect.stringMatching(/^amp-scraper-111122223333-eu-west-1-dev-1-ws-1b2c3d4e-.{0,20}-[0-9a-f]{8}$/),
  });
  expect(target.policy).toMatchObject({ provider: 'aws.target' });
  expect(json.only('aws_prometheus_scraper')).toMatchObject({
    role_configuration: [
      {
        source_role_arn: expect.stringMatching(/^\$\{aws_iam_role\.Scraper_Roles_Source_\w+\.arn\}$/),
        target_role_arn: expect.stringMatching(/^\$\{aws_iam_role\.Scraper_Roles_Target_\w+\.arn\}$/),
      },
    ],
    depends_on: [
      expect.stringMatching(/^aws_iam_role_policy\.Scraper_Roles_Source_/),
      expect.stringMatching(/^aws_iam_role_policy\.Scraper_Roles_Target_/),
    ],
  });
});

test('a role that others made in the target account is used as it is', () => {
  const json = new CrossAccount().cross({ target: { kind: 'given', roleArn: GIVEN } });
  expect(json.all('aws_iam_role')).toHaveLength(1);
  expect(evaluate(role(json, 'Source').grants, { action: 'sts:AssumeRole', resource: GIVEN })).toBe('allowed');
  expect(json.only('aws_prometheus_scraper')).toMatchObject({ role_configuration: [{ target_role_arn: GIVEN }] });
});

test('the name of the target role can be chosen', () => {
  const fixture = new CrossAccount();
  const json = fixture.cross({ target: { kind: 'made', provider: fixture.provider, roleName: 'named' } });
  expect(role(json, 'Target').block['name']).toBe('named');
});

test('in one account there are no roles', () => {
  const fixture = new Fixture();
  fixture.scraper();
  const json = synth(fixture.stack);
  expect(json.all('aws_iam_role')).toEqual([]);
  expect(json.only('aws_prometheus_scraper')).not.toHaveProperty('role_configuration');
});

test.each<[string, Partial<CrossAccountAccess>, string]>([
  [
    'a scraper of the other account',
    { scraperArn: SCRAPER.replace(SOURCE, TARGET) },
    `ManagedScraperArn: got scraperArn ${SCRAPER.replace(SOURCE, TARGET)}, expected the ARN of a scraper of account ${SOURCE} in eu-west-1; copy it from 'aws amp list-scrapers'`,
  ],
  [
    'a pattern for a scraper',
    { scraperArn: SCRAPER.replace(/s-.*/, '*') },
    `ManagedScraperArn: got scraperArn ${SCRAPER.replace(/s-.*/, '*')}, expected the ARN of a scraper of account ${SOURCE} in eu-west-1; copy it from 'aws amp list-scrapers'`,
  ],
  [
    'a target role of a third account',
    { target: { kind: 'given', roleArn: GIVEN.replace(TARGET, SOURCE) } },
    `ManagedScraperTargetRole: got target.roleArn ${GIVEN.replace(TARGET, SOURCE)}, expected the ARN of a role of account ${TARGET}; change 'crossAccount.target'`,
  ],
  [
    'roles for the own account',
    { sourceAccount: TARGET },
    `ManagedScraperAccount: got 'crossAccount' for a workspace of account ${TARGET}, where the cluster is, expected no roles: a scraper writes to its own account without; remove 'crossAccount'`,
  ],
])('%s is refused', (_, changes, message) => {
  expect(() => new CrossAccount().cross(changes)).toThrow(new Error(`${message} (at test/Scraper)`));
});
