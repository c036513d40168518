// `npm run docs:dashboards`: docs/dashboards.md, from the dashboards themselves.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const PAGE = join(ROOT, 'docs', 'dashboards.md');
const bundle = join(ROOT, 'tmp', 'dashboards.cjs');

mkdirSync(dirname(bundle), { recursive: true });
buildSync({
  entryPoints: [join(ROOT, 'packages', 'dashboards', 'src', 'index.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  conditions: ['@promontory/source'],
});
const { dashboard, DASHBOARD_NAMES, gallery } = createRequire(import.meta.url)(bundle);
const text = gallery(DASHBOARD_NAMES.map((name) => dashboard(name)));
writeFileSync(PAGE, await format(text, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
