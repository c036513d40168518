import { definePack, type PackContext } from '../../rule-pack.js';
import { count, perSecond, ratio, seconds } from '../../threshold.js';
import { provisioning } from './provisioning.js';
import { volumes } from './volumes.js';

const THRESHOLDS = {
  /** Share of a volume left below which it is watched for filling up within four days: ratio, 0 to 1. @default 0.15 */
  volumeFilling: ratio(0.15),
  /** Share of a volume left that is next to nothing: ratio, 0 to 1. @default 0.03 */
  volumeLow: ratio(0.03),
  /** Volume operations that fail in a quarter of an hour: count, 0 to 1000. @default 3 */
  operationErrors: count(3, 1000),
  /** Calls of the EBS driver that are throttled: per second, 0 to 1000000. @default 0.1 */
  ebsThrottles: perSecond(0.1),
  /** Share of the calls of the EBS driver that fail: ratio, 0 to 1. @default 0.1 */
  ebsErrors: ratio(0.1),
  /** How long, of a quarter of an hour, a volume may be waited for: seconds, 0 to 31536000. @default 300 */
  detachPending: seconds(300),
};

export type StorageContext = PackContext<keyof typeof THRESHOLDS>;

/** Volumes: what is left on them, and whether they come and go. Reads kubelets, kube-state-metrics and the EBS driver. */
export const storage = definePack({
  name: 'storage',
  thresholds: THRESHOLDS,
  groups: (context) => [volumes(context), provisioning(context)],
});
