import type { PresetName } from '@promontory/scrape-config';
import { cadvisor } from './inventories/cadvisor.js';
import { kubeApiserver } from './inventories/kube-apiserver.js';
import { kubeStateMetrics } from './inventories/kube-state-metrics.js';
import { kubelet } from './inventories/kubelet.js';
import { nodeExporter } from './inventories/node-exporter.js';
import type { MetricInventory } from './inventory.js';

/** What each preset scrapes; of annotated pods it cannot be known. */
export const PRESET_INVENTORIES: Readonly<Record<Exclude<PresetName, 'pods'>, MetricInventory>> = {
  kubelet,
  cadvisor,
  'kube-apiserver': kubeApiserver,
  'kube-state-metrics': kubeStateMetrics,
  'node-exporter': nodeExporter,
};
