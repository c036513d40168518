import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, posix } from 'node:path';

export const ROOT = join(__dirname, '..', '..', '..');
/** What `npm run docs:site` writes. */
export const SITE = join(ROOT, 'tmp', 'site');

/** One page, by its path from the site's root. */
export interface Page {
  readonly path: string;
  readonly html: string;
  readonly anchors: ReadonlySet<string>;
}

/** Every page of the site. */
export function readPages(): Page[] {
  const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  return files.map((path) => {
    const html = readFileSync(join(SITE, path), 'utf8');
    return { path, html, anchors: new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => unescaped(id))) };
  });
}

/** Links of a page that lead nowhere in this site. Those to other places are not asked: a test is no crawler. */
export function deadLinks({ path, html }: Page, pages: ReadonlyMap<string, Page>): string[] {
  const links = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href = '']) => unescaped(href));
  return links.filter((href) => {
    if (/^[a-z]+:/.test(href)) return false;
    const [file = '', anchor = ''] = href.split('#');
    const target = file === '' ? path : posix.join(dirname(path), decodeURI(file));
    const page = pages.get(target);
    if (page === undefined) return !existsSync(join(SITE, target));
    return anchor !== '' && !page.anchors.has(decodeURIComponent(anchor));
  });
}

/** What a page loads from another place than this site. */
export function loadedFromElsewhere({ html }: Page): string[] {
  const tags = html.match(/<(script|link|img|iframe|source|video|audio|object|embed|base)\b[^>]*>/g) ?? [];
  return tags.filter((tag) => /\s(src|href|data|srcset)="(https?:)?\/\//.test(tag));
}

/** The site as a host would serve it. */
export async function serve(): Promise<{ readonly address: string; readonly server: Server }> {
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer(({ url = '/' }, response) => {
    const file = join(SITE, decodeURI(new URL(url, 'http://site').pathname));
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = extname(file) === '.svg' ? 'image/svg+xml' : (types[extname(file)] ?? 'text/plain');
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
