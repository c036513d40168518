import { build } from 'esbuild';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * A binding is loaded when its first resource is made: an environment waits for the resources that it has, not for all
 * that there are. esbuild reaches imports of CommonJS as properties of one variable, so a proxy can stand in for it.
 */
const LAZY =
  '"use strict";const __lazy=(load)=>{let loaded;return new Proxy({},{get:(_,name)=>(loaded??=load())[name]})};';

function loadBindingsLazily(text) {
  // cdktf and constructs (`require_lib`) are what everything begins with.
  return text.replace(/\b(import_\w+)=(__toESM\((require_(?!lib\d*\b)\w+)\(\)(?:,1)?\))/g, '$1=__lazy(()=>$2)');
}

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
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [join(project, 'src', 'main.ts')],
    outfile,
    write: false,
    bundle: true,
    banner: { js: LAZY },
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
  for (const { path, text } of outputFiles) writeFileSync(path, path === outfile ? loadBindingsLazily(text) : text);
  chmodSync(outfile, 0o755);
}
