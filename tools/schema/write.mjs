// `npm run schema:update`: the JSON Schemas that editors check environments with, from the zod schema that we check with.
import { buildSync } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bundle = join(ROOT, 'tmp', 'schema', 'config.cjs');
buildSync({
  entryPoints: [join(ROOT, 'packages', 'config', 'src', 'index.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  conditions: ['@promontory/source'],
});
const { environmentJsonSchema, clusterJsonSchema } = createRequire(import.meta.url)(bundle);
const write = (name, schema) => writeFileSync(join(ROOT, 'environments', name), `${JSON.stringify(schema, null, 2)}\n`);
write('environment.schema.json', environmentJsonSchema());
write('cluster.schema.json', clusterJsonSchema());
