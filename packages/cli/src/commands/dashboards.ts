import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Environment, loadEnvironments } from '@promontory/config';
import { formatProblem } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import type { Context } from '../context.js';
import { findEnvironments } from '../private/environments.js';
import { GRAFANA_FORMATS, type GrafanaFormat, grafanaFiles } from '../private/grafana-files.js';

export const dashboards = defineCommand({
  name: 'dashboards',
  summary: 'Write dashboards and data sources of environments, for a Grafana that somebody else runs.',
  takesEnvironments: true,
  flags: {
    output: { type: 'string', value: 'folder', description: 'Where to write. It must be empty, or not there yet.' },
    format: {
      type: 'string',
      value: 'format',
      choices: GRAFANA_FORMATS,
      default: 'operator',
      description: 'Resources of the Grafana Operator, ConfigMaps for the sidecar of its chart, or plain JSON.',
    },
    namespace: { type: 'string', value: 'name', default: 'grafana', description: 'Where the objects go.' },
    instances: {
      type: 'string',
      value: 'key=value',
      default: 'dashboards=grafana',
      description: 'With operator: a label of the Grafana resources that shall have them.',
    },
    prefix: {
      type: 'string',
      value: 'text',
      description: 'What uids begin with, where several environments share a Grafana. Default: promontory.',
    },
  },
  examples: [
    'promontory dashboards production --output grafana',
    'promontory dashboards --format configmap --namespace monitoring --output grafana',
    'promontory dashboards dev --format json --prefix dev --output dashboards',
  ],
  async run(context, { flags, environments: names }) {
    if (flags.output === undefined) throw CliError.usage('dashboards needs --output, the folder to write to');
    const output = resolve(context.cwd, flags.output);
    if (existsSync(output) && readdirSync(output).length > 0) {
      throw CliError.usage(`${relative(context.cwd, output)} is not empty: nothing is written over what is there`);
    }
    const options = {
      format: flags.format as GrafanaFormat,
      namespace: named('--namespace', flags.namespace, /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/),
      instanceLabels: labelOf(flags.instances),
      prefix: flags.prefix && named('--prefix', flags.prefix, /^[a-z0-9]([-a-z0-9]{0,19}[a-z0-9])?$/),
    };
    const environments = load(context, names);
    // All before the first is written: a mistake leaves nothing half-written.
    const files = environments.flatMap((environment) =>
      grafanaFiles(environment, options).map(({ path, text }) => ({
        path: join(output, environment.name, path),
        text,
      })),
    );
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      context.stdout(`${relative(context.cwd, path)}\n`);
    }
    return 0;
  },
});

function load(context: Context, names: readonly string[]): Environment[] {
  const folders = findEnvironments(context.cwd, names).map(({ folder }) => folder);
  const loaded = loadEnvironments(folders, { workingDirectory: context.cwd });
  const problems = loaded.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) throw CliError.usage(problems.map(formatProblem).join('\n'));
  return loaded.flatMap((one) => (one.ok ? one.environment : []));
}

function named(flag: string, value: string, pattern: RegExp): string {
  if (!pattern.test(value))
    throw CliError.usage(`${flag} is a name of lower-case letters, digits and '-', not '${value}'`);
  return value;
}

function labelOf(text: string): Readonly<Record<string, string>> {
  const [key = '', value = '', ...more] = text.split('=');
  if (key === '' || value === '' || more.length > 0) throw CliError.usage(`--instances is key=value, not '${text}'`);
  return { [key]: value };
}
