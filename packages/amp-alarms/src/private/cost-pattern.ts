import type { CostThreshold } from '../billing-alarm.js';

/** Anomalies of one service: found by the monitor of all services, or the cause of what another one found. */
export function costPattern(
  serviceName: string,
  monitorArn: string | undefined,
  { dollars, percent }: CostThreshold,
): object {
  const atLeast = (value: number): object[] => [{ numeric: ['>=', value] }];
  return {
    source: ['aws.ce'],
    'detail-type': ['Anomaly Detected'],
    ...(monitorArn === undefined ? {} : { resources: [monitorArn] }),
    detail: {
      impact: {
        ...(dollars === undefined ? {} : { totalImpact: atLeast(dollars) }),
        ...(percent === undefined ? {} : { totalImpactPercentage: atLeast(percent) }),
      },
      $or: [{ dimensionValue: [serviceName] }, { rootCauses: { service: [serviceName] } }],
    },
  };
}
