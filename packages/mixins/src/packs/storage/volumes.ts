import type { AlertDefinition, GroupDefinition } from '../../definition.js';
import type { StorageContext } from './storage.js';

const CLAIM = 'cluster, namespace, persistentvolumeclaim';

interface Resource {
  readonly what: string;
  readonly word: string;
  readonly free: string;
  readonly all: string;
  readonly used: string;
}

const RESOURCES: readonly Resource[] = [
  { what: '', word: 'space', free: 'available_bytes', all: 'capacity_bytes', used: 'used_bytes' },
  { what: 'Inodes', word: 'inodes', free: 'inodes_free', all: 'inodes', used: 'inodes_used' },
];

/** What is left on volumes. A volume in use by several nodes is reported by each, and counted once. */
export const volumes = ({ t, range, job }: StorageContext): GroupDefinition => {
  const stat = (name: string): string => `kubelet_volume_stats_${name}{${job('kubelet')}}`;
  return {
    name: 'volumes',
    rules: RESOURCES.flatMap(({ what, word, free, all, used }): AlertDefinition[] => {
      const left = `max by (${CLAIM}) (${stat(free)}) / max by (${CLAIM}) (${stat(all)})`;
      // Read-only volumes may well be full; file systems such as EFS have no end and use nothing of it.
      const writable = `
        and max by (${CLAIM}) (${stat(used)}) > 0
        unless on (${CLAIM}) kube_persistentvolumeclaim_access_mode{access_mode="ReadOnlyMany"} == 1`;
      return [
        {
          alert: `KubePersistentVolume${what}FillingUp`,
          expr: `
            (${left} < ${t.volumeFilling})
            and max by (${CLAIM}) (predict_linear(${stat(free)}[${range('6h')}], 345600)) < 0
            ${writable}`,
          for: '1h',
          severity: 'warning',
          summary: `Volume {namespace}/{persistentvolumeclaim} of {cluster} runs out of ${word} within four days.`,
          description: `{value:percent} of the ${word} of {namespace}/{persistentvolumeclaim} in {cluster} are left. As it went for the last hours, nothing is left within four days.`,
        },
        {
          alert: `KubePersistentVolume${what}AlmostFull`,
          expr: `(${left} < ${t.volumeLow}) ${writable}`,
          for: '1m',
          severity: 'critical',
          summary: `Volume {namespace}/{persistentvolumeclaim} of {cluster} has hardly any ${word} left.`,
          description: `{value:percent} of the ${word} of {namespace}/{persistentvolumeclaim} in {cluster} are left.`,
        },
      ];
    }),
  };
};
