import type { IWorkspace } from '@promontory/amp-workspace';
import type { Environment, ManagedWorkspaceSettings, MetricStreamSettings } from '@promontory/config';
import { boundedName } from '@promontory/core';
import { type AllNamespaces, MetricStream, type NamespaceSelection } from '@promontory/metric-stream';
import type { Construct } from 'constructs';

/** CloudWatch metrics of the environment's account that are written to the workspace. */
export function addMetricStreams(
  scope: Construct,
  workspace: IWorkspace,
  environment: Environment,
  settings: ManagedWorkspaceSettings,
): void {
  for (const { name, namespaces, ...stream } of settings.metricStreams) {
    new MetricStream(scope, `MetricStream-${name}`, {
      ...stream,
      workspace,
      // It names a bucket, too, which the account and the Region are joined to.
      name: boundedName(32, environment.name, settings.name, name),
      namespaces: select(namespaces),
      statistics: stream.statistics.length === 0 ? undefined : stream.statistics,
      region: settings.region,
      tags: settings.tags,
    });
  }
}

function select(namespaces: MetricStreamSettings['namespaces']): readonly NamespaceSelection[] | AllNamespaces {
  return 'all' in namespaces && namespaces.except.length === 0 ? { all: true } : namespaces;
}
