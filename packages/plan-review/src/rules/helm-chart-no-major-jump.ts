import { isKept, ofType, say } from '../private/rule-kit.js';
import { majorJump } from '../private/version.js';
import type { Rule } from '../rule.js';

/** Values that were understood may not be any more. */
export const helmChartNoMajorJump: Rule = {
  id: 'helm/chart-no-major-jump',
  severity: 'warning',
  summary: 'A chart changes its major version, or is no longer pinned.',
  why: 'Charts rename values in major versions, and Helm ignores values that it does not know: the setting is lost without a word.',
  fix: 'Read the upgrade notes of the chart, render both versions with your values, and compare.',
  check: ({ changes }) =>
    ofType(changes, 'helm_release')
      .filter(isKept)
      .flatMap((change) => {
        const [was, is] = [change.before?.['version'], change.after?.['version']];
        const chart = String(change.after?.['chart'] ?? 'The chart');
        const jump = majorJump(was, is);
        if (jump !== undefined) return [say(change, `${chart} ${jump}.`)];
        return typeof was === 'string' && was !== '' && (is === undefined || is === null || is === '')
          ? [say(change, `${chart} is no longer pinned to ${was}: every apply may bring another version.`)]
          : [];
      }),
};
