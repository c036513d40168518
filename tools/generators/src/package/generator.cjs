const { join } = require('node:path');
const { formatFiles, generateFiles } = require('@nx/devkit');
const { appendRow, edit, names, refuseExisting } = require('../common.cjs');

module.exports = async function packageGenerator(tree, { name, kind, description }) {
  const folder = `packages/${name}`;
  refuseExisting(tree, folder);
  const substitutions = { ...names(name), name, kind, description, tmpl: '' };
  for (const part of ['common', kind]) generateFiles(tree, join(__dirname, 'files', part), folder, substitutions);
  tree.write(`${folder}/LICENSE`, tree.read('LICENSE'));
  const sentence = description.charAt(0).toLowerCase() + description.slice(1);
  edit(tree, 'docs/architecture.md', (text) => appendRow(text, '| `vocabulary`', `| \`${name}\` | ${sentence} |`));
  await formatFiles(tree);
  return () =>
    console.log(
      `\nNow: npm install, npx nx sync, npm run api:update -- ${name}. Then write the README as if the package were finished.`,
    );
};
