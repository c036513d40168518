// What publint and "are the types wrong?" say of tarballs, as JSON. They are ES modules, which Jest does not load here.
// Usage: node lint-tarball.mjs a.tgz b.tgz
import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const found = {};
for (const file of process.argv.slice(2)) {
  const bytes = new Uint8Array(readFileSync(file));
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
  const analysis = await checkPackage(createPackageFromTarballData(bytes));
  found[file] = {
    publint: messages
      // The condition for this repository's own tests points at sources, which are not published.
      .filter((message) => !JSON.stringify(message).includes('@promontory/source'))
      .map((message) => formatMessage(message, pkg, { color: false })),
    types: analysis.types === false ? 'none' : analysis.problems.map(({ kind, entrypoint }) => `${kind} ${entrypoint}`),
  };
}
console.log(JSON.stringify(found));
