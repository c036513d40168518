import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvironment } from '@promontory/config';
import { formatProblem } from '@promontory/vocabulary';
import { type App, TerraformStack } from 'cdktf';
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
  try {
    const app = buildApp(loaded.environment);
    app.synth();
    removeStale(app);
    for (const warning of [...loaded.warnings.map(formatProblem), ...warningsOf(app)])
      process.stderr.write(`warning: ${warning}\n`);
    return 0;
  } catch (error) {
    return refuse(error);
  }
}

/** What constructs refuse is an environment that is not valid; a stack trace would only hide what they say. */
function refuse(error: unknown): number {
  if (!(error instanceof Error) || process.env['PROMONTORY_DEBUG'] === '1') throw error;
  const isRefusal = error.name === 'ConfigurationError' || error.message.startsWith('Validation failed');
  process.stderr.write(
    isRefusal
      ? `${error.message}\n`
      : `This is a defect of Promontory (PROMONTORY_DEBUG=1 shows where): ${error.message}\n`,
  );
  return isRefusal ? 2 : 3;
}

/** cdktf leaves the folders of stacks that are gone; whoever deploys "all stacks" would deploy them again. */
function removeStale(app: App): void {
  const stacks = join(app.outdir, 'stacks');
  const present = new Set(
    app.node.children.filter((child) => TerraformStack.isStack(child)).map(({ node }) => node.id),
  );
  for (const id of existsSync(stacks) ? readdirSync(stacks) : []) {
    if (!present.has(id)) rmSync(join(stacks, id), { recursive: true });
  }
}

/** What constructs have to say that stops nothing. The cdktf CLI prints it; who calls the app directly should see it too. */
function warningsOf(app: App): string[] {
  return app.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => `${node.path}: ${String(data)}`),
    );
}

process.exitCode = main();
