const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');

/**
 * Writes how many tests passed, failed and were skipped to tmp/test-counts/<project>.json. Nx keeps that file with the
 * task, so `npm test` can add up true figures even when a project's tests come from the cache.
 */
module.exports = class CountReporter {
  onRunComplete(contexts, results) {
    const [first] = contexts;
    const config = first.config;
    const name = config.displayName?.name ?? basename(config.rootDir);
    let root = config.rootDir;
    while (root !== dirname(root) && !existsSync(join(root, 'nx.json'))) root = dirname(root);
    const file = join(root, 'tmp', 'test-counts', `${name}.json`);
    mkdirSync(dirname(file), { recursive: true });
    const counts = {
      passed: results.numPassedTests,
      // A suite that could not even load has no tests, but it failed.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(file, `${JSON.stringify(counts)}\n`);
  }
};
