import type { Problem } from '@promontory/vocabulary';
import type { WorkspaceSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';

/** A cluster, or a collector outside of Kubernetes, among those of all environments that are read together. */
export interface Writer {
  readonly kind: 'cluster' | 'collector';
  readonly environment: string;
  /** Undefined when it is itself wrong. */
  readonly account: string | undefined;
  readonly part: Part<{ readonly name: string; readonly label: string; readonly region: string }>;
  /** Those it writes to: settings are undefined when nothing is known of one. */
  readonly targets: readonly Target[];
}

/** A workspace that a cluster writes to. */
export interface Target {
  /** A key of `workspaces`. */
  readonly name: string;
  readonly settings: WorkspaceSettings | undefined;
}

/** A problem, and the cluster that has it. */
export interface Clash {
  readonly writer: Writer;
  readonly problem: Problem;
}

/** Clusters are collected from once, names of collectors are taken once, and their series can be told apart in the workspace that they share. */
export function checkUniqueness(writers: readonly Writer[]): Clash[] {
  const clusters = new Map<string, Writer>();
  const labels = new Map<string, Writer>();
  return writers.flatMap((writer) => {
    const twice = clash(clusters, clusterKey(writer), writer);
    const found = twice === undefined ? sameLabel(labels, writer) : sameCluster(writer, twice);
    return found.map((problem) => ({ writer, problem }));
  });
}

function sameCluster({ kind, part, environment }: Writer, other: Writer): Problem[] {
  const { name, region } = part.value;
  if (kind === 'collector') {
    return placed(part, [], {
      code: 'ConfigCollectorTwice',
      got: `the collector ${name} a second time in ${region}${elsewhere(environment, other)}`,
      expected: 'each name once in an account and Region: roles and the rest are called after it',
      fix: 'rename one of the two',
    });
  }
  return placed(part, ['name'], {
    code: 'ConfigClusterTwice',
    got: `the cluster ${name} a second time in ${region}${elsewhere(environment, other)}`,
    expected: 'each cluster once',
    fix: 'remove one of the two: two collectors would store, and bill, everything twice',
  });
}

function sameLabel(labels: Map<string, Writer>, writer: Writer): Problem[] {
  const { kind, part, environment, targets } = writer;
  return targets.flatMap((target) => {
    const other = clash(labels, labelKey(writer, target), writer);
    if (other === undefined) return [];
    const { name, region } = other.part.value;
    return placed(part, ['label'], {
      code: 'ConfigClusterLabel',
      got: `the label ${part.value.label}, which ${name} in ${region}${elsewhere(environment, other)} has as well`,
      expected: `a label of its own for every ${other.kind === kind ? kind : 'cluster and collector'} that writes to ${target.name}`,
      fix: "set another 'label': else the series of the two cannot be told apart",
    });
  });
}

function elsewhere(environment: string, other: Writer): string {
  return other.environment === environment ? '' : ` (environment ${other.environment})`;
}

function clusterKey({ kind, account, part: { value, doubtful } }: Writer): string | undefined {
  const isKnown = value.name !== '' && value.region !== '' && !doubtful.has('name') && !doubtful.has('region');
  return isKnown ? `${kind} ${account ?? ''} ${value.region} ${value.name}` : undefined;
}

/** Two names may stand for one workspace: where its ARN is known, that tells. */
function labelKey({ environment, part: { value, doubtful } }: Writer, { name, settings }: Target): string | undefined {
  if (value.label === '' || doubtful.has('label') || doubtful.has('workspace')) return undefined;
  const target = settings?.kind === 'existing' ? settings.workspaceArn : `${environment} ${name}`;
  return `${target} ${value.label}`;
}

function clash(seen: Map<string, Writer>, key: string | undefined, writer: Writer): Writer | undefined {
  if (key === undefined) return undefined;
  const earlier = seen.get(key);
  if (earlier === undefined) seen.set(key, writer);
  return earlier;
}
