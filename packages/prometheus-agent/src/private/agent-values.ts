import { prometheusCan } from '@promontory/amp-facts';
import type { HelmValues } from '@promontory/helm';
import { chartValues, controlPlaneAccess, type WriterIdentity } from '@promontory/prometheus-writer';
import { agentWalArguments } from '@promontory/remote-write';
import type { PrometheusAgentProps } from '../prometheus-agent.js';

const RESOURCES = { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } } as const;

/** The chart's values for an agent. */
export function agentValues(
  props: PrometheusAgentProps,
  identity: WriterIdentity,
  version: string | undefined,
): HelmValues {
  const values = chartValues({
    props,
    identity,
    jobs: props.jobs,
    signer: 'prometheus',
    volume: { size: props.storage },
    resources: props.resources ?? RESOURCES,
    mode: { defaultFlagsOverride: flags(props, version) },
    // An empty list, not null: null would leave the file without a mapping, and Prometheus would not start.
    file: { rule_files: [] },
  });
  return { ...values, ...controlPlaneAccess(props.jobs, identity, 'prometheus-agent') };
}

// They replace every flag of the chart, the rule and storage ones with them.
function flags({ replicas = 1, wal = {} }: PrometheusAgentProps, version: string | undefined): string[] {
  const features = ['agent', ...(replicas > 1 ? ['expand-external-labels'] : [])];
  return [
    // Prometheus 3 knows no such features: the first is a flag of its own, the second is always on.
    prometheusCan(version, 'withoutFlags') ? '--agent' : `--enable-feature=${features.join(',')}`,
    '--config.file=/etc/config/prometheus.yml',
    '--storage.agent.path=/data',
    '--web.enable-lifecycle',
    ...agentWalArguments(wal).map((flag) => `--${flag}`),
  ];
}
