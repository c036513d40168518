import { didYouMean, type Finding, parseArn, type Path, type Problem } from '@promontory/vocabulary';
import type { GrafanaReadingSettings, WorkspaceSettings } from '../../environment.js';
import { loadDashboards } from '../build/dashboards.js';
import type { Wished } from '../build/grafana.js';
import { type Part, placed } from '../part.js';

/** What a Grafana is checked against. */
export interface GrafanaSurroundings {
  /** Undefined when it is itself wrong. */
  readonly account: string | undefined;
  /** Every name under `workspaces`, also of those that are themselves wrong. */
  readonly workspaceNames: readonly string[];
  /** Those of which something is known. */
  readonly workspaces: ReadonlyMap<string, Part<WorkspaceSettings>>;
}

type Told = Omit<Finding, 'path'>;

/** What fits into the uid of a data source, 40 characters, between `amp-` and `-alerts`. */
export const LONGEST = 29;

/** What every Grafana reads: workspaces that are there, that it may read, and dashboards that there are. */
export function checkReading(
  part: Part<unknown>,
  at: Path,
  reading: Wished<GrafanaReadingSettings>,
  around: GrafanaSurroundings,
  longest = LONGEST,
): Problem[] {
  const names = reading.workspaces ?? around.workspaceNames;
  const nothing = names.length + reading.remoteSources.length === 0 && around.workspaceNames.length > 0;
  return [
    ...(nothing ? placed(part, [...at, 'workspaces'], NOTHING) : []),
    ...names.flatMap((name, index) => {
      const where = reading.workspaces === undefined ? at : [...at, 'workspaces', index];
      return placedIf(part, where, checkWorkspace(name, names.indexOf(name) < index, around, longest));
    }),
    ...reading.remoteSources.flatMap(({ name, workspaceArn, roleArn }) => [
      ...placedIf(part, [...at, 'remoteSources', name], names.includes(name) ? clash(name) : undefined),
      ...placedIf(part, [...at, 'remoteSources', name], name.length > longest ? long(name, longest) : undefined),
      ...placedIf(part, [...at, 'remoteSources', name, 'roleArn'], checkRole(workspaceArn, roleArn)),
    ]),
    ...checkDashboards(part, at, reading),
  ];
}

const placedIf = (part: Part<unknown>, at: Path, told: Told | undefined): Problem[] =>
  told === undefined ? [] : placed(part, at, told);

const NOTHING: Told = {
  code: 'ConfigGrafanaWorkspaces',
  got: 'nothing to read',
  expected: 'at least one workspace',
  fix: "name one, or leave 'workspaces' out for all",
};

const clash = (name: string): Told => ({
  code: 'ConfigGrafanaSource',
  got: `${name}, which is a workspace too`,
  expected: 'each data source under a name of its own',
  fix: 'rename it',
});

const long = (name: string, longest: number): Told => ({
  code: 'ConfigGrafanaSource',
  got: `a name of ${name.length} characters`,
  expected: `at most ${longest}: it stands in the uid of a data source${longest < LONGEST ? ', behind the prefix' : ''}`,
  fix: 'shorten it, or leave it out of what Grafana reads',
});

function checkWorkspace(
  name: string,
  isTwice: boolean,
  around: GrafanaSurroundings,
  longest: number,
): Told | undefined {
  const { account, workspaceNames, workspaces } = around;
  if (!workspaceNames.includes(name)) {
    const near = didYouMean(name, workspaceNames);
    return {
      code: 'ConfigWorkspace',
      got: JSON.stringify(name),
      expected: `one of ${workspaceNames.join(', ')}`,
      fix: near === undefined ? "declare it under 'workspaces'" : `did you mean ${near}?`,
    };
  }
  if (isTwice) {
    return {
      code: 'ConfigWorkspaceTwice',
      got: 'a workspace a second time',
      expected: 'each workspace once',
      fix: 'remove one of the two',
    };
  }
  if (name.length > longest) return long(name, longest);
  const workspace = workspaces.get(name);
  if (workspace?.value.kind !== 'existing' || workspace.doubtful.has('existing')) return undefined;
  const owner = parseArn(workspace.value.workspaceArn)?.account;
  if (account === undefined || owner === undefined || owner === account) return undefined;
  return {
    code: 'ConfigGrafanaAccount',
    got: `the workspace ${name} of account ${owner}`,
    expected: `a workspace of account ${account}, or a role of the other one`,
    fix: "read it under 'remoteSources', by a role that queries it there",
  };
}

function checkRole(workspaceArn: string, roleArn: string): Told | undefined {
  const [owner, role] = [parseArn(workspaceArn)?.account, parseArn(roleArn)?.account];
  if (owner === role) return undefined;
  return {
    code: 'ConfigAccount',
    got: `a role of account ${role ?? ''}`,
    expected: `one of account ${owner ?? ''}, where the workspace is`,
    fix: 'name the role there that queries it',
  };
}

function checkDashboards(part: Part<unknown>, at: Path, { dashboards }: Wished<GrafanaReadingSettings>): Problem[] {
  if (dashboards === undefined) return [];
  const { also, except } = dashboards;
  if (also.length + except.length === 0) return [];
  const { DASHBOARD_NAMES } = loadDashboards();
  return (['also', 'except'] as const).flatMap((key) =>
    dashboards[key].flatMap((name, index) => {
      const where = [...at, 'dashboards', key, index];
      if (key === 'except' && also.includes(name)) {
        return placed(part, where, {
          code: 'ConfigDashboard',
          got: `${name}, which stands in 'also' too`,
          expected: 'a dashboard in one of the two',
          fix: 'remove it from one',
        });
      }
      if (DASHBOARD_NAMES.some((known) => known === name)) return [];
      const near = didYouMean(name, DASHBOARD_NAMES);
      return placed(part, where, {
        code: 'ConfigDashboard',
        got: JSON.stringify(name),
        expected: `one of ${DASHBOARD_NAMES.join(', ')}`,
        fix: near === undefined ? 'docs/dashboards.md shows them all' : `did you mean ${near}?`,
      });
    }),
  );
}
