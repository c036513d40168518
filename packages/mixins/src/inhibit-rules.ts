import { PACK_NAMES, type PackName, packs } from './packs.js';

/** One inhibit rule, in Alertmanager's words. */
export interface PackInhibitRule {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal: readonly string[];
}

/** An alert, the alerts that it makes needless, and the labels that must be the same. */
interface Inhibition {
  readonly source: string;
  readonly targets: readonly string[];
  readonly equal: readonly string[];
}

const POD = ['cluster', 'namespace', 'pod'];
const NODE = ['cluster', 'node'];
const DISK = ['cluster', 'instance', 'device', 'mountpoint'];
const CLAIM = ['cluster', 'namespace', 'persistentvolumeclaim'];

// The cause hides its consequence, and the louder the softer of two that mean the same.
const INHIBITIONS: readonly Inhibition[] = [
  ...['KubePodCrashLooping', 'KubeImagePullFailing', 'KubeContainerWaiting', 'KubePodUnschedulable'].map((source) => ({
    source,
    targets: ['KubePodNotReady'],
    equal: POD,
  })),
  {
    source: 'KubeDeploymentRolloutStuck',
    targets: ['KubeDeploymentReplicasMismatch'],
    equal: ['cluster', 'namespace', 'deployment'],
  },
  {
    source: 'KubeStatefulSetUpdateNotRolledOut',
    targets: ['KubeStatefulSetReplicasMismatch'],
    equal: ['cluster', 'namespace', 'statefulset'],
  },
  {
    source: 'NodeFilesystemOutOfSpace',
    targets: ['NodeFilesystemAlmostOutOfSpace', 'NodeFilesystemSpaceFillingUp', 'NodeFilesystemSpaceFillingUpSoon'],
    equal: DISK,
  },
  { source: 'NodeFilesystemSpaceFillingUpSoon', targets: ['NodeFilesystemSpaceFillingUp'], equal: DISK },
  {
    source: 'NodeFilesystemOutOfFiles',
    targets: ['NodeFilesystemAlmostOutOfFiles', 'NodeFilesystemFilesFillingUp', 'NodeFilesystemFilesFillingUpSoon'],
    equal: DISK,
  },
  { source: 'NodeFilesystemFilesFillingUpSoon', targets: ['NodeFilesystemFilesFillingUp'], equal: DISK },
  {
    source: 'NodeFileDescriptorsExhausted',
    targets: ['NodeFileDescriptorLimit'],
    equal: ['cluster', 'instance'],
  },
  {
    source: 'KubeNodeNotReady',
    targets: ['KubeNodeUnreachable', 'KubeNodePressure', 'KubeletDown', 'KubeletNotScraped', 'KubeletRuntimeErrors'],
    equal: NODE,
  },
  {
    source: 'KubeletClientCertificateExpirationSoon',
    targets: ['KubeletClientCertificateExpiration', 'KubeletClientCertificateRenewalErrors'],
    equal: NODE,
  },
  {
    source: 'KubeletServerCertificateExpirationSoon',
    targets: ['KubeletServerCertificateExpiration', 'KubeletServerCertificateRenewalErrors'],
    equal: NODE,
  },
  { source: 'KubePersistentVolumeAlmostFull', targets: ['KubePersistentVolumeFillingUp'], equal: CLAIM },
  { source: 'KubePersistentVolumeInodesAlmostFull', targets: ['KubePersistentVolumeInodesFillingUp'], equal: CLAIM },
  {
    source: 'PrometheusRemoteWriteBehind',
    targets: ['PrometheusRemoteWriteDesiredShards', 'PrometheusRemoteWriteRetrying'],
    equal: ['cluster', 'instance', 'remote_name'],
  },
  { source: 'KarpenterStateUnsynced', targets: ['KarpenterQueueDeep'], equal: ['cluster'] },
  { source: 'VpcCniNoAddresses', targets: ['VpcCniAddressesNearLimit'], equal: ['cluster', 'instance'] },
  { source: 'GpuMemoryRowsLost', targets: ['GpuMemoryErrors'], equal: ['cluster', 'Hostname', 'gpu'] },
  {
    source: 'CertManagerCertificateExpiring',
    targets: ['CertManagerRenewalOverdue'],
    equal: ['cluster', 'namespace', 'name'],
  },
];

const BURNS = [
  { alert: 'KubeAPIErrorBudgetBurn', equal: ['cluster'] },
  { alert: 'SloErrorBudgetBurn', equal: ['cluster', 'slo'] },
] as const;

/**
 * Inhibit rules for the alert manager that go with packs: who is told the cause need not be told what follows from it.
 *
 * @param names the packs in use; objectives of `slo` are always counted in
 */
export function inhibitRules(names: readonly PackName[] = PACK_NAMES): PackInhibitRule[] {
  const known = new Set([...names.flatMap((name) => packs[name].alerts), 'SloErrorBudgetBurn']);
  const rules = INHIBITIONS.flatMap(({ source, targets, equal }): PackInhibitRule[] => {
    const there = targets.filter((target) => known.has(target));
    if (!known.has(source) || there.length === 0) return [];
    return [
      { source_matchers: [`alertname="${source}"`], target_matchers: [`alertname=~"${there.join('|')}"`], equal },
    ];
  });
  const burns = BURNS.filter(({ alert }) => known.has(alert)).map(({ alert, equal }) => ({
    source_matchers: [`alertname="${alert}"`, 'severity="critical"'],
    target_matchers: [`alertname="${alert}"`, 'severity="warning"'],
    equal,
  }));
  return [...rules, ...burns];
}
