import { ConfigurationError } from '@promontory/core';
import { type HelmValues, replacedPart } from '@promontory/helm';
import type { IConstruct } from 'constructs';

/** A value that a construct keeps to itself, and what to use instead. */
export interface KeptValue {
  readonly path: readonly string[];
  readonly instead: string;
}

const kept = (path: string, instead: string): KeptValue => ({ path: path.split('.'), instead });
const LABELS = ['server', 'global', 'external_labels'];

/** Values of the prometheus-community chart that decide who writes where. */
export const CHART_KEPT: readonly KeptValue[] = [
  kept('server.remoteWrite', "use 'workspace' and 'remoteWrite'"),
  kept(
    'server.replicaCount',
    "use 'replicas': it gives each a name, without which AMP stores, and bills, everything twice",
  ),
  kept('server.daemonSet.enabled', 'leave it out: each pod would store, and bill, everything'),
  kept('server.configFromSecret', "use 'jobs' and 'workspace'"),
  kept('server.configMapOverrideName', "use 'jobs' and 'workspace'"),
  { path: [...LABELS, 'cluster'], instead: "use 'clusterLabel'" },
  { path: [...LABELS, '__replica__'], instead: "use 'replicas'" },
  kept('serviceAccounts.server.name', "use 'serviceAccount'"),
  kept('serviceAccounts.server.create', 'leave it to the chart'),
  {
    path: ['serviceAccounts', 'server', 'annotations', 'eks.amazonaws.com/role-arn'],
    instead: "add permissions to the construct's 'role'",
  },
  kept('forceNamespace', "use 'namespace'"),
  { path: ['serverFiles', 'prometheus.yml', 'scrape_configs'], instead: "use 'jobs'" },
];

/** Raw values may tune the chart, not undo the construct: `what` is it, in words. */
export function refuseValues(
  scope: IConstruct,
  values: HelmValues,
  { code, what, keeps }: { readonly code: string; readonly what: string; readonly keeps: readonly KeptValue[] },
): void {
  for (const { path, instead } of keeps) {
    const found = replacedPart(values, path);
    if (found === undefined) continue;
    throw new ConfigurationError(
      `${code}Values`,
      {
        got: `values.${found.join('.')}`,
        expected: `values that leave identity, destination and mode of ${what} alone`,
        fix: instead,
      },
      scope,
    );
  }
}

/** What else must stay: what names the pods, holds their keys, or signs for them. */
export function keptOf({ server }: HelmValues): KeptValue[] {
  const own = (server ?? {}) as HelmValues;
  return [
    ...('env' in own ? [kept('server.env', 'leave it out: it tells pods their names, or their keys')] : []),
    ...('statefulSet' in own ? [kept('server.statefulSet.enabled', 'leave it: pods of a StatefulSet have names')] : []),
    ...('sidecarContainers' in own
      ? [kept('server.sidecarContainers.aws-sigv4-proxy-sidecar.args', 'leave them: it signs what is sent')]
      : []),
  ];
}
