import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const SOURCE = join(__dirname, '..', 'src', 'private');

const links = readdirSync(SOURCE).flatMap(
  (file) => readFileSync(join(SOURCE, file), 'utf8').match(/docs\/[\w/-]+\.md(#[\w-]+)?/g) ?? [],
);

test.each([...new Set(links)])('%s is there', (link) => {
  const [page = '', anchor] = link.split('#');
  const headings = readFileSync(join(ROOT, page), 'utf8').match(/^#+ .+$/gm) ?? [];
  const slugs = headings.map((heading) => heading.replace(/^#+ /, '').toLowerCase().replace(/[^\w -]/g, '').replace(/ /g, '-')); // prettier-ignore
  expect(anchor === undefined ? headings.length : slugs.filter((slug) => slug === anchor).length).toBeGreaterThan(0);
});

test('every branch of the trees has its page', () => {
  expect(new Set(links.filter((link) => link.startsWith('docs/doctor.md')))).toEqual(
    new Set(
      [
        '403',
        '404',
        'no-data',
        'managed-scraper',
        'agents',
        'outside-of-kubernetes',
        'up-is-absent',
        'up-is-0',
        'up-is-1',
      ].map((anchor) => `docs/doctor.md#${anchor}`),
    ),
  );
});
