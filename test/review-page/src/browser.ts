import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const CANDIDATES = [process.env['CHROMIUM'], 'chromium', 'chromium-browser', 'google-chrome'];

/** The path of a Chromium; undefined where there is none. */
export const executablePath = CANDIDATES.map(
  (name) => name && spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(),
).find((path) => path !== undefined && path !== '');

/** A page that is open, and everything that it complained of or asked the world for. */
export interface Opened {
  readonly page: Page;
  /** Errors, warnings and refusals of the console, and exceptions. */
  readonly complaints: readonly string[];
  /** What it tried to load besides the file itself. */
  readonly requests: readonly string[];
  /** What left the browser for it: what the page's policy stops does not. */
  readonly answers: readonly string[];
  /** From the start of the navigation until the page, its script included, was ready. */
  readonly milliseconds: number;
}

/** A real Chromium, with pages from files. */
export class Chromium {
  private readonly folder = mkdtempSync(join(tmpdir(), 'promontory-page-'));
  private count = 0;

  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<Chromium> {
    if (executablePath === undefined)
      throw new Error('there is no chromium on PATH: install the Debian package chromium');
    // As root, which containers often are, Chromium refuses its sandbox. The page is our own, from a file.
    return new Chromium(await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
  }

  async open(html: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const file = join(this.folder, `page-${(this.count += 1)}.html`);
    writeFileSync(file, html);
    const address = pathToFileURL(file).href;
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    const answers: string[] = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('requestfailed', (request) => request.failure()?.errorText === 'csp' || answers.push(request.url()));
    page.on('requestfinished', (request) => request.url() === address || answers.push(request.url()));
    page.on('request', (request) => request.url() === address || requests.push(request.url()));
    const started = performance.now();
    await page.goto(address, { waitUntil: 'load' });
    return { page, complaints, requests, answers, milliseconds: performance.now() - started };
  }

  async stop(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
