import type { PresetName } from '@promontory/scrape-config';
import { cadvisor } from './cadvisor.js';
import { kubeApiserver } from './kube-apiserver.js';
import { kubeStateMetrics } from './kube-state-metrics.js';
import { kubelet } from './kubelet.js';
import { nodeExporter } from './node-exporter.js';
import type { SeriesTable } from './table.js';

/** How many series what a preset scrapes has, where that was counted; of annotated pods it cannot be. */
export const SERIES_TABLES: Readonly<Partial<Record<PresetName, SeriesTable>>> = {
  kubelet,
  cadvisor,
  'kube-apiserver': kubeApiserver,
  'kube-state-metrics': kubeStateMetrics,
  'node-exporter': nodeExporter,
};
