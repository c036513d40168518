import type { GroupDefinition } from '../../definition.js';
import type { StorageContext } from './storage.js';

const CLAIM = 'cluster, namespace, persistentvolumeclaim';

/** Making, attaching and giving back volumes. */
export const provisioning = ({ t, range, job }: StorageContext): GroupDefinition => ({
  name: 'provisioning',
  rules: [
    {
      alert: 'KubePersistentVolumeErrors',
      expr: `max by (cluster, persistentvolume, phase) (kube_persistentvolume_status_phase{phase=~"Failed|Pending"}) > 0`,
      for: '5m',
      severity: 'critical',
      summary: 'Volume {persistentvolume} of {cluster} is in trouble.',
      description: 'Persistent volume {persistentvolume} of {cluster} is {phase}.',
    },
    {
      alert: 'KubePersistentVolumeClaimPending',
      expr: `max by (${CLAIM}) (kube_persistentvolumeclaim_status_phase{phase="Pending"}) > 0`,
      for: '1h',
      severity: 'warning',
      summary: 'Claim {namespace}/{persistentvolumeclaim} of {cluster} gets no volume.',
      description: '{namespace}/{persistentvolumeclaim} in {cluster} has waited an hour for a volume.',
    },
    {
      alert: 'KubePersistentVolumeClaimLost',
      expr: `max by (${CLAIM}) (kube_persistentvolumeclaim_status_phase{phase="Lost"}) > 0`,
      severity: 'critical',
      summary: 'Claim {namespace}/{persistentvolumeclaim} of {cluster} has lost its volume.',
      description: 'The persistent volume to which {namespace}/{persistentvolumeclaim} in {cluster} was bound is gone.',
    },
    {
      alert: 'KubePersistentVolumeReleased',
      expr: `max by (cluster, persistentvolume) (kube_persistentvolume_status_phase{phase="Released"}) > 0`,
      for: '1d',
      severity: 'info',
      summary: 'Volume {persistentvolume} of {cluster} belongs to nobody and is paid for.',
      description: 'The claim of {persistentvolume} in {cluster} was removed a day ago; the volume was retained.',
    },
    {
      alert: 'KubeVolumeAttachmentStuck',
      expr: `
        max by (cluster, node, volumeattachment) (kube_volumeattachment_info)
        and on (cluster, volumeattachment) kube_volumeattachment_status_attached == 0`,
      for: '15m',
      severity: 'warning',
      summary: 'A volume cannot be attached to node {node} of {cluster}.',
      description:
        'Attachment {volumeattachment} to {node} of {cluster} has been outstanding for 15 minutes: pods wait for it.',
    },
    {
      alert: 'KubeletVolumeOperationErrors',
      expr: `
        sum by (cluster, node, volume_plugin, operation_name) (
          increase(storage_operation_duration_seconds_count{${job('kubelet')},status!="success"}[${range('15m')}])
        ) > ${t.operationErrors}`,
      for: '15m',
      severity: 'warning',
      summary: 'Volume operations fail on node {node} of {cluster}.',
      description: '{operation_name} by {volume_plugin} fails again and again on {node} of {cluster}.',
    },
    {
      alert: 'EbsCsiThrottled',
      expr: `sum by (cluster, request) (rate(aws_ebs_csi_api_request_throttles_total[${range()}])) > ${t.ebsThrottles}`,
      for: '15m',
      severity: 'warning',
      summary: 'EC2 throttles the EBS driver of {cluster}.',
      description: '{value:decimal} calls of {request} a second are throttled: attaching volumes in {cluster} is slow.',
    },
    {
      alert: 'EbsCsiErrors',
      expr: `
        sum by (cluster, request) (rate(aws_ebs_csi_api_request_errors_total[${range()}]))
        / sum by (cluster, request) (rate(aws_ebs_csi_api_request_duration_seconds_count[${range()}])) > ${t.ebsErrors}`,
      for: '15m',
      severity: 'warning',
      summary: 'Calls of the EBS driver of {cluster} fail.',
      description: '{value:percent} of the calls of {request} by the EBS driver of {cluster} fail.',
    },
    {
      alert: 'EbsVolumeDetachSlow',
      expr: `
        max by (cluster, volume_id) (increase(aws_ebs_csi_ec2_detach_pending_seconds[${range('15m')}]))
        > ${t.detachPending}`,
      severity: 'warning',
      summary: 'Volume {volume_id} of {cluster} does not come off its instance.',
      description:
        'The EBS driver of {cluster} waits and waits for {volume_id} to be detached: its pod cannot start elsewhere.',
    },
  ],
});
