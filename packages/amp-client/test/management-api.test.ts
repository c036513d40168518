import { AmpStandIn, WORKSPACE_ARN, WORKSPACE_ID } from '@promontory/amp-stand-in';
import { ManagementApi } from '../src/index.js';
import { connect } from './connect.js';

const amp = new AmpStandIn();
const api = (): ManagementApi => new ManagementApi(connect(amp));
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const ACTIVE = { statusCode: 'ACTIVE' };

beforeAll(() => amp.start());
afterAll(() => amp.stop());
beforeEach(() => amp.reset());
afterEach(() => expect(amp.problems).toEqual([]));

test('a list is read to its last page', async () => {
  const workspace = { workspaceId: WORKSPACE_ID, arn: WORKSPACE_ARN, status: ACTIVE };
  amp.on(({ parameters }) => ({
    body: parameters.has('nextToken') ? { workspaces: [workspace] } : { workspaces: [workspace], nextToken: 'a+b/c==' },
  }));
  await expect(api().listWorkspaces()).resolves.toHaveLength(2);
  expect(amp.requests.map(({ parameters }) => Object.fromEntries(parameters))).toEqual([
    { maxResults: '100' },
    { maxResults: '100', nextToken: 'a+b/c==' },
  ]);
});

test('a namespace whose name must be escaped is found, and its file decoded', async () => {
  const found = { name: 'a b/c', arn: 'arn', status: ACTIVE };
  amp.on(({ path }) =>
    path === `/workspaces/${WORKSPACE_ID}/rulegroupsnamespaces/a b/c`
      ? { body: { ruleGroupsNamespace: { ...found, data: base64('groups: [] # ü') } } }
      : undefined,
  );
  await expect(api().describeNamespace(WORKSPACE_ID, 'a b/c')).resolves.toEqual({ ...found, text: 'groups: [] # ü' });
});

test('no alert manager and no logging are no errors', async () => {
  await expect(api().describeAlertManager(WORKSPACE_ID)).resolves.toBeUndefined();
  await expect(api().describeLogging(WORKSPACE_ID)).resolves.toBeUndefined();
});

test('workspace, alert manager, logging, scrapers and namespaces are read where they are', async () => {
  const scraper = { scraperId: 's-1', arn: 'arn', status: ACTIVE, source: {}, destination: {} };
  const answers: Readonly<Record<string, object>> = {
    [`/workspaces/${WORKSPACE_ID}`]: { workspace: { workspaceId: WORKSPACE_ID, arn: WORKSPACE_ARN, status: ACTIVE } },
    [`/workspaces/${WORKSPACE_ID}/alertmanager/definition`]: {
      alertManagerDefinition: { status: ACTIVE, data: base64('alertmanager_config: ""') },
    },
    [`/workspaces/${WORKSPACE_ID}/logging`]: { loggingConfiguration: { logGroupArn: 'arn:*' } },
    [`/workspaces/${WORKSPACE_ID}/rulegroupsnamespaces`]: { ruleGroupsNamespaces: [{ name: 'a', arn: 'a', status: ACTIVE }] },
    '/scrapers': { scrapers: [scraper] },
  }; // prettier-ignore
  amp.on(({ path }) => (path in answers ? { body: answers[path] ?? {} } : undefined));
  await expect(api().describeWorkspace(WORKSPACE_ID)).resolves.toMatchObject({ arn: WORKSPACE_ARN });
  await expect(api().describeAlertManager(WORKSPACE_ID)).resolves.toEqual({ status: ACTIVE, text: 'alertmanager_config: ""' }); // prettier-ignore
  await expect(api().describeLogging(WORKSPACE_ID)).resolves.toBe('arn:*');
  await expect(api().listNamespaces(WORKSPACE_ID)).resolves.toEqual([{ name: 'a', arn: 'a', status: ACTIVE }]);
  await expect(api().listScrapers()).resolves.toEqual([scraper]);
  await expect(api().describeWorkspace('ws-other')).rejects.toMatchObject({ kind: 'not-found', status: 404 });
});

test('the configuration of a scraper is decoded', async () => {
  const scraper = { scraperId: 's-1', arn: 'arn', status: ACTIVE, source: {}, destination: {} };
  amp.on(({ path }) =>
    path === '/scrapers/s-1'
      ? { body: { scraper: { ...scraper, scrapeConfiguration: { configurationBlob: base64('global: {} # ü') } } } }
      : undefined,
  );
  await expect(api().describeScraper('s-1')).resolves.toEqual({ ...scraper, configuration: 'global: {} # ü' });
});
