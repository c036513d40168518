const { join } = require('node:path');
const { formatFiles, generateFiles } = require('@nx/devkit');
const { names, refuseExisting } = require('../common.cjs');

module.exports = async function stackGenerator(tree, { name, description }) {
  const folder = `stacks/${name}`;
  refuseExisting(tree, folder);
  generateFiles(tree, join(__dirname, 'files'), folder, { name, description, ...names(name), name });
  await formatFiles(tree);
  return () =>
    console.log('\nNow: npm install, npx nx sync, and make it in stacks/app/src/build-app.ts under an id that stays.');
};
