import type { HelmValues } from '@promontory/helm';
import { CHART_KEPT, keptOf, type KeptValue } from '@promontory/prometheus-writer';
import type { PrometheusServerProps } from '../prometheus-server.js';

const kept = (path: string, instead: string): KeptValue => ({ path: path.split('.'), instead });

/** What of the chart's values a server keeps to itself. */
export function keptValues(own: HelmValues, { compute, prometheusVersion }: PrometheusServerProps): KeptValue[] {
  return [
    ...CHART_KEPT,
    ...keptOf(own),
    kept('server.defaultFlagsOverride', 'use PrometheusAgent for an agent; extraArgs and extraFlags may be added'),
    ...(prometheusVersion === undefined ? [] : [kept('server.image.tag', "use 'prometheusVersion'")]),
    ...(compute === 'fargate'
      ? [
          kept('server.persistentVolume.enabled', 'leave it: Fargate mounts no volume of EBS'),
          kept('prometheus-node-exporter.enabled', 'leave it: Fargate runs no DaemonSet'),
          kept('alertmanager.enabled', "use the workspace's alert manager"),
        ]
      : []),
  ];
}
