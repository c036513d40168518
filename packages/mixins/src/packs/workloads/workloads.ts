import { definePack, type PackContext } from '../../rule-pack.js';
import { seconds } from '../../threshold.js';
import { controllers } from './controllers.js';
import { pods } from './pods.js';
import { scaling } from './scaling.js';

const THRESHOLDS = {
  /** How long a job may run: seconds, 0 to 31536000. @default 43200 */
  jobDuration: seconds(43_200),
  /** How late a cron job may start: seconds, 0 to 31536000. @default 3600 */
  cronJobDelay: seconds(3600),
};

export type WorkloadsContext = PackContext<keyof typeof THRESHOLDS>;

/** Pods, their controllers, jobs, autoscalers and disruption budgets. Reads kube-state-metrics alone. */
export const workloads = definePack({
  name: 'workloads',
  thresholds: THRESHOLDS,
  groups: (context) => [pods(context), controllers(context), scaling(context)],
});
