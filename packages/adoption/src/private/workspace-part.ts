import type { FoundWorkspace, Origin } from '../inventory.js';
import { alertManagerFiles } from './alert-manager-files.js';

/** A part of an environment, with its files, and what a person should know of it. */
export interface Part {
  readonly yaml: Readonly<Record<string, unknown>>;
  /** Texts by path, relative to the environment's folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  /** What is managed from here on. */
  readonly adopted: readonly Origin[];
}

/** A workspace in the words of an environment: whatever can be said so is taken over, the rest is left as it is. */
export function workspacePart(key: string, workspace: FoundWorkspace, elsewhere: string | undefined): Part {
  const rules = rulesOf(key, workspace);
  const alerting = alertingOf(key, workspace);
  const existing = {
    ...(Object.keys(rules.yaml).length === 0 ? {} : { rules: Object.keys(rules.yaml) }),
    ...(alerting.yaml['file'] === undefined ? {} : { alertManager: true }),
  };
  const { id, alias, tags, kmsKeyArn, retentionDays, limits, logGroupArn } = workspace;
  const own = Object.entries(tags).filter(([name]) => !/^aws:/i.test(name) && name !== 'AMPAgentlessScraper');
  const yaml = {
    ...(elsewhere === undefined ? {} : { region: elsewhere }),
    adopt: Object.keys(existing).length === 0 ? id : { workspaceId: id, ...existing },
    ...(alias === undefined ? {} : { alias }),
    ...(own.length === 0 ? {} : { tags: Object.fromEntries(own) }),
    ...(kmsKeyArn === undefined ? {} : { kmsKeyArn }),
    ...(retentionDays === undefined ? {} : { retentionDays }),
    ...(limits.length === 0 ? {} : { limits }),
    ...(logGroupArn === undefined ? { logging: false } : {}),
    ...(Object.keys(rules.yaml).length === 0 ? {} : { rules: rules.yaml }),
    ...(alerting.yaml['file'] === undefined ? {} : { alertManager: alerting.yaml }),
  };
  const logging =
    logGroupArn === undefined
      ? `${key}: it has no log of rules and alert manager, and gets none; take out 'logging: false' after the apply`
      : `${key}: its log goes to a new group from the apply on; ${logGroupArn.replace(/^.*:log-group:/, '').replace(/:\*$/, '')} stays, with what is in it`;
  return {
    yaml,
    files: { ...rules.files, ...alerting.files },
    notes: [
      ...(alias === undefined ? [`${key}: it has no alias, and gets one`] : []),
      logging,
      ...rules.notes,
      ...alerting.notes,
    ],
    adopted: [...workspace.origins, ...rules.adopted, ...alerting.adopted],
  };
}

function rulesOf(key: string, { namespaces }: FoundWorkspace): Part {
  const yaml: Record<string, string> = {};
  const files: Record<string, string> = {};
  const notes: string[] = [];
  const adopted: Origin[] = [];
  for (const [name, { text, origins }] of namespaces) {
    const reason =
      text === undefined
        ? 'its rules are not known (give a state that has them, or --live)'
        : /^[0-9A-Za-z][-.0-9A-Z_a-z]{0,127}$/.test(name)
          ? undefined
          : "its name has other than letters, digits, '.', '_' and '-'";
    if (reason !== undefined || text === undefined) {
      notes.push(`${key}: the namespace ${name} is left as it is: ${reason}`);
      continue;
    }
    const file = `rules/${key}/${name}.yaml`;
    yaml[name] = file;
    files[file] = text;
    adopted.push(...origins);
  }
  return { yaml, files, notes, adopted };
}

function alertingOf(key: string, { alertManager }: FoundWorkspace): Part {
  if (alertManager === undefined) return { yaml: {}, files: {}, notes: [], adopted: [] };
  const read = alertManager.text === undefined ? undefined : alertManagerFiles(alertManager.text);
  if (read === undefined) {
    const reason =
      alertManager.text === undefined ? 'it is not known (give --live)' : 'it cannot be told apart into files';
    return { yaml: {}, files: {}, notes: [`${key}: the alert manager is left as it is: ${reason}`], adopted: [] };
  }
  const file = `alert-manager/${key}.yaml`;
  const templates = Object.entries(read.templates).map(
    ([name, text]) => [`alert-manager/${key}/${name}.tmpl`, text] as const,
  );
  return {
    yaml: { topics: {}, file, ...(templates.length === 0 ? {} : { templates: templates.map(([path]) => path) }) },
    files: { [file]: read.configuration, ...Object.fromEntries(templates) },
    notes: [`${key}: the alert manager is written anew in one order of keys: read its difference in the plan`],
    adopted: alertManager.origins,
  };
}
