import { prometheusOfChart } from '@promontory/amp-facts';
import { isMapping, type Path } from '@promontory/vocabulary';
import type { PrometheusCollection } from '../../environment.js';

/** A Prometheus that is not the one that this release was tested with. */
export interface NamedPrometheus {
  /** Undefined where nobody knows: a chart of one's own, a tag that is no text. */
  readonly version: string | undefined;
  /** Where it is said. */
  readonly at: Path;
  /** Whether the chart says it, rather than an image. */
  readonly byChart: boolean;
}

/** Which Prometheus runs, where it is named. */
export function namedPrometheus(collection: PrometheusCollection): NamedPrometheus | undefined {
  const path =
    collection.kind === 'prometheus-operator'
      ? ['prometheus', 'prometheusSpec', 'image', 'tag']
      : ['server', 'image', 'tag'];
  const tag = path.reduce<unknown>((value, key) => (isMapping(value) ? value[key] : undefined), collection.values);
  // An image of one's own stands in for that of the chart.
  if (typeof tag === 'string') return { version: tag, at: ['collection', 'values', ...path], byChart: false };
  if ('prometheusVersion' in collection && collection.prometheusVersion !== undefined)
    return { version: collection.prometheusVersion, at: ['collection', 'prometheusVersion'], byChart: false };
  const { version } = collection.chart;
  if (version === undefined || collection.kind === 'prometheus-operator') return undefined;
  const at = collection.kind === 'existing-prometheus' ? ['release', 'chartVersion'] : ['chart', 'version'];
  return { version: prometheusOfChart(version), at: ['collection', ...at], byChart: true };
}
