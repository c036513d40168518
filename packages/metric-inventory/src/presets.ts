import type { PresetName } from '@promontory/scrape-config';
import { EXPORTERS } from './exporters.js';
import { cadvisor } from './inventories/cadvisor.js';
import { kubeApiserver } from './inventories/kube-apiserver.js';
import { kubeStateMetrics } from './inventories/kube-state-metrics.js';
import { kubelet } from './inventories/kubelet.js';
import { nodeExporter } from './inventories/node-exporter.js';
import { RUNTIME_FAMILIES, SHARED_NAMES } from './inventories/shared.js';
import type { MetricInventory } from './inventory.js';

/** A component of Kubernetes: it exposes also what all of them do. */
const component = (inventory: MetricInventory): MetricInventory => ({
  ...inventory,
  names: SHARED_NAMES,
  families: [...inventory.families, ...RUNTIME_FAMILIES],
});
const program = (inventory: MetricInventory): MetricInventory => ({
  ...inventory,
  families: [...inventory.families, ...RUNTIME_FAMILIES],
});

/** What each preset scrapes, before its allow-list; of annotated pods it cannot be known. */
export const PRESET_INVENTORIES: Readonly<Record<Exclude<PresetName, 'pods'>, MetricInventory>> = {
  kubelet,
  cadvisor,
  'kube-apiserver': kubeApiserver,
  'kube-state-metrics': kubeStateMetrics,
  'node-exporter': nodeExporter,
  'kube-scheduler': component(EXPORTERS['kube-scheduler']),
  'kube-controller-manager': component(EXPORTERS['kube-controller-manager']),
  'kube-proxy': component(EXPORTERS['kube-proxy']),
  coredns: program(EXPORTERS.coredns),
  'vpc-cni': program(EXPORTERS['vpc-cni']),
  karpenter: program(EXPORTERS.karpenter),
  'cert-manager': program(EXPORTERS['cert-manager']),
  dcgm: EXPORTERS.dcgm,
  neuron: program(EXPORTERS.neuron),
  jmx: program(EXPORTERS.jmx),
  nginx: program(EXPORTERS.nginx),
  istio: program(EXPORTERS.istio),
  opencost: program(EXPORTERS.opencost),
};
