import { metricNames } from '@promontory/rules';
import type { Dashboard } from './dashboard.js';
import { queriesOf } from './queries-of.js';

/** The metrics that a dashboard's panels and variables read, sorted: what jobs and rules must produce. */
export function readsOf(dashboard: Dashboard): string[] {
  return [...new Set(queriesOf(dashboard).flatMap(({ expr }) => metricNames(withoutVariables(expr))))].sort();
}

/** PromQL that stands on its own: Grafana's variables by values that mean something. */
export function withoutVariables(expr: string, values: Readonly<Record<string, string>> = {}): string {
  const all: Readonly<Record<string, string>> = {
    __rate_interval: '4m',
    __range: '3h',
    __interval: '1m',
    ...values,
  };
  return expr.replace(/\$\{?(\w+)\}?/g, (_, name: string) => all[name] ?? 'x');
}
