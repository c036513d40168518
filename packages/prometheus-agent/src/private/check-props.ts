import { ConfigurationError, isConcrete } from '@promontory/core';
import { checkDestinations } from '@promontory/cross-region-writer';
import { type HelmValues, replacedPart } from '@promontory/helm';
import { parseDuration } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { PrometheusAgentProps } from '../prometheus-agent.js';

/** What would make an agent that sends nothing, or that cannot start. */
export function checkProps(scope: IConstruct, props: PrometheusAgentProps): void {
  if (props.jobs.length === 0) {
    throw new ConfigurationError(
      'PrometheusAgentNoJobs',
      { got: 'no jobs', expected: 'at least one', fix: "add presets to 'jobs'" },
      scope,
    );
  }
  checkDestinations(scope, 'PrometheusAgentDestinations', props);
  const { scrapeInterval } = props;
  if (isConcrete(scrapeInterval) && !parseDuration(scrapeInterval)) {
    throw new ConfigurationError(
      'PrometheusAgentInterval',
      { got: scrapeInterval, expected: "a duration such as '30s', above zero", fix: "change 'scrapeInterval'" },
      scope,
    );
  }
  for (const [key, value] of Object.entries(props.queue ?? {})) {
    if (value !== undefined && (!Number.isInteger(value) || (value as number) < 1)) {
      throw new ConfigurationError(
        'PrometheusAgentQueue',
        {
          got: `queue.${key} ${String(value)}`,
          expected: 'a whole number of at least 1',
          fix: `change 'queue.${key}'`,
        },
        scope,
      );
    }
  }
}

/** Values that decide who writes where, or whether this is an agent at all: each has a prop, or is the point of the construct. */
const OURS: readonly { readonly path: readonly string[]; readonly instead: string }[] = [
  { path: ['server', 'remoteWrite'], instead: "use 'workspace' and 'queue'" },
  {
    path: ['server', 'defaultFlagsOverride'],
    instead: 'install the chart by HelmRelease for a Prometheus that is no agent',
  },
  { path: ['server', 'replicaCount'], instead: 'leave one replica: two would store, and bill, everything twice' },
  { path: ['server', 'daemonSet', 'enabled'], instead: 'leave one replica: each would store, and bill, everything' },
  { path: ['server', 'remoteRead'], instead: 'query the workspace: an agent reads nothing' },
  { path: ['server', 'alertmanagers'], instead: "use the workspace's alert manager" },
  { path: ['server', 'configFromSecret'], instead: "use 'jobs' and 'workspace'" },
  { path: ['server', 'configMapOverrideName'], instead: "use 'jobs' and 'workspace'" },
  { path: ['server', 'global', 'external_labels', 'cluster'], instead: "use 'clusterLabel'" },
  { path: ['serviceAccounts', 'server', 'name'], instead: "use 'serviceAccount'" },
  { path: ['serviceAccounts', 'server', 'create'], instead: 'leave it to the chart' },
  {
    path: ['serviceAccounts', 'server', 'annotations', 'eks.amazonaws.com/role-arn'],
    instead: "add permissions to the construct's 'role'",
  },
  { path: ['forceNamespace'], instead: "use 'namespace'" },
  { path: ['serverFiles', 'prometheus.yml', 'scrape_configs'], instead: "use 'jobs'" },
  { path: ['serverFiles', 'prometheus.yml', 'rule_files'], instead: "use the workspace's rules" },
  { path: ['alertmanager', 'enabled'], instead: "use the workspace's alert manager" },
];

/** Raw values may tune the chart, not undo the construct. */
export function checkValues(scope: IConstruct, values: HelmValues): void {
  for (const { path, instead } of OURS) {
    const found = replacedPart(values, path);
    if (found !== undefined) {
      throw new ConfigurationError(
        'PrometheusAgentValues',
        {
          got: `values.${found.join('.')}`,
          expected: 'values that leave identity, destination and mode of the agent alone',
          fix: instead,
        },
        scope,
      );
    }
  }
}
