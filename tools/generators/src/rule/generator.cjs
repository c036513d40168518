const { join } = require('node:path');
const { formatFiles, generateFiles } = require('@nx/devkit');
const { appendRow, edit, insertSorted, names, refuseExisting } = require('../common.cjs');

module.exports = async function ruleGenerator(tree, { id, type, noun, severity }) {
  const file = id.replace('/', '-');
  const { propertyName } = names(file);
  refuseExisting(tree, `packages/plan-review/src/rules/${file}.ts`);
  const article = /^[aeiou]/i.test(noun) ? 'An' : 'A';
  const summary = `${article} ${noun} is deleted.`;
  generateFiles(tree, join(__dirname, 'files'), '.', { id, file, type, noun, severity, summary, propertyName });
  edit(tree, 'packages/plan-review/src/rules/index.ts', (text) =>
    insertSorted(text, `import { ${propertyName} } from './${file}.js';`, (line) =>
      /^import \{ \w+ \} from '\.\//.test(line),
    ).replace(/(\nexport const RULES.*?)\n\];/s, (_, rules) => `${rules}\n  ${propertyName},\n];`),
  );
  edit(tree, 'docs/reviewing.md', (text) =>
    appendRow(text, '| [amp/workspace-kept]', `| [${id}](rules/${id}.md) | ${severity} | ${summary} |`),
  );
  await formatFiles(tree);
  return () =>
    console.log(
      `\nNow: say in docs/rules/${id}.md why it matters, and add cases to its test until nothing else passes.`,
    );
};
