import type { DashboardDefinition } from '../definition.js';
import { graph, stat } from '../panels.js';
import { CLUSTER as IN } from '../promql.js';

const GPU = 'cluster, Hostname, gpu, modelName';
const of = (field: string): string => `max by (${GPU}) (DCGM_FI_DEV_${field}{${IN}})`;
const LEGEND = '{{Hostname}} {{gpu}}';
const MEMORY = `${of('FB_USED')} / (${of('FB_USED')} + ${of('FB_FREE')})`;

export const gpu: DashboardDefinition = {
  title: 'GPU',
  answers: 'Are NVIDIA GPUs used, and are they well?',
  runbooks: ['gpu'],
  present: 'DCGM_FI_DEV_GPU_UTIL',
  next: ['cluster', 'nodes', 'node'],
  rows: {
    'At a glance': [
      stat('GPUs', 'GPUs by model.', 'short', { '{{modelName}}': `cluster_model:gpus:count{${IN}}` }, { width: 8 }),
      stat(
        'In use',
        'Share of the time in which the GPUs of a model computed.',
        'percentunit',
        { '{{modelName}}': `cluster_model:gpu_utilisation:avg{${IN}}` },
        { width: 8 },
      ),
      stat(
        'Hottest',
        'Temperature of the hottest GPU.',
        'celsius',
        { now: `max by (cluster) (DCGM_FI_DEV_GPU_TEMP{${IN}})` },
        { limits: { warn: 80, bad: 85 } },
      ),
      stat('Power', 'Power that all GPUs draw.', 'watt', { now: `sum by (cluster) (${of('POWER_USAGE')})` }),
    ],
    Use: [
      graph(
        'Utilisation',
        'Share of the time in which something ran on the GPU.',
        'percent',
        { [LEGEND]: of('GPU_UTIL') },
        { max: 100 },
      ),
      graph(
        'Memory in use',
        'Share of the memory of each GPU that is in use.',
        'percentunit',
        { [LEGEND]: MEMORY },
        { max: 1 },
      ),
      graph('Pods on GPUs', 'GPUs that each pod has.', 'short', {
        // `pod` is the exporter's own, as the preset scrapes it.
        '{{exported_namespace}}/{{exported_pod}}': `count by (cluster, exported_namespace, exported_pod) (DCGM_FI_DEV_GPU_UTIL{${IN},exported_pod!=""})`,
      }),
      graph('Copying', 'Share of the time in which the memory of the GPU was copied.', 'percent', {
        [LEGEND]: of('MEM_COPY_UTIL'),
      }),
    ],
    Heat: [
      graph('Temperature', 'Over about 85 degrees a GPU slows down.', 'celsius', { [LEGEND]: of('GPU_TEMP') }),
      graph('Power', 'Power that each GPU draws.', 'watt', { [LEGEND]: of('POWER_USAGE') }),
    ],
    Faults: [
      graph('Last error', 'XID of the last error of each GPU: 0 for none.', 'short', { [LEGEND]: of('XID_ERRORS') }),
      graph('Transfers repeated', 'Transfers over the bus in a second that had to be repeated.', 'cps', {
        [LEGEND]: `sum by (${GPU}) (rate(DCGM_FI_DEV_PCIE_REPLAY_COUNTER{${IN}}[$__rate_interval]))`,
      }),
      graph('Rows replaced', 'Rows of memory that were replaced after errors.', 'short', {
        [LEGEND]: of('UNCORRECTABLE_REMAPPED_ROWS'),
      }),
    ],
  },
};
