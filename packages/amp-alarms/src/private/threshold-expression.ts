import type { CeAnomalySubscriptionThresholdExpression } from '@cdktf/provider-aws/lib/ce-anomaly-subscription';
import type { CostThreshold } from '../billing-alarm.js';

/** A threshold as Cost Explorer takes it; it knows these two dimensions and no service. */
export function thresholdExpression({ dollars, percent }: CostThreshold): CeAnomalySubscriptionThresholdExpression {
  const bounds = [
    ...(dollars === undefined ? [] : [bound('ANOMALY_TOTAL_IMPACT_ABSOLUTE', dollars)]),
    ...(percent === undefined ? [] : [bound('ANOMALY_TOTAL_IMPACT_PERCENTAGE', percent)]),
  ];
  const [only] = bounds;
  return bounds.length === 1 && only ? only : { and: bounds };
}

function bound(key: string, value: number) {
  return { dimension: { key, matchOptions: ['GREATER_THAN_OR_EQUAL'], values: [String(value)] } };
}
