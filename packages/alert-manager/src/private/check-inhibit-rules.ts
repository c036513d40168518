import { isMapping, kindOf } from '@promontory/vocabulary';
import type { AlertManagerLimits } from '../limits.js';
import { checkMatchers } from './check-matchers.js';
import { type Report } from './report.js';

const KEYS = [
  'source_matchers',
  'target_matchers',
  'source_match',
  'target_match',
  'source_match_re',
  'target_match_re',
  'equal',
];

/** Each rule says which alerts hide which. A rule without a target would hide everything. */
export function checkInhibitRules(report: Report, rules: unknown, limits: AlertManagerLimits): void {
  if (rules === undefined || rules === null) return;
  if (!Array.isArray(rules)) {
    report.add('AlertManagerKind', ['inhibit_rules'], kindOf(rules), 'a list', "begin each entry with '- '");
    return;
  }
  if (rules.length > limits.maxInhibitRules) {
    report.add(
      'AlertManagerCount',
      ['inhibit_rules'],
      `${rules.length} rules`,
      `at most ${limits.maxInhibitRules} (${limits.source})`,
      'join or remove some',
    );
  }
  rules.forEach((rule: unknown, index) => {
    const at = ['inhibit_rules', index];
    if (!isMapping(rule)) {
      report.add('AlertManagerKind', at, kindOf(rule), 'a mapping', "write 'source_matchers' and 'target_matchers'");
      return;
    }
    report.unknownKeys(rule, KEYS, at, 'an inhibit rule');
    for (const side of ['source', 'target']) {
      const [list, ...maps] = [`${side}_matchers`, `${side}_match`, `${side}_match_re`];
      checkMatchers(report, rule, { list: list ?? '', maps }, at);
      if (![list, ...maps].some((key) => key !== undefined && rule[key] !== undefined)) {
        report.add(
          'AlertManagerInhibit',
          at,
          `no ${side}_matchers`,
          `which alerts are the ${side}`,
          `add '${side}_matchers': without them every alert is meant`,
        );
      }
    }
  });
}
