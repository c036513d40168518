import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BANNER, loadBindingsLazily, loadLater } from './lazy.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  conditions: ['@promontory/source'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  logLevel: 'warning',
};

/** The files by which a bundle is reached. */
const COMMAND = { 'main.js': 'load().main(place);' };
const APP = {
  'main.js': 'load().main(place.worker);',
  // What `promontory synth` calls instead of starting another process.
  'synthesize.js': 'exports.synthesize = (folder, options) => load().synthesize(folder, { ...place, ...options });',
  'worker.js': 'load().work();',
};

const nameOf = (code) => createHash('sha256').update(code).digest('hex').slice(0, 16);

/** Tells the code that reads environments from other code, in whichever bundle it is. */
async function readerOf() {
  const entryPoints = [join('packages', 'config', 'src', 'index.ts')];
  const { outputFiles } = await build({ ...COMMON, entryPoints, legalComments: 'none', write: false });
  return nameOf(outputFiles[0].text);
}
const reader = await readerOf();

/**
 * Bundles the `src/entry.ts` of a project into `dist/bundle-<hash>.js`, straight from the sources of all workspace
 * packages, with small files that load it and with what V8 makes of it. It needs no node_modules to run: a deploy job can
 * be handed `dist` alone. Reasons and figures: docs/decisions/0003-bundled-app.md.
 *
 * Usage: node tools/bundle/bundle.mjs stacks/app packages/cli
 */
for (const project of process.argv.slice(2)) {
  const dist = join(ROOT, project, 'dist');
  mkdirSync(dist, { recursive: true });
  // Files of earlier bundles have other names, and would stay.
  for (const file of readdirSync(dist).filter((file) => /\.(js|compiled|txt)$/.test(file))) rmSync(join(dist, file));

  const beside = new Map();
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: [join(project, 'src', 'entry.ts')],
    outfile: join(dist, 'bundle.js'),
    write: false,
    banner: { js: BANNER },
    plugins: [loadLater(ROOT, beside)],
  });
  const textOf = (end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  const code = loadBindingsLazily(textOf('bundle.js'));
  const name = `bundle-${nameOf(code)}`;
  writeFileSync(join(dist, `${name}.js`), code);
  writeFileSync(join(dist, 'bundle.js.LEGAL.txt'), textOf('.LEGAL.txt'));
  for (const [file, path] of beside)
    await build({ ...COMMON, entryPoints: [path], outfile: join(dist, file), minify: true });

  writeFileSync(
    join(dist, 'load.js'),
    readFileSync(join(HERE, 'load.cjs'), 'utf8').replace('__BUNDLE__', name).replace('__READER__', reader),
  );
  const isApp = existsSync(join(ROOT, project, 'src', 'synthesis'));
  for (const [file, text] of Object.entries(isApp ? APP : COMMAND))
    writeFileSync(join(dist, file), `'use strict';\nconst { load, place } = require('./load.js');\n${text}\n`);
  execFileSync(process.execPath, [join(HERE, 'compile.cjs'), ROOT, dist, `${name}.compiled`], { stdio: 'inherit' });
}
