import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALARM_KEYS, OTHER_RUNBOOKS, runbookOf } from '@promontory/amp-alarms';
import { PACK_NAMES } from '@promontory/mixins';
import { checkPromql } from '@promontory/rules';

const FOLDER = join(__dirname, '..', '..', '..', 'docs', 'runbooks');
const read = (page: string): string => readFileSync(join(FOLDER, page), 'utf8');
/** Pages of rule packs are held against their alerts by the packs' own tests. */
const ofPacks = [...PACK_NAMES, 'slo'].map((name) => `${name}.md`);
const pages = readdirSync(FOLDER)
  .filter((page) => !ofPacks.includes(page))
  .sort();
const runbooks = [...ALARM_KEYS.map(runbookOf), ...Object.values(OTHER_RUNBOOKS)];
const file = (runbook: string): string => runbook.split('#')[0] ?? '';

/** The anchors that GitHub gives the headings of a page. */
function anchors(page: string): string[] {
  const text = read(page).replace(/^( *)```[\s\S]*?^\1```$/gm, '');
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  );
}

function blocks(page: string, language: string): string[] {
  return [...read(page).matchAll(/^ *```(\w*)\n([\s\S]*?)^ *```$/gm)].flatMap(([, found, text = '']) =>
    found === language ? [text] : [],
  );
}

test.each(runbooks.map((runbook) => [runbook]))('%s, which an alarm sends people to, is there', (runbook) => {
  const [page = '', anchor] = runbook.split('#');
  expect(pages).toContain(page);
  if (anchor !== undefined) expect(anchors(page)).toContain(anchor);
});

test('every page belongs to an alarm, but for the errors and the list', () => {
  expect(pages.filter((page) => page !== 'README.md' && page !== 'errors.md')).toEqual(
    [...new Set(runbooks.map(file))].sort(),
  );
});

test('the list names every pack that has alerts', () => {
  const there = readdirSync(FOLDER).filter((page) => ofPacks.includes(page));
  expect(there.length).toBeGreaterThan(20);
  expect(there.filter((page) => !read('README.md').includes(`](${page})`))).toEqual([]);
});

test('every reason on the page of discarded samples has an alarm', () => {
  const reasons = [...read('discarded-samples.md').matchAll(/^### (.+)$/gm)].map(([, reason]) => reason);
  const keys = ALARM_KEYS.filter((key) => key.startsWith('discarded-'));
  expect(reasons.map((reason) => `discarded-${reason}`).sort()).toEqual([...keys].sort());
});

test('the list names every page, and every alarm but those that share a page', () => {
  const list = read('README.md');
  expect(pages.filter((page) => page !== 'README.md' && !list.includes(`](${page})`))).toEqual([]);
  const shared = ALARM_KEYS.filter((key) => !list.includes(`\`${key}\``));
  expect(shared.every((key) => key.startsWith('discarded-'))).toBe(true);
});

test.each(pages.filter((page) => !['README.md', 'errors.md', 'discarded-samples.md'].includes(page)))(
  '%s says what it means, what to look at and what to do',
  (page) => {
    expect(read(page).startsWith(`# ${page.replace('.md', '')}\n\n`)).toBe(true);
    const headings = [...read(page).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings.filter((heading) => heading !== 'One rule group')).toEqual([
      'What it means',
      'Look at',
      'Do',
      'When it rings for nothing',
    ]);
  },
);

test.each(['errors.md', 'discarded-samples.md'])('every entry of %s says what it means and what to do', (page) => {
  const entries = read(page).split(/^### /m).slice(1);
  expect(entries.length).toBeGreaterThan(15);
  for (const entry of entries) {
    expect(entry).toMatch(/^\*\*Means:\*\* \S/m);
    expect(entry).toMatch(/^\*\*Do:\*\* \S/m);
    if (page === 'errors.md') expect(entry).toMatch(/^\*\*Look at:\*\* \S/m);
  }
});

// As the guide prints them, in its editions of 2024 and 2026.
test.each([
  'ingestion rate limit (6666.666666666667) exceeded while adding 499 samples and 0 metadata',
  '429 Too Many Requests: {"message":"Rate exceeded"}',
  'per-user series limit (local limit: 0 global limit: 3000000 actual local limit: 500000) exceeded',
  '400 Bad Request: maxFailure (quorum) on a given error family, rpc error: code = Code(400)',
  'per-user series limit of 10000000 exceeded, Capacity from 2,000,000 to 10,000,000 is automatically adjusted based on the last 30 min of usage.',
  'per-metric series limit of <value> exceeded, please contact administrator to raise it',
  "series has too many labels (...) series: '%s'",
  'the query time range exceeds the limit (query length: xxx, limit: yyy)',
  'the query hit the max number of chunks limit while fetching chunks from ingesters',
  'query timed out - consider simplifying your query',
  'Limit exceeded. Maximum workspaces per account.',
  'out-of-order samples',
  'duplicate sample for timestamp',
  'samples with different value but same timestamp',
  'many-to-many matching not allowed: matching labels must be unique on one side',
  'vector contains metrics with the same labelset after applying alert labels',
  'Message has been modified because the content was empty.',
  'Subject has been modified because it contains control or non-ASCII characters.',
  'MessageAttributes has been removed because of invalid key/value, numberOfRemovedAttributes=1',
  'Message has been truncated because it exceeds size limit, originSize=266K, truncatedSize=12K',
  'Notify for alerts failed, AMP is not authorized to perform: SNS:Publish on resource: arn:aws:sns:us-west-2:12345:testSnsReceiver because no resource-based policy allows the SNS:Publish action',
  'Notify for alerts failed, AMP is not authorized to call KMS',
  'Notify for alerts failed. There is an error in a receiver that is using templates in the AlertManager definition.',
  'too many alerts, limit: 1000',
  'alerts too big, total size limit: 20000000 bytes',
  'Too many aggregation groups, cannot create new group for alert, groups=1000, limit=1000',
])('the error "%s" has an entry', (text) => {
  const entries = blocks('errors.md', 'text').slice(1);
  expect(entries.filter((entry) => entry.includes(text)).length).toBeGreaterThanOrEqual(1);
  expect(entries).toHaveLength([...read('errors.md').matchAll(/^### /gm)].length);
});

test.each(pages)('the commands of %s are shell, and the functions they call are defined in the list', (page) => {
  const text = blocks(page, 'sh').join('\n');
  const ran = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  const functions = [
    ...blocks('README.md', 'sh')
      .join('\n')
      .matchAll(/^(\w+)\(\) \{$/gm),
  ].map(([, name]) => name);
  expect(functions).toEqual(['amp', 'query', 'usage', 'vended', 'logged', 'quota']);
  const tools = ['aws', 'export', 'kubectl', ...functions];
  const commands = [...text.matchAll(/^([a-z]\w*) /gm)].map(([, name = '']) => name);
  expect(commands.filter((name) => !tools.includes(name))).toEqual([]);
});

test('every query is PromQL', () => {
  const queries = pages.flatMap((page) =>
    [...read(page).matchAll(/(?<![-\w])query (?:'([^']+)'|"([^"]+)")/g)].map(([, single, double]) =>
      (single ?? double ?? '').replace('$LABEL_SET', '{app="a"}'),
    ),
  );
  expect(queries.length).toBeGreaterThan(12);
  expect(queries.filter((query) => checkPromql(query) !== undefined)).toEqual([]);
});

test.each(pages)('links of %s to headings lead to one', (page) => {
  const links = [...read(page).matchAll(/\]\(([\w.-]*)#([\w-]+)\)/g)];
  for (const [, target = '', anchor = ''] of links) expect(anchors(target === '' ? page : target)).toContain(anchor);
});
