import type { DashboardDefinition } from '../definition.js';
import { graph, stat, table } from '../panels.js';
import { CLUSTER, rates } from '../promql.js';

const IN = `${CLUSTER},namespace=~"$namespace"`;
const KUBELET = `${IN},job="kubelet"`;
const CLAIM = 'cluster, namespace, persistentvolumeclaim';
const of = (what: string): string => `max by (${CLAIM}) (kubelet_volume_stats_${what}{${KUBELET}})`;
const SPACE = `${of('used_bytes')} / ${of('capacity_bytes')}`;
const INODES = `${of('inodes_used')} / (${of('inodes')} > 0)`;
const top = (vector: string): string => `topk by (cluster) (20, ${vector})`;

export const volumes: DashboardDefinition = {
  title: 'Volumes',
  answers: 'Which volume fills up, and are volumes made and attached?',
  runbooks: ['storage'],
  present: 'kubelet_volume_stats_capacity_bytes',
  variables: [
    {
      name: 'namespace',
      label: 'Namespace',
      from: `kubelet_volume_stats_capacity_bytes{${CLUSTER}}`,
      multi: true,
    },
  ],
  next: ['cluster', 'namespace', 'kubelet'],
  rows: {
    'At a glance': [
      stat('Claims', 'Claims that are mounted.', 'short', { now: `count by (cluster) (${of('capacity_bytes')})` }),
      stat('Space', 'Space of the volumes that are mounted.', 'bytes', {
        now: `sum by (cluster) (${of('capacity_bytes')})`,
      }),
      stat('Space in use', 'Share of that space that is in use.', 'percentunit', {
        now: `sum by (cluster) (${of('used_bytes')}) / sum by (cluster) (${of('capacity_bytes')})`,
      }),
      stat(
        'Fullest',
        'Share of the space of the fullest volume that is in use.',
        'percentunit',
        { now: `max by (cluster) (${SPACE})` },
        { limits: { warn: 0.85, bad: 0.97 } },
      ),
      stat(
        'Claims without volume',
        'Claims that wait for a volume or have lost it.',
        'short',
        { now: `sum by (cluster) (kube_persistentvolumeclaim_status_phase{${IN},phase=~"Pending|Lost"})` },
        { limits: { warn: 1, bad: 5 } },
      ),
    ],
    Claims: [
      table(
        'Claims',
        'One row for each claim that is mounted.',
        ['cluster', 'namespace', 'persistentvolumeclaim'],
        {
          Space: { expr: of('capacity_bytes'), unit: 'bytes' },
          Used: { expr: of('used_bytes'), unit: 'bytes' },
          'Space in use': { expr: SPACE, unit: 'percentunit' },
          'Inodes in use': { expr: INODES, unit: 'percentunit' },
        },
        { links: { namespace: 'namespace' } },
      ),
      graph(
        'Space in use',
        'The twenty fullest volumes.',
        'percentunit',
        { '{{namespace}}/{{persistentvolumeclaim}}': top(SPACE) },
        { max: 1, limits: { warn: 0.85, bad: 0.97 } },
      ),
      graph(
        'Inodes in use',
        'The twenty volumes with the fewest inodes left.',
        'percentunit',
        { '{{namespace}}/{{persistentvolumeclaim}}': top(INODES) },
        { max: 1 },
      ),
    ],
    Provisioning: [
      graph('Claims by phase', 'Claims that are bound, pending or lost.', 'short', {
        '{{phase}}': `sum by (cluster, phase) (kube_persistentvolumeclaim_status_phase{${IN}})`,
      }),
      graph(
        'Volumes by phase',
        'Volumes of the cluster. Released ones cost money and hold data that nobody reads.',
        'short',
        {
          '{{phase}}': `sum by (cluster, phase) (kube_persistentvolume_status_phase{${CLUSTER}})`,
        },
      ),
      graph('Operations of kubelets', 'Mounts and unmounts in a second, by how they ended.', 'ops', {
        '{{operation_name}} {{status}}': rates(
          'operation_name, status',
          `storage_operation_duration_seconds_count{${CLUSTER},job="kubelet"}`,
        ),
      }),
      graph('Requests of the EBS driver', 'Requests to EC2 in a second, and those that were refused.', 'reqps', {
        '{{request}}': rates('request', `aws_ebs_csi_api_request_duration_seconds_count{${CLUSTER}}`),
        '{{request}} failed': rates('request', `aws_ebs_csi_api_request_errors_total{${CLUSTER}}`),
        '{{request}} throttled': rates('request', `aws_ebs_csi_api_request_throttles_total{${CLUSTER}}`),
      }),
    ],
  },
};
