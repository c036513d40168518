import { prometheusCan } from '@promontory/amp-facts';
import type { HelmValues } from '@promontory/helm';
import { mergeValues } from '@promontory/helm';
import { chartValues, controlPlaneAccess, type WriterIdentity } from '@promontory/prometheus-writer';
import type { PrometheusServerProps } from '../prometheus-server.js';

const RESOURCES = { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '4Gi' } } as const;

/** The chart's values for a server. */
export function serverValues(
  props: PrometheusServerProps,
  identity: WriterIdentity,
  signer: 'prometheus' | 'proxy',
  version: string | undefined,
): HelmValues {
  const { prometheusVersion: said, replicas = 1, resources } = props;
  const image = said === undefined ? {} : { image: { tag: `v${said.replace(/^v/, '')}` } };
  const isAdopted = props.existingRelease !== undefined;
  const values = chartValues({
    props,
    identity,
    jobs: props.jobs,
    signer,
    volume: props.persistentVolume ?? (props.compute === 'fargate' ? false : {}),
    resources: resources ?? RESOURCES,
    mode: isAdopted ? {} : modeOf(props, replicas > 1 && !prometheusCan(version, 'withoutFlags')),
    file: {},
  });
  const added = { ...image, ...(isAdopted && resources !== undefined ? { resources } : {}) };
  const access = controlPlaneAccess(props.jobs ?? [], identity, props.releaseName ?? 'prometheus-for-amp');
  return { ...(Object.keys(added).length === 0 ? values : mergeValues(values, { server: added })), ...access };
}

/** How long it keeps what it scraped, and what it is started with beyond the chart's own flags. */
function modeOf(
  { retention = '1d', retentionSize, walCompression = true }: PrometheusServerProps,
  expandsLabels: boolean,
): HelmValues {
  return {
    retention,
    ...(retentionSize === undefined ? {} : { retentionSize }),
    // The first is the chart's own, which a list of ours replaces.
    ...(walCompression ? {} : { extraFlags: ['web.enable-lifecycle', 'no-storage.tsdb.wal-compression'] }),
    ...(expandsLabels ? { extraArgs: { 'enable-feature': 'expand-external-labels' } } : {}),
  };
}
