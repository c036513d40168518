'use strict';
// Loads the bundle that lies beside this file. Its code is compiled beforehand where V8 takes what was compiled when the
// bundle was made (the same Node); everywhere else it is compiled as any other file is.
const { readFileSync } = require('node:fs');
const { createRequire, enableCompileCache } = require('node:module');
const { join } = require('node:path');
const { constants, Script } = require('node:vm');

// The bundle's name tells its content: V8 itself compares no more than lengths.
const NAME = '__BUNDLE__';
// The name of the part of it that reads environments.
const READER = '__READER__';

function compile(cachedData) {
  const filename = join(__dirname, `${NAME}.js`);
  // esbuild writes ASCII: a byte is a character, and nothing has to be decoded.
  const source = readFileSync(filename, 'latin1');
  return new Script(`(function(exports,require,module,__filename,__dirname){${source}\n})`, {
    filename,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

function run(script) {
  const filename = join(__dirname, `${NAME}.js`);
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, __dirname);
  return module.exports;
}

function readCompiled() {
  try {
    return readFileSync(join(__dirname, `${NAME}.compiled`));
  } catch {
    return undefined;
  }
}

/** Which code this is, and where its threads begin. */
exports.place = { version: NAME, reader: READER, worker: join(__dirname, 'worker.js') };
exports.compile = compile;
exports.run = run;
/** Once in a process: it remembers what it has read. */
exports.load = () => (loaded ??= first());

let loaded;

function first() {
  const compiled = readCompiled();
  const script = compiled && compile(compiled);
  if (script && !script.cachedDataRejected) return run(script);
  // Node 22.8 and newer keep what they compile in a folder of their own.
  enableCompileCache?.();
  return require(`./${NAME}.js`);
}
