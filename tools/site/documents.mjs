import { relative, sep } from 'node:path';
import { Converter, KindRouter, Renderer } from 'typedoc';

/** Where a page stands, by its file: the first that fits. */
const CATEGORIES = [
  [/^docs\/decisions\//, 'Decisions'],
  [/^docs\/runbooks\//, 'Runbooks'],
  [/^docs\/rules\//, 'Review rules'],
  [/./, 'Guides'],
];
/** What a link to a folder is to show: on the site there is no page of that name. */
const FOLDERS = { packages: 'modules.html', decisions: 'docs/decisions/0001-cdktf-0.21.html' };
/** Stands for the page above all versions, which is another way from each folder. */
export const VERSIONS = 'index-of-versions';
const HEADING = /^# (.+)/;

/** Gives pages their headings as titles, puts them under what they are about, and keeps their addresses. */
export function arrange(app, root) {
  const addresses = new Map();

  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const path = document.project.files.getReflectionPath(document);
    const file = relative(root, path).split(sep).join('/');
    addresses.set(document.id, file.replace(/^tmp\/site-/, '').replace(/\.md$/, ''));
    document.frontmatter.category = CATEGORIES.find(([pattern]) => pattern.test(file))[1];
    const heading = HEADING.exec(document.content[0]?.text ?? '')?.[1];
    if (heading === undefined) throw new Error(`${file} does not begin with a heading`);
    document.name = heading;
  });

  // A title may be worded anew; who linked to the page should not notice.
  app.renderer.defineRouter(
    'files',
    class extends KindRouter {
      getIdealBaseName(reflection) {
        return addresses.get(reflection.id) ?? super.getIdealBaseName(reflection);
      }
    },
  );

  app.renderer.on(Renderer.EVENT_END_PAGE, (page) => {
    const up = '../'.repeat(page.url.split('/').length - 1);
    page.contents = Object.entries(FOLDERS).reduce(
      (html, [folder, target]) => html.replaceAll(`href="${up}media/${folder}"`, `href="${up}${target}"`),
      page.contents.replaceAll(`href="${VERSIONS}"`, `href="${up}../index.html"`),
    );
  });
}
