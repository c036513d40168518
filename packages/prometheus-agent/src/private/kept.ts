import type { HelmValues } from '@promontory/helm';
import { CHART_KEPT, keptOf, type KeptValue } from '@promontory/prometheus-writer';

/** Values that decide who writes where, or whether this is an agent at all: each has a prop, or is the point of the construct. */
const AGENT: readonly KeptValue[] = [
  {
    path: ['server', 'defaultFlagsOverride'],
    instead: "use 'wal', or PrometheusServer for a Prometheus that is no agent",
  },
  { path: ['server', 'remoteRead'], instead: 'query the workspace: an agent reads nothing' },
  { path: ['server', 'alertmanagers'], instead: "use the workspace's alert manager" },
  { path: ['serverFiles', 'prometheus.yml', 'rule_files'], instead: "use the workspace's rules" },
  { path: ['alertmanager', 'enabled'], instead: "use the workspace's alert manager" },
];

/** Those, and what must stay as `own` has it. */
export const keptValues = (own: HelmValues): readonly KeptValue[] => [...CHART_KEPT, ...AGENT, ...keptOf(own)];
