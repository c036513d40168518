// `npm run docs:site`: the documentation as a site that needs no server and asks nobody, with search, one folder a version.
// Usage: node tools/site/build.mjs [FOLDER]
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, OptionDefaults } from 'typedoc';
import { arrange, VERSIONS } from './documents.mjs';
import { drawPictures } from './pictures.mjs';
import { versionsPage } from './versions.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const out = resolve(process.argv[2] ?? join(ROOT, 'tmp', 'site'));
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');

/** All published packages carry one number. */
const { version } = JSON.parse(read('packages', 'cli', 'package.json'));

/** Packages that something can be imported from. */
const packages = readdirSync(join(ROOT, 'packages')).filter((name) => {
  const manifest = JSON.parse(read('packages', name, 'package.json'));
  return manifest.private !== true && manifest.types !== undefined;
});

const shared = { skipErrorChecking: true, disableSources: true, disableGit: true };
const modifierTags = [...OptionDefaults.modifierTags, '@attribute'];
const app = await Application.bootstrapWithPlugins(
  {
    ...shared,
    modifierTags,
    logLevel: 'Warn',
    name: `Promontory ${version}`,
    entryPointStrategy: 'packages',
    entryPoints: packages.map((name) => join(ROOT, 'packages', name)),
    packageOptions: {
      ...shared,
      modifierTags,
      entryPoints: ['src/index.ts'],
      tsconfig: 'tsconfig.lib.json',
      readme: 'README.md',
      // A base that is not exported by name is shown with what extends it.
      validation: { notExported: false },
    },
    readme: join(ROOT, 'README.md'),
    projectDocuments: [
      join(await drawPictures(ROOT, join(ROOT, 'tmp', 'site-pictures')), '*.md'),
      ...['docs/*.md', 'docs/decisions/*.md', 'docs/rules/*/*.md', 'docs/runbooks/*.md'].map((glob) =>
        join(ROOT, glob),
      ),
      join(ROOT, 'packages', 'cli', 'README.md'),
      ...['CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'].map((name) => join(ROOT, name)),
    ],
    navigation: { includeCategories: true },
    categorizeByGroup: false,
    defaultCategory: 'Packages',
    categoryOrder: ['Guides', 'Packages', 'Runbooks', 'Review rules', 'Decisions', '*'],
    searchInComments: true,
    searchInDocuments: true,
    // Who searches for a word wants the page about it, before every property of that name.
    searchCategoryBoosts: { Guides: 10, Runbooks: 5, 'Review rules': 5, Decisions: 2 },
    highlightLanguages: [...OptionDefaults.highlightLanguages, 'hcl', 'ini', 'python', 'diff'],
    customCss: join(ROOT, 'tools', 'site', 'style.css'),
    favicon: join(ROOT, 'tools', 'site', 'favicon.svg'),
    validation: { notExported: false, invalidLink: true, invalidPath: true },
    // A link that leads nowhere stops the build.
    treatWarningsAsErrors: true,
    navigationLinks: { 'Other versions': VERSIONS },
    hideGenerator: true,
    router: 'files',
  },
  [],
);
arrange(app, ROOT);

const project = await app.convert();
if (project === undefined || app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(3);
const folder = join(out, version);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await app.generateDocs(project, folder);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(3);

writeFileSync(join(out, '.nojekyll'), '');
writeFileSync(join(out, 'index.html'), versionsPage(out));
console.log(join(folder, 'index.html'));
