import { checkPromql, losesLabel } from '@promontory/rules';
import { type Finding, isMapping, kindOf, parseDuration } from '@promontory/vocabulary';
import type { SloOptions } from '../slo.js';
import { checkOptions } from './check-options.js';

export const SLO_ALERTS = ['SloErrorBudgetBurn', 'SloErrorBudgetExhausted', 'SloEventsMissing'];
const OWN_LABELS = ['slo', 'long', 'short', 'severity', 'team', 'alertname', 'cluster', '__name__'];

/** Everything wrong with an objective. */
export function checkSlo(options: SloOptions): Finding[] {
  const { name, objective, window, errorQuery, totalQuery, labels, ...others } = options;
  const findings = checkOptions(others, { name: 'objectives', alerts: SLO_ALERTS, thresholds: {} });
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{0,62}$/.test(name)) {
    findings.push({
      code: 'MixinsSloName',
      path: ['name'],
      got: kindOf(name),
      expected: "lower-case letters, digits and '-', a letter first, at most 63",
      fix: "write one such as 'checkout-availability'",
    });
  }
  if (typeof objective !== 'number' || !(objective >= 0.5 && objective <= 0.99999)) {
    findings.push({
      code: 'MixinsSloObjective',
      path: ['objective'],
      got: kindOf(objective),
      expected: 'a share from 0.5 to 0.99999',
      fix: 'write 0.999 for 99.9 %',
    });
  }
  const length = window === undefined ? undefined : (parseDuration(String(window)) ?? 0);
  if (length !== undefined && (length < 7 * DAY || length > 90 * DAY)) {
    findings.push({
      code: 'MixinsSloWindow',
      path: ['window'],
      got: kindOf(window),
      expected: "a duration from 7d to 90d: AMP's queries reach back 95 days (AMP user guide, 2026-07-14)",
      fix: "write one such as '30d'",
    });
  }
  return [
    ...findings,
    ...checkQuery('errorQuery', errorQuery),
    ...checkQuery('totalQuery', totalQuery),
    ...checkOwnLabels(labels ?? {}),
  ];
}

const DAY = 86_400_000;

function checkQuery(key: string, query: unknown): Finding[] {
  const text = typeof query === 'string' ? query.replaceAll('$window', '5m') : '';
  const wrong = checkPromql(text);
  if (wrong !== undefined) {
    const fix = 'mend the expression';
    return [{ code: 'MixinsSloQuery', path: [key], got: wrong.message, expected: 'an instant vector in PromQL', fix }];
  }
  const lost = losesLabel(text, 'cluster');
  if (lost === undefined) return [];
  const expected = 'a query that keeps cluster: clusters share a workspace';
  return [{ code: 'MixinsSloCluster', path: [key], got: lost.message, expected, fix: "write 'by (cluster, …)'" }];
}

function checkOwnLabels(labels: unknown): Finding[] {
  if (!isMapping(labels)) {
    return [
      { code: 'MixinsOptions', path: ['labels'], got: kindOf(labels), expected: 'a mapping', fix: 'write name: value' },
    ];
  }
  return Object.entries(labels).flatMap(([label, value]): Finding[] => {
    const path = ['labels', label];
    if (OWN_LABELS.includes(label) || !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label)) {
      const expected = `a label other than ${OWN_LABELS.join(', ')}`;
      return [{ code: 'MixinsSloLabel', path, got: label, expected, fix: 'rename it' }];
    }
    if (typeof value === 'string') return [];
    return [{ code: 'MixinsSloLabel', path, got: kindOf(value), expected: 'a text', fix: 'quote the value' }];
  });
}
