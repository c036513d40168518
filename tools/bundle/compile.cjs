'use strict';
// Has a bundle do what it will be asked for most, and keeps what V8 compiled for that.
// Usage: node compile.cjs <repository> <dist> <file>
const { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const [root, dist, file] = process.argv.slice(2);
const { compile, run } = require(join(dist, 'load.js'));

const script = compile();
const bundle = run(script);
const scratch = mkdtempSync(join(tmpdir(), 'promontory-compile-'));

async function work() {
  for (const environment of environments()) {
    await bundle.synthesize?.(environment, { outdir: mkdtempSync(join(scratch, 'out-')), version: file });
    await command('validate', environment);
    await command('review', environment, '--no-synth');
  }
}

/** Some environments; the first ones will do. */
function environments() {
  const home = join(root, 'environments');
  return (existsSync(home) ? readdirSync(home) : [])
    .map((name) => join(home, name))
    .filter((folder) => existsSync(join(folder, 'environment.yaml')))
    .slice(0, 3);
}

/** A command of which nobody reads what it says, or whether it ends well. */
async function command(...argv) {
  const silent = () => undefined;
  const { signal } = new AbortController();
  await bundle.cli?.(
    { cwd: root, env: {}, stdout: silent, stderr: silent, color: false, now: () => new Date(0), signal },
    argv,
  );
}

work().then(() => {
  writeFileSync(join(dist, file), script.createCachedData());
  rmSync(scratch, { recursive: true, force: true });
});
