import type { CostMonitor } from '../billing-alarm.js';

/**
 * What a monitor of one's own watches, as AWS gives it back: with every key there is, in this order. Less, and each plan
 * would replace the monitor with all that it has learnt.
 */
export function monitorSpecification(monitor: Extract<CostMonitor, { kind: 'tag' | 'cost-category' }>): string {
  const only = (key: string, values: readonly string[]): object => ({ Key: key, MatchOptions: null, Values: values });
  return JSON.stringify({
    And: null,
    CostCategories: monitor.kind === 'cost-category' ? only(monitor.name, [monitor.value]) : null,
    Dimensions: null,
    Not: null,
    Or: null,
    Tags: monitor.kind === 'tag' ? only(monitor.key, monitor.values) : null,
  });
}
