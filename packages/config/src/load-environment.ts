import { resolve } from 'node:path';
import type { Problem } from '@promontory/vocabulary';
import type { KnownTexts } from '@promontory/yaml-document';
import type { Environment } from './environment.js';
import { checkEndpointsOnce } from './private/check/endpoints-once.js';
import { checkGrafanaOnce } from './private/check/grafana-once.js';
import { checkUniqueness } from './private/check/uniqueness.js';
import { EnvironmentFiles } from './private/files.js';
import { readEnvironment } from './private/read-environment.js';

export { ENVIRONMENT_FILE } from './private/read-environment.js';

/** What reading an environment came to: the environment, or everything that is wrong with it. */
export type LoadedEnvironment =
  | {
      readonly ok: true;
      readonly name: string;
      readonly environment: Environment;
      readonly warnings: readonly Problem[];
    }
  | {
      readonly ok: false;
      readonly name: string;
      readonly problems: readonly Problem[];
      readonly warnings: readonly Problem[];
    };

/** How an environment is read. */
export interface LoadOptions {
  /**
   * Problems call files by their path from here.
   * @default process.cwd()
   */
  readonly workingDirectory?: string;
  /**
   * What is known of texts: which were read is noted there.
   * @default - nothing
   */
  readonly texts?: KnownTexts;
}

/**
 * Reads the environment in `folder`: environment.yaml, clusters/*.yaml and the rule and alert manager files they name.
 * Nothing is thrown for what a user wrote; all problems come at once.
 */
export function loadEnvironment(folder: string, options: LoadOptions = {}): LoadedEnvironment {
  const [loaded] = loadEnvironments([folder], options);
  return loaded as LoadedEnvironment;
}

/**
 * Reads several environments, and checks what only several can get wrong: a cluster that two of them collect from, a
 * cluster label that two give to the same workspace, an endpoint that two make in one VPC, a Grafana that two deliver into under the same names. The later one in the list has the problem.
 */
export function loadEnvironments(folders: readonly string[], options: LoadOptions = {}): LoadedEnvironment[] {
  const workingDirectory = options.workingDirectory ?? process.cwd();
  const readings = folders.map((folder) =>
    readEnvironment(new EnvironmentFiles(resolve(folder), workingDirectory, options.texts)),
  );
  const clashes = checkUniqueness(readings.flatMap(({ writers }) => writers));
  const endpointClashes = checkEndpointsOnce(readings.flatMap(({ endpoints }) => endpoints));
  const grafanaClashes = checkGrafanaOnce(readings.flatMap(({ grafana }) => grafana ?? []));
  return readings.map(({ name, environment, problems: own, warnings, writers, endpoints, grafana }) => {
    const shared = [
      ...clashes.filter(({ writer }) => writers.includes(writer)),
      ...endpointClashes.filter(({ maker }) => endpoints.includes(maker)),
      ...grafanaClashes.filter(({ guest }) => guest === grafana),
    ].map(({ problem }) => problem);
    const problems = [...own, ...shared];
    return environment !== undefined && problems.length === 0
      ? { ok: true, name, environment, warnings: inOrder(warnings) }
      : { ok: false, name, problems: inOrder(problems), warnings: inOrder(warnings) };
  });
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  );
}
