import type { IServiceAccountIdentity } from '@promontory/eks';
import { HelmRelease } from '@promontory/helm';
import {
  chartPrometheus,
  checkWriter,
  mergeOnto,
  type PrometheusWriterProps,
  refuseValues,
  writerIdentity,
} from '@promontory/prometheus-writer';
import type { WalSettings } from '@promontory/remote-write';
import type { ScrapeJob } from '@promontory/scrape-config';
import { Construct } from 'constructs';
import { agentValues } from './private/agent-values.js';
import { checkVersion } from './private/check-version.js';
import { checkWal } from './private/check-wal.js';
import { keptValues } from './private/kept.js';

interface AgentProps {
  readonly jobs: readonly ScrapeJob[];
  /**
   * The volume of the write-ahead log: what is not sent yet survives a restart.
   * @default '8Gi'
   */
  readonly storage?: string;
  /** What is scraped and not sent yet. @default - Prometheus' own */
  readonly wal?: WalSettings;
}

/** What an agent is made of. */
export type PrometheusAgentProps = PrometheusWriterProps & AgentProps;

/** A Prometheus in agent mode, installed by Helm: it scrapes and forwards, and stores nothing but what waits to be sent. */
export class PrometheusAgent extends Construct {
  /** The role that the agent writes as; undefined with `identity: 'static'`. */
  readonly role: IServiceAccountIdentity | undefined;
  readonly release: HelmRelease;

  constructor(scope: Construct, id: string, props: PrometheusAgentProps) {
    super(scope, id);
    const { chartVersion, values = {} } = props;
    const prometheus = chartPrometheus(values, chartVersion);
    checkWriter(this, props, { code: 'PrometheusAgent', jobs: props.jobs, ...prometheus });
    checkWal(this, props.wal ?? {});
    checkVersion(this, prometheus.version);
    const identity = writerIdentity(this, props);
    const own = agentValues(props, identity, prometheus.version);
    refuseValues(this, values, { code: 'PrometheusAgent', what: 'the agent', keeps: keptValues(own) });
    this.role = identity.role;
    this.release = new HelmRelease(this, 'Release', {
      chart: 'prometheus',
      releaseName: 'prometheus-agent',
      namespace: identity.namespace,
      createNamespace: props.createNamespace ?? true,
      version: chartVersion,
      repository: props.chartRepository,
      values: mergeOnto(own, values),
      // With the permissions in place first, the agent's first requests are not refused.
      dependsOn: [...identity.dependencies],
    });
  }
}
