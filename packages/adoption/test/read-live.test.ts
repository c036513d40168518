import { ACCESS_KEY, AmpStandIn, REGION } from '@promontory/amp-stand-in';
import { parse } from 'yaml';
import { adopt, Inventory, readLive, readSource } from '../src/index.js';
import { ARN, DEFINITION, ID, namespaceArn, RULES, SCRAPER, SCRAPING, SHAPES, STACK } from './states.js';

const amp = new AmpStandIn();
const ACTIVE = { statusCode: 'ACTIVE' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const WORKSPACE = { workspaceId: ID, arn: ARN, alias: 'metrics', status: ACTIVE, tags: { team: 'sre' } };
const DETAILS = {
  ...{ scraperId: SCRAPER, arn: 'arn', alias: 'shop', status: ACTIVE },
  source: { eksConfiguration: { clusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/shop-1', subnetIds: ['subnet-1', 'subnet-2'], securityGroupIds: ['sg-1'] } },
  destination: { ampConfiguration: { workspaceArn: ARN } },
}; // prettier-ignore
const ANSWERS: Readonly<Record<string, object>> = {
  '/workspaces': { workspaces: [WORKSPACE, { ...WORKSPACE, workspaceId: 'ws-9', status: { statusCode: 'DELETING' } }] },
  [`/workspaces/${ID}`]: { workspace: WORKSPACE },
  [`/workspaces/${ID}/rulegroupsnamespaces`]: { ruleGroupsNamespaces: [{ name: 'team-a' }] },
  [`/workspaces/${ID}/rulegroupsnamespaces/team-a`]: {
    ruleGroupsNamespace: { name: 'team-a', arn: namespaceArn('team-a'), status: ACTIVE, data: base64(RULES) },
  },
  [`/workspaces/${ID}/alertmanager/definition`]: {
    alertManagerDefinition: { status: ACTIVE, data: base64(DEFINITION) },
  },
  '/scrapers': { scrapers: [DETAILS] },
  [`/scrapers/${SCRAPER}`]: { scraper: { ...DETAILS, scrapeConfiguration: { configurationBlob: base64(SCRAPING) } } },
};

beforeAll(() => amp.start());
afterAll(() => amp.stop());
beforeEach(() => {
  amp.reset();
  amp.on(({ path }) => (path in ANSWERS ? { body: ANSWERS[path] ?? {} } : undefined));
});
afterEach(() => expect(amp.problems).toEqual([]));

const live = async (inventory: Inventory, ids?: readonly string[]): Promise<Inventory> => {
  inventory.zones.set('subnet-1', 'eu-west-1a').set('subnet-2', 'eu-west-1b');
  const world = {
    region: REGION,
    keys: async () => ACCESS_KEY,
    fetch,
    now: () => new Date(),
    sleep: async () => undefined,
  };
  await readLive(inventory, { ...world, endpoints: { management: amp.url } }, ids);
  return inventory;
};
const without = (text: string): Inventory => {
  const inventory = new Inventory();
  readSource(inventory, text, 'x');
  return inventory;
};
const yaml = (inventory: Inventory): unknown => parse(adopt(inventory, 'p').files['environment.yaml'] ?? '');

test('what was made by hand becomes the environment that a state would have become', async () => {
  const stated = without(SHAPES['written by hand, in the root']);
  stated.zones.set('subnet-1', 'eu-west-1a').set('subnet-2', 'eu-west-1b');
  const found = await live(new Inventory());
  expect(yaml(found)).toEqual(yaml(stated));
  const { files, workspaces } = adopt(found, 'p');
  expect(workspaces).toBe(1);
  expect(files['RELEASING.md']).toContain('What was made by hand has nobody who must let go');
});

test('a stack of the CDK is completed by what AWS says, and let go of whole', async () => {
  const { files } = adopt(await live(without(STACK), [ID]), 'p');
  expect(files['rules/metrics/team-a.yaml']).toBe(RULES);
  for (const logicalId of ['ampWorkspace5F2A1B3C', 'AmpRulesteamaA1', 'Scraper1']) {
    expect(files['RELEASING.md']).toContain(`- \`${logicalId}\`\n`);
  }
  expect(files['RELEASING.md']).not.toContain('Nodes');
});

test('what runs wins over what a state says, and only what was asked for is read', async () => {
  const old = without(SHAPES['by the AMP module'].replaceAll('a:b', 'old:b'));
  expect(adopt(await live(old, [ID]), 'p').files['rules/metrics/team-a.yaml']).toBe(RULES);
  amp.requests.length = 0;
  await live(new Inventory(), ['ws-other']);
  expect(amp.requests.map(({ path }) => path)).toEqual(['/workspaces', '/scrapers']);
});
