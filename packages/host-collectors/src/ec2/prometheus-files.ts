import { prometheusCan } from '@promontory/amp-facts';
import { remoteWriteEntries } from '@promontory/cross-region-writer';
import { agentWalArguments, renderRemoteWrite } from '@promontory/remote-write';
import { renderScrapeConfigs } from '@promontory/scrape-config';
import { formatDuration, parseDuration } from '@promontory/vocabulary';
import type { HostWriter } from '../private/host-writer.js';
import { yamlText } from '../private/yaml-text.js';
import type { Ec2PrometheusProps } from './ec2-prometheus.js';
import { unitText } from './unit.js';

const CONFIG = '/etc/amp-collector/prometheus.yml';
const STATE = 'amp-collector';
/** Where a download is unpacked. */
export const PROMETHEUS_FOLDER = '/opt/amp-collector';
/** The longest that one scrape may take. */
const TIMEOUT = 10_000;

/** The configuration of a Prometheus on a server. */
export function prometheusConfig(props: Ec2PrometheusProps, { destinations }: HostWriter): Record<string, unknown> {
  const { scrapeInterval = '60s', servers = 1, clusterLabel, jobs } = props;
  return {
    global: {
      scrape_interval: scrapeInterval,
      scrape_timeout: formatDuration(Math.min(TIMEOUT, parseDuration(scrapeInterval) ?? TIMEOUT)),
      // Prometheus fills the variable in, of the unit's environment.
      external_labels: { cluster: clusterLabel, ...(servers > 1 ? { __replica__: '${INSTANCE_ID}' } : {}) },
    },
    scrape_configs: renderScrapeConfigs(jobs, 'prometheus'),
    remote_write: remoteWriteEntries(destinations, props.remoteWrite).map(({ destination, settings }) =>
      renderRemoteWrite(destination, settings),
    ),
  };
}

/** The configuration and the unit. */
export function prometheusFiles(props: Ec2PrometheusProps, writer: HostWriter) {
  const { program } = props;
  const path = program.kind === 'installed' ? program.path : `${PROMETHEUS_FOLDER}/prometheus`;
  const unit = unitText({
    description: 'Prometheus, which writes to Amazon Managed Service for Prometheus',
    command: [path, ...flags(props)],
    stateDirectory: STATE,
  });
  return [
    { path: CONFIG, content: yamlText(prometheusConfig(props, writer)) },
    { path: '/etc/systemd/system/amp-collector.service', content: unit },
  ];
}

function flags({ mode = 'agent', servers = 1, wal = {}, retention, program }: Ec2PrometheusProps): string[] {
  const isNew = prometheusCan(program.version, 'withoutFlags');
  const isAgent = mode === 'agent';
  const features = [
    ...(isAgent && !isNew ? ['agent'] : []),
    ...(servers > 1 && !isNew ? ['expand-external-labels'] : []),
  ];
  return [
    ...(isAgent && isNew ? ['--agent'] : []),
    ...(features.length === 0 ? [] : [`--enable-feature=${features.join(',')}`]),
    `--config.file=${CONFIG}`,
    // Nobody asks it from outside.
    '--web.listen-address=127.0.0.1:9090',
    ...(isAgent
      ? [`--storage.agent.path=/var/lib/${STATE}/agent`, ...agentWalArguments(wal).map((flag) => `--${flag}`)]
      : [
          `--storage.tsdb.path=/var/lib/${STATE}/server`,
          ...(retention === undefined ? [] : [`--storage.tsdb.retention.time=${retention}`]),
        ]),
  ];
}
