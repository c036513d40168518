import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { HOUR, rate } from '../harness/values.js';

const CLAIM = 'namespace="shop",persistentvolumeclaim="db-0"';
const claim = { namespace: 'shop', persistentvolumeclaim: 'db-0' };
type Value = Series[string];
const NAMES = {
  bytes: ['available_bytes', 'capacity_bytes', 'used_bytes'],
  inodes: ['inodes_free', 'inodes', 'inodes_used'],
} as const;
const volume = (kind: keyof typeof NAMES, free: Value, mode = 'ReadWriteOnce', used = 1): Series => {
  const [left, all, taken] = NAMES[kind];
  const stat = (name: string): string => `kubelet_volume_stats_${name}{job="kubelet",node="n1",${CLAIM}}`;
  return {
    [stat(left)]: free,
    [stat(all)]: 100_000,
    [stat(taken)]: used,
    [`kube_persistentvolumeclaim_access_mode{${CLAIM},access_mode="${mode}"}`]: 1,
  };
};
const filling = (kind: keyof typeof NAMES): AlertCase[] => {
  const falls = rate(-500 / HOUR, 14_000);
  const shared = { fires: volume(kind, falls), labels: claim, value: '10%', at: 8 * HOUR };
  return [
    { ...shared, silent: volume(kind, rate(-50 / HOUR, 10_400)) },
    { ...shared, silent: volume(kind, falls, 'ReadOnlyMany') },
    { ...shared, silent: volume(kind, falls, 'ReadWriteMany', 0) },
  ];
};
const almostFull = (kind: keyof typeof NAMES): readonly AlertCase[] => [
  { fires: volume(kind, 2000), silent: volume(kind, 4000), labels: claim, value: '2%' },
  { fires: volume(kind, 2000), silent: volume(kind, 2000, 'ReadOnlyMany'), labels: claim, value: '2%' },
  { fires: volume(kind, 2000), silent: volume(kind, 2000, 'ReadWriteMany', 0), labels: claim, value: '2%' },
];
const phase = (kind: string, labels: string, name: string, other: string): Pick<AlertCase, 'fires' | 'silent'> => ({
  fires: { [`kube_${kind}_status_phase{${labels},phase="${name}"}`]: 1 },
  silent: {
    [`kube_${kind}_status_phase{${labels},phase="${name}"}`]: 0,
    [`kube_${kind}_status_phase{${labels},phase="${other}"}`]: 1,
  },
});
const attachment = (attached: number): Series => ({
  'kube_volumeattachment_info{volumeattachment="csi-1",node="n1",attacher="ebs.csi.aws.com"}': 1,
  'kube_volumeattachment_status_attached{volumeattachment="csi-1"}': attached,
});
const operations = (status: string): Series => ({
  [`storage_operation_duration_seconds_count{job="kubelet",node="n1",volume_plugin="ebs",operation_name="mount",status="${status}"}`]:
    rate(0.05),
});
const ebs = (errors: number): Series => ({
  'aws_ebs_csi_api_request_errors_total{request="AttachVolume",error="x"}': rate(errors),
  'aws_ebs_csi_api_request_duration_seconds_count{request="AttachVolume"}': rate(1),
});

export const cases: PackCases = {
  records: {},
  alerts: {
    KubePersistentVolumeFillingUp: filling('bytes'),
    KubePersistentVolumeAlmostFull: almostFull('bytes'),
    KubePersistentVolumeInodesFillingUp: filling('inodes'),
    KubePersistentVolumeInodesAlmostFull: almostFull('inodes'),
    KubePersistentVolumeErrors: {
      ...phase('persistentvolume', 'persistentvolume="pv-1"', 'Failed', 'Bound'),
      labels: { persistentvolume: 'pv-1', phase: 'Failed' },
    },
    KubePersistentVolumeClaimPending: { ...phase('persistentvolumeclaim', CLAIM, 'Pending', 'Bound'), labels: claim },
    KubePersistentVolumeClaimLost: { ...phase('persistentvolumeclaim', CLAIM, 'Lost', 'Bound'), labels: claim },
    KubePersistentVolumeReleased: {
      ...phase('persistentvolume', 'persistentvolume="pv-1"', 'Released', 'Bound'),
      labels: { persistentvolume: 'pv-1' },
    },
    KubeVolumeAttachmentStuck: {
      fires: attachment(0),
      silent: attachment(1),
      labels: { volumeattachment: 'csi-1', node: 'n1' },
    },
    KubeletVolumeOperationErrors: {
      fires: operations('fail-unknown'),
      silent: operations('success'),
      labels: { node: 'n1', volume_plugin: 'ebs', operation_name: 'mount' },
    },
    EbsCsiThrottled: {
      fires: { 'aws_ebs_csi_api_request_throttles_total{request="AttachVolume"}': rate(0.5) },
      silent: { 'aws_ebs_csi_api_request_throttles_total{request="AttachVolume"}': rate(0.01) },
      labels: { request: 'AttachVolume' },
      value: '0.50',
    },
    EbsCsiErrors: { fires: ebs(0.25), silent: ebs(0.05), labels: { request: 'AttachVolume' }, value: '25%' },
    EbsVolumeDetachSlow: {
      fires: { 'aws_ebs_csi_ec2_detach_pending_seconds{volume_id="vol-1",instance_id="i-1"}': rate(1) },
      silent: { 'aws_ebs_csi_ec2_detach_pending_seconds{volume_id="vol-1",instance_id="i-1"}': rate(0.125) },
      labels: { volume_id: 'vol-1' },
    },
  },
};
