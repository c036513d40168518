import { formatProblem } from '@promontory/vocabulary';
import { loadEnvironment } from '@promontory/config';
import { buildApp } from './build-app.js';

/**
 * The app of every environment's cdktf.json: reads the environment in the working directory and writes its stacks.
 * Ends with 2, and writes nothing, when the environment is not valid.
 */
function main(): number {
  const loaded = loadEnvironment(process.cwd());
  if (!loaded.ok) {
    process.stderr.write(`${loaded.problems.map(formatProblem).join('\n')}\n`);
    return 2;
  }
  buildApp(loaded.environment).synth();
  return 0;
}

process.exitCode = main();
