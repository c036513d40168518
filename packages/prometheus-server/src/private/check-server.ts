import { compareVersions, NAMED_SIDECARS_SINCE_CHART } from '@promontory/amp-facts';
import { ConfigurationError, isConcrete } from '@promontory/core';
import { writeDestinations } from '@promontory/prometheus-writer';
import { requiredExporters } from '@promontory/scrape-config';
import { parseDuration } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { PrometheusServerProps } from '../prometheus-server.js';

const TWO_HOURS = 7_200_000;

/** What a server alone can have wrong. */
export function checkServer(scope: IConstruct, props: PrometheusServerProps, signer: 'prometheus' | 'proxy'): void {
  const refuse = (code: string, got: string, expected: string, fix: string): never => {
    throw new ConfigurationError(`PrometheusServer${code}`, { got, expected, fix }, scope);
  };
  const { retention, retentionSize, prometheusVersion, replicas = 1, compute } = props;
  if (isConcrete(retention) && (parseDuration(retention) ?? 0) < TWO_HOURS) {
    refuse(
      'Retention',
      retention,
      'at least 2h: what is not sent yet is read from there',
      "change 'retention', or use PrometheusAgent, which keeps nothing else",
    );
  }
  if (isConcrete(retentionSize) && !/^\d+(\.\d+)?(B|KB|MB|GB|TB|PB|EB)$/.test(retentionSize))
    refuse('Retention', retentionSize, 'a size such as 6GB', "change 'retentionSize'");
  if (prometheusVersion !== undefined && !/^v?\d+\.\d+\.\d+$/.test(prometheusVersion))
    refuse('Version', prometheusVersion, 'one exact version such as 3.14.0', "write 'prometheusVersion' in full");
  const written = writeDestinations(props).filter(({ standby }) => standby !== true);
  if (signer === 'proxy' && written.length > 1) {
    const expected = 'one: the proxy that signs for it knows one workspace';
    refuse('Version', `${written.length} destinations of a Prometheus before 2.26`, expected, 'upgrade Prometheus');
  }
  if (signer === 'proxy' && written.some(({ externalId }) => externalId !== undefined)) {
    const expected = 'a Prometheus that signs itself: the proxy passes no external id on';
    refuse('Version', "an 'externalId' for a Prometheus before 2.26", expected, 'upgrade Prometheus');
  }
  const chart = props.existingRelease?.chartVersion ?? props.chartVersion;
  if (signer === 'proxy' && isConcrete(chart) && (compareVersions(chart, NAMED_SIDECARS_SINCE_CHART) ?? 0) < 0) {
    const expected = `at least ${NAMED_SIDECARS_SINCE_CHART}: an older one takes no container by name`;
    refuse('Chart', `the chart ${chart} for a Prometheus before 2.26`, expected, 'upgrade the chart first');
  }
  if (props.existingRelease !== undefined && replicas > 1) {
    const expected = 'one replica: its volumes are those of one pod';
    refuse('Existing', `${replicas} replicas of an existing release`, expected, 'install a new one beside it');
  }
  if (compute !== 'fargate') return;
  if (props.persistentVolume !== undefined && props.persistentVolume !== false) {
    const fix = "leave 'persistentVolume' out";
    refuse('Fargate', 'a volume on Fargate', 'none: Fargate mounts no volume of EBS', fix);
  }
  if (requiredExporters(props.jobs ?? []).includes('node-exporter')) {
    const fix = "take 'node-exporter' out of 'jobs'";
    refuse('Fargate', 'a job of node-exporter on Fargate', 'none: Fargate runs no DaemonSet', fix);
  }
  if (props.identity === 'pod-identity') {
    const fix = "write identity 'irsa'";
    refuse('Fargate', 'Pod Identity on Fargate', 'a role by IRSA: the agent of Pod Identity runs on nodes', fix);
  }
}
