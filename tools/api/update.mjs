// `npm run api:update [-- PACKAGE…]`: builds packages and writes their reports to api/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { must, nx, ROOT } from '../commands/prepare.mjs';

const named = process.argv.slice(2);
const unknown = named.filter((name) => !existsSync(join(ROOT, 'packages', name, 'package.json')));
if (unknown.length > 0) {
  console.error(`no package ${unknown.join(', ')} in packages/: name a folder there`);
  process.exit(2);
}
const all = ['construct', 'model', 'config', 'testing', 'tool'].map((kind) => `tag:type:${kind}`);
const status = nx('run-many', '-t', 'build', '-p', (named.length === 0 ? all : named).join(','));
if (status !== 0) process.exit(status);
must(process.execPath, [join('tools', 'api', 'extract.mjs'), join(ROOT, 'api'), ...named]);
