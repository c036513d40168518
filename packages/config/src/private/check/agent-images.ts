import { type ExporterName, requiredExporters, resolveJobs } from '@promontory/scrape-config';
import { isMapping, type Path, type Problem } from '@promontory/vocabulary';
import type { Collection, ExistingPrometheusCollection, PrometheusCollection } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';
import type { Networks } from './cluster-network.js';

/** An image of the chart. */
interface ChartImage {
  /** As it is pulled unless values say otherwise. */
  readonly name: string;
  /** The value that says otherwise. */
  readonly path: Path;
}

/** values.yaml of prometheus 29.27.0 and of its charts of exporters, 2026-11. */
const CHART: readonly ChartImage[] = [
  { name: 'quay.io/prometheus/prometheus', path: ['server', 'image', 'repository'] },
  {
    name: 'quay.io/prometheus-operator/prometheus-config-reloader',
    path: ['configmapReload', 'prometheus', 'image', 'repository'],
  },
];
/** values.yaml of kube-prometheus-stack 88.5.3, 2026-11. */
const OPERATOR: readonly ChartImage[] = [
  { name: 'quay.io/prometheus/prometheus', path: ['prometheus', 'prometheusSpec', 'image', 'registry'] },
  { name: 'quay.io/prometheus-operator/prometheus-operator', path: ['prometheusOperator', 'image', 'registry'] },
  {
    name: 'quay.io/prometheus-operator/prometheus-config-reloader',
    path: ['prometheusOperator', 'prometheusConfigReloader', 'image', 'registry'],
  },
];
const EXPORTERS: Readonly<Record<ExporterName, ChartImage>> = {
  'kube-state-metrics': {
    name: 'registry.k8s.io/kube-state-metrics/kube-state-metrics',
    path: ['kube-state-metrics', 'image', 'registry'],
  },
  'node-exporter': {
    name: 'quay.io/prometheus/node-exporter',
    path: ['prometheus-node-exporter', 'image', 'registry'],
  },
};

/** Images that nodes without internet do not reach. */
export function warnOfImages(part: Part<KnownCluster>, { known }: Networks): Problem[] {
  const { network, collection } = part.value;
  const uses = network === undefined ? undefined : known.get(network)?.value.uses;
  if (collection === undefined || uses?.images !== 'ecr' || uses.nodes === 'none') return [];
  if (!('identity' in collection)) return warnOfExporters(part, collection);
  if (!installs(collection)) return [];
  // A chart of one's own may name other images.
  if (collection.chart.repository !== undefined) return [];
  const left = imagesOf(collection).filter(({ path }) => at(collection.values, path) === undefined);
  if (left.length === 0) return [];
  return placed(part, ['collection'], {
    code: 'ConfigNetworkImages',
    got: `images of ${left.map(({ name }) => name).join(', ')}`,
    expected: 'images in ECR, for nodes without internet',
    fix: `copy them there and set ${left.map(({ path }) => path.join('.')).join(', ')} in 'values', or write 'images: elsewhere' in the network's 'uses'`,
  });
}

function warnOfExporters(
  part: Part<KnownCluster>,
  { exporters, jobs }: Exclude<Collection, PrometheusCollection>,
): Problem[] {
  const required = requiredExporters(resolveJobs(jobs, 'prometheus'));
  if (exporters !== 'charts' || required.length === 0) return [];
  return placed(part, ['collection', 'exporters'], {
    code: 'ConfigNetworkImages',
    got: `images of ${required.map((exporter) => EXPORTERS[exporter].name).join(', ')}`,
    expected: 'images in ECR, for nodes without internet',
    fix: "write 'exporters: eks-addons', whose images are there, or 'images: elsewhere' in the network's 'uses'",
  });
}

type Installed = Exclude<PrometheusCollection, ExistingPrometheusCollection>;

/** What a release that is there pulls, it has pulled. */
const installs = (collection: PrometheusCollection): collection is Installed =>
  collection.kind !== 'existing-prometheus';

function imagesOf({ kind, jobs, values }: Installed): readonly ChartImage[] {
  const exporters = requiredExporters(resolveJobs(jobs, 'prometheus')).map((exporter) => EXPORTERS[exporter]);
  const hasRegistry = at(values, ['global', 'imageRegistry']) !== undefined;
  if (kind === 'prometheus-operator') return hasRegistry ? [] : [...OPERATOR, ...exporters];
  const hasReloader = at(values, ['configmapReload', 'prometheus', 'enabled']) !== false;
  return [...CHART.filter(({ path }) => hasReloader || path[0] === 'server'), ...(hasRegistry ? [] : exporters)];
}

function at(values: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isMapping(value) ? value[key] : undefined), values);
}
