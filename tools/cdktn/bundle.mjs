// The app on CDK Terrain: the sources and bindings that we have, with `cdktf` and `constructs` taken from elsewhere. That
// is the whole seam. Usage: node tools/cdktn/bundle.mjs <outfile>
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

await build({
  absWorkingDir: join(here, '..', '..'),
  entryPoints: ['stacks/app/src/main.ts'],
  outfile: resolve(process.argv[2]),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  conditions: ['@promontory/source'],
  keepNames: true,
  alias: {
    cdktf: join(here, 'node_modules', 'cdktn'),
    constructs: join(here, 'node_modules', 'constructs'),
  },
  logLevel: 'error',
});
