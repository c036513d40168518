import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ROOT, serve } from '../src/site.js';

const executablePath = ['chromium', 'chromium-browser', 'google-chrome']
  .map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim())
  .find((path) => path !== '');
const test_ = executablePath !== undefined || process.env['CI'] === 'true' ? test : test.skip;
const NOTE = executablePath === undefined ? ' (SKIPPED: install chromium, Debian package chromium)' : '';
const { version } = JSON.parse(readFileSync(join(ROOT, 'packages', 'cli', 'package.json'), 'utf8')) as {
  version: string;
};

let browser: Browser | undefined;
let server: Server | undefined;
let address = '';

beforeAll(async () => {
  ({ server, address } = await serve());
  // As root, which containers often are, Chromium refuses its sandbox. The site is our own.
  if (executablePath !== undefined) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a page, and keeps all that it complains of or asks of anybody else. */
async function open(path: string): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  if (browser === undefined) throw new Error('there is no chromium on PATH: install the Debian package chromium');
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('request', (request) => request.url().startsWith(address) || complaints.push(`asks ${request.url()}`));
  page.on('response', (response) => response.ok() || complaints.push(`${response.status()} ${response.url()}`));
  await page.goto(`${address}/${version}/${path}`, { waitUntil: 'load' });
  return { page, complaints };
}

test_.each([
  'index.html',
  'docs/ci.html',
  'docs/cli.html',
  'docs/environments.html',
  'docs/runbooks/README.html',
  'docs/rules/amp/workspace-kept.html',
  'docs/decisions/0001-cdktf-0.21.html',
  'modules/_promontory_amp-workspace.html',
  'classes/_promontory_amp-workspace.Workspace.html',
  'pictures/pictures.html',
])(`%s opens without a complaint, asks nobody, and has a title and ways on${NOTE}`, async (path) => {
  const { page, complaints } = await open(path);
  await page.locator('.tsd-navigation a').nth(20).waitFor({ state: 'attached' });
  expect(await page.locator('h1').first().innerText()).not.toBe('');
  expect(complaints).toEqual([]);
  await page.close();
});

test_(`pictures are drawn${NOTE}`, async () => {
  const { page } = await open('pictures/pictures.html');
  const widths = await page
    .locator('.tsd-typography img')
    .evaluateAll((images) => images.map((image) => (image as unknown as { naturalWidth: number }).naturalWidth));
  expect(widths).toHaveLength(3);
  expect(Math.min(...widths)).toBeGreaterThan(200);
  await page.close();
});

test_.each([
  ['ManagedScraper', 'a class, by its name', 'ManagedScraper'],
  ['atlantis', 'a guide, by a word in it', 'In CI'],
  ['quarantined', 'a word that is nowhere', undefined],
  ['systemd', 'a runbook, by a word in it', 'Runbook: nodes'],
  ['workspace-kept', 'a rule, by its id', 'amp/workspace-kept'],
])(`the search for %s finds %s${NOTE}`, async (words, _, expected) => {
  const { page, complaints } = await open('index.html');
  await page.keyboard.press('/');
  const field = page.locator('#tsd-search-input');
  await field.fill(words);
  const results = page.locator('#tsd-search-results a');
  if (expected === undefined) {
    await page.waitForTimeout(500);
    expect(await results.count()).toBe(0);
  } else {
    await results.filter({ hasText: expected }).first().click();
    await page.waitForURL((url) => !url.pathname.endsWith('/index.html'));
    expect(await page.locator('h1').first().innerText()).toContain(expected);
  }
  expect(complaints).toEqual([]);
  await page.close();
});
