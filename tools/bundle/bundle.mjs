import { build } from 'esbuild';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Bundles the `src/main.ts` of a project into `dist/main.js`, straight from the sources of all workspace packages.
 * One file starts in two thirds of the time that some hundred small ones take, and needs no node_modules to run:
 * a deploy job can be handed the bundle alone. Reasons and figures: docs/decisions/0003-bundled-app.md.
 *
 * Usage: node tools/bundle/bundle.mjs stacks/app packages/cli
 */
for (const project of process.argv.slice(2)) {
  const outfile = join(ROOT, project, 'dist', 'main.js');
  mkdirSync(dirname(outfile), { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join(project, 'src', 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    conditions: ['@promontory/source'],
    // Names stay: cdktf tells constructs apart by class name in its messages.
    keepNames: true,
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    logLevel: 'warning',
  });
  chmodSync(outfile, 0o755);
}
