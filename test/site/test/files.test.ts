import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadLinks, loadedFromElsewhere, readPages, ROOT, SITE } from '../src/site.js';

const { version } = JSON.parse(readFileSync(join(ROOT, 'packages', 'cli', 'package.json'), 'utf8')) as {
  version: string;
};
const PAGES = new Map(readPages().map((page) => [page.path, page]));

test('a version has a folder, its number on every page, and a way to the others', () => {
  expect(readdirSync(SITE).filter((name) => /^\d/.test(name))).toContain(version);
  const pages = [...PAGES.values()].filter(({ path }) => path.startsWith(`${version}/`));
  expect(pages.length).toBeGreaterThan(500);
  expect(pages.filter(({ html }) => !html.includes(`>Promontory ${version}</a>`)).map(({ path }) => path)).toEqual([]);
  expect(PAGES.get('index.html')?.html).toContain(`<a href="${version}/index.html">The newest is ${version}</a>`);
  expect(PAGES.get(`${version}/docs/ci.html`)?.html).toContain('href="../../index.html"');
});

test('every page of docs/ and every package is there', () => {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${version}/docs/${file.replace(/\.md$/, '.html')}`);
  const packages = readdirSync(join(ROOT, 'api')).map(
    (file) => `${version}/modules/_promontory_${file.replace('.api.md', '')}.html`,
  );
  expect([...docs, ...packages].filter((path) => !PAGES.has(path))).toEqual([]);
});

test('every link leads somewhere', () => {
  const dead = [...PAGES.values()].flatMap((page) => deadLinks(page, PAGES).map((href) => `${page.path}: ${href}`));
  expect(dead).toEqual([]);
});

test('nothing is loaded from elsewhere', () => {
  expect([...PAGES.values()].flatMap(loadedFromElsewhere)).toEqual([]);
  const styles = readdirSync(join(SITE, version, 'assets')).filter((name) => name.endsWith('.css'));
  expect(styles).toContain('style.css');
  for (const name of styles)
    expect(readFileSync(join(SITE, version, 'assets', name), 'utf8')).not.toMatch(
      /@import|url\(\s*["']?(https?:)?\/\//,
    );
});
