const { join } = require('node:path');
const { formatFiles, generateFiles } = require('@nx/devkit');
const { edit, names, refuseExisting } = require('../common.cjs');

module.exports = async function constructGenerator(tree, { name, package: of }) {
  const folder = `packages/${of}`;
  if (!tree.exists(`${folder}/src/index.ts`))
    throw new Error(`${folder} is no package: 'nx g @promontory/generators:package' makes one`);
  refuseExisting(tree, `${folder}/src/${name}.ts`);
  const { className } = names(name);
  generateFiles(tree, join(__dirname, 'files'), folder, { name, className });
  edit(
    tree,
    `${folder}/src/index.ts`,
    (text) => `${text.trimEnd()}\nexport { ${className}, type ${className}Props } from './${name}.js';\n`,
  );
  await formatFiles(tree);
  return () => console.log(`\nNow: its row in ${folder}/README.md, and what it makes in packages/permissions.`);
};
