import { definePack } from '../rule-pack.js';
import { perSecond, ratio, seconds } from '../threshold.js';

const THRESHOLDS = {
  /** Share of calls to AWS that fail: ratio, 0 to 1. @default 0.1 */
  callErrors: ratio(0.1),
  /** Calls to AWS that are throttled: per second, 0 to 1000000. @default 0.1 */
  throttled: perSecond(0.1),
  /** How long a pod may take until its load balancer has it: seconds, 0 to 31536000. @default 180 */
  readiness: seconds(180),
};

/** The AWS Load Balancer Controller, by its own metrics, on port 8080 of its pods. */
export const loadBalancerController = definePack({
  name: 'load-balancer-controller',
  thresholds: THRESHOLDS,
  groups: ({ t, range }) => [
    {
      name: 'controller',
      rules: [
        {
          alert: 'LoadBalancerReconcileErrors',
          expr: `
            sum by (cluster, controller, error_category) (
              increase(awslbc_controller_reconcile_errors_total[${range('10m')}])
            ) > 0`,
          for: '15m',
          severity: 'warning',
          summary: 'Load balancers of {cluster} are not as they should be.',
          description:
            'Controller {controller} of {cluster} fails again and again: {error_category}. Changes do not reach AWS.',
        },
        {
          alert: 'LoadBalancerPermissionErrors',
          expr: `
            sum by (cluster, service, operation) (increase(aws_api_call_permission_errors_total[${range('10m')}])) > 0`,
          for: '5m',
          severity: 'warning',
          summary: 'The load balancer controller of {cluster} may not do what it must.',
          description: '{operation} of {service} is refused to the load balancer controller of {cluster}.',
        },
        {
          alert: 'LoadBalancerServiceLimit',
          expr: `
            sum by (cluster, service, operation) (
              increase(aws_api_call_service_limit_exceeded_errors_total[${range('10m')}])
            ) > 0`,
          for: '5m',
          severity: 'warning',
          summary: 'A quota of AWS keeps load balancers of {cluster} from being made.',
          description:
            '{operation} of {service} meets a quota of the account: listeners, rules, targets or load balancers of {cluster} are missing.',
        },
        {
          alert: 'LoadBalancerThrottled',
          expr: `
            sum by (cluster, service) (rate(aws_api_call_throttled_errors_total[${range()}])) > ${t.throttled}`,
          for: '15m',
          severity: 'warning',
          summary: 'AWS throttles the load balancer controller of {cluster}.',
          description:
            '{value:decimal} calls a second to {service} are throttled: changes of {cluster} take effect late.',
        },
        {
          alert: 'LoadBalancerCallErrors',
          expr: `
            sum by (cluster, service, operation) (rate(aws_api_calls_total{error_code!=""}[${range()}]))
            / sum by (cluster, service, operation) (rate(aws_api_calls_total[${range()}])) > ${t.callErrors}`,
          for: '15m',
          severity: 'warning',
          summary: 'Calls of the load balancer controller of {cluster} fail.',
          description:
            '{value:percent} of the calls {operation} of {service} by the load balancer controller of {cluster} fail.',
        },
        {
          alert: 'LoadBalancerReadinessSlow',
          expr: `
            histogram_quantile(0.9,
              sum by (cluster, le) (rate(awslbc_readiness_gate_ready_seconds_bucket[${range('15m')}]))
            ) > ${t.readiness}`,
          for: '15m',
          severity: 'info',
          summary: 'Pods of {cluster} wait long for their load balancer.',
          description:
            'One of ten pods of {cluster} waits {value:duration} or longer until its target is healthy: rollouts are slow.',
        },
      ],
    },
  ],
});
