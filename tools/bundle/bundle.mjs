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

/**
 * What few commands need, and what is large: it lies in a file of its own beside the bundle, so that the others need not
 * even read it.
 */
const BESIDE = {
  '@aws-sdk/credential-providers': 'aws-credentials.js',
  '@smithy/signature-v4': 'aws-signature.js',
};

/** Leaves those packages out of the bundle, and says which were met. */
function leaveBeside(met) {
  return {
    name: 'beside',
    setup({ onResolve }) {
      onResolve({ filter: /^@(aws-sdk|smithy)\// }, ({ path, kind }) => {
        if (kind !== 'dynamic-import' || !(path in BESIDE)) return undefined;
        met.add(path);
        return { path: `./${BESIDE[path]}`, external: true };
      });
    },
  };
}

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
  const common = {
    absWorkingDir: ROOT,
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
  };
  const beside = new Set();
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(project, 'src', 'main.ts')],
    outfile,
    write: false,
    banner: { js: LAZY },
    plugins: [leaveBeside(beside)],
  });
  for (const { path, text } of outputFiles) writeFileSync(path, path === outfile ? loadBindingsLazily(text) : text);
  chmodSync(outfile, 0o755);
  for (const name of beside) {
    await build({ ...common, entryPoints: [name], outfile: join(dirname(outfile), BESIDE[name]), minify: true });
  }
}
