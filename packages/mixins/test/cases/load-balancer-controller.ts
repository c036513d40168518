import type { AlertCase, PackCases, Series } from '../harness/cases.js';
import { histogram } from '../harness/series.js';
import { rate } from '../harness/values.js';

const OPERATION = 'service="Elastic Load Balancing v2",operation="RegisterTargets"';
const operation = { service: 'Elastic Load Balancing v2', operation: 'RegisterTargets' };
const counted = (metric: string, series: string, labels: Record<string, string>): AlertCase => ({
  fires: { [`${metric}{${series}}`]: rate(0.05) },
  silent: { [`${metric}{${series}}`]: 3 },
  labels,
});
const throttled = (perSecond: number): Series => ({
  [`aws_api_call_throttled_errors_total{${OPERATION}}`]: rate(perSecond),
});
const calls = (errors: number): Series => ({
  [`aws_api_calls_total{${OPERATION},status_code="200",error_code=""}`]: rate(1 - errors),
  [`aws_api_calls_total{${OPERATION},status_code="400",error_code="TargetGroupNotFound"}`]: rate(errors),
});
const ready = (below: string, within: string): Series =>
  histogram('awslbc_readiness_gate_ready_seconds', 'namespace="shop"', below, within);

export const cases: PackCases = {
  records: {},
  alerts: {
    LoadBalancerReconcileErrors: counted(
      'awslbc_controller_reconcile_errors_total',
      'controller="ingress",error_category="build_model_error"',
      { controller: 'ingress', error_category: 'build_model_error' },
    ),
    LoadBalancerPermissionErrors: counted('aws_api_call_permission_errors_total', OPERATION, operation),
    LoadBalancerServiceLimit: counted('aws_api_call_service_limit_exceeded_errors_total', OPERATION, operation),
    LoadBalancerThrottled: {
      fires: throttled(0.25),
      silent: throttled(0.05),
      labels: { service: 'Elastic Load Balancing v2' },
      value: '0.25',
    },
    LoadBalancerCallErrors: { fires: calls(0.25), silent: calls(0.05), labels: operation, value: '25%' },
    LoadBalancerReadinessSlow: { fires: ready('180', '280'), silent: ready('90', '180'), value: '4m 30s' },
  },
};
