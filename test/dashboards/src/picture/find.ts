import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { type Dashboard, withoutVariables } from '@promontory/dashboards';
import { chosenIn } from '../chosen.js';
import type { Prometheus } from '../prometheus.js';
import type { Line } from './panel.js';
import type { Lines } from './picture.js';

interface Target {
  readonly refId: string;
  readonly expr: string;
  readonly legendFormat?: string;
}

/** Asks a Prometheus what every panel asks, over the last seconds. */
export async function findLines({ name, model }: Dashboard, prometheus: Prometheus): Promise<Lines> {
  const chosen = chosenIn(name);
  const lines = new Map<number, readonly Line[]>();
  for (const { id = 0, targets = [] } of (model.panels ?? []) as readonly Panel[]) {
    const found: Line[] = [];
    for (const { refId, expr, legendFormat = '' } of targets as unknown as readonly Target[]) {
      for (const { metric, values } of await prometheus.series(withoutVariables(expr, chosen), 15)) {
        const { __name__: _, ...labels } = metric;
        const legend = legendFormat.replace(/\{\{(\w+)\}\}/g, (__, label: string) => metric[label] ?? '');
        found.push({ refId, legend, labels, values });
      }
    }
    lines.set(id, found);
  }
  return lines;
}
