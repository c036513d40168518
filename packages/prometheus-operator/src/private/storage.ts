import type { HelmValues } from '@promontory/helm';
import type { PersistentVolume } from '@promontory/prometheus-writer';

/** The volume, as the operator has it. */
export function storageOf(volume: PersistentVolume | false = {}): HelmValues {
  if (volume === false) return { emptyDir: {} };
  const { size = '8Gi', storageClass } = volume;
  return {
    volumeClaimTemplate: {
      spec: {
        accessModes: ['ReadWriteOnce'],
        ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
        resources: { requests: { storage: size } },
      },
    },
  };
}
