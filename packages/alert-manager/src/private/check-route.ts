import { isMapping, kindOf, didYouMean, type Path } from '@promontory/vocabulary';
import type { AlertManagerLimits } from '../limits.js';
import { checkMatchers } from './check-matchers.js';
import type { Receivers } from './check-receivers.js';
import { type Report } from './report.js';

const KEYS = [
  'receiver',
  'group_by',
  'group_wait',
  'group_interval',
  'repeat_interval',
  'matchers',
  'match',
  'match_re',
  'continue',
  'mute_time_intervals',
  'active_time_intervals',
  'routes',
];
const DAY = 24 * 3600 * 1000;

/** The routing tree: every branch ends at a receiver that delivers. */
export function checkRoute(
  report: Report,
  root: unknown,
  receivers: Receivers,
  intervals: readonly string[],
  limits: AlertManagerLimits,
): void {
  let nodes = 0;
  const visit = (route: unknown, at: Path, isRoot: boolean): void => {
    nodes += 1;
    if (!isMapping(route)) {
      report.add(
        'AlertManagerRoute',
        isRoot && route === undefined ? [] : at,
        kindOf(route),
        "a route with a 'receiver'",
        "write 'route:' with a 'receiver'",
      );
      return;
    }
    report.unknownKeys(route, KEYS, at, 'a route');
    checkReceiver(report, route['receiver'], at, isRoot, receivers);
    checkMatchers(report, route, { list: 'matchers', maps: ['match', 'match_re'] }, at);
    if (isRoot && ['matchers', 'match', 'match_re'].some((key) => key in route)) {
      report.add(
        'AlertManagerRoute',
        at,
        'matchers on the first route',
        'a first route that takes every alert',
        "move them to a route under 'routes'",
      );
    }
    for (const key of ['group_wait', 'group_interval', 'repeat_interval'].filter((key) => route[key] !== undefined)) {
      const length = report.duration(route[key], [...at, key]);
      if (key === 'repeat_interval' && length !== undefined && length > limits.maxRepeatDays * DAY) {
        report.add(
          'AlertManagerRepeatInterval',
          [...at, key],
          String(route[key]),
          `at most ${limits.maxRepeatDays}d: AMP sends again after ${limits.maxRepeatDays} days whatever is written`,
          `write ${limits.maxRepeatDays}d or less`,
        );
      }
    }
    const groupBy = route['group_by'];
    if (
      groupBy !== undefined &&
      (!Array.isArray(groupBy) ||
        groupBy.some((label) => typeof label !== 'string' || !/^(?:\.\.\.|[a-zA-Z_]\w*)$/.test(label)))
    ) {
      report.add(
        'AlertManagerGroupBy',
        [...at, 'group_by'],
        kindOf(groupBy),
        "a list of label names, or ['...']",
        'mend the list',
      );
    }
    for (const key of ['mute_time_intervals', 'active_time_intervals']) {
      const named: unknown[] = Array.isArray(route[key]) ? route[key] : [];
      named.forEach((name, index) => {
        if (!intervals.includes(String(name))) {
          report.add(
            'AlertManagerTimeInterval',
            [...at, key, index],
            String(name),
            `one of ${intervals.join(', ') || 'no declared interval'}`,
            "declare it under 'time_intervals'",
          );
        }
      });
    }
    if (route['routes'] !== undefined) {
      if (Array.isArray(route['routes']))
        route['routes'].forEach((child, index) => visit(child, [...at, 'routes', index], false));
      else
        report.add(
          'AlertManagerKind',
          [...at, 'routes'],
          kindOf(route['routes']),
          'a list',
          "begin each route with '- '",
        );
    }
  };
  visit(root, ['route'], true);
  if (nodes > limits.maxRoutes) {
    report.add(
      'AlertManagerCount',
      ['route'],
      `${nodes} routes`,
      `at most ${limits.maxRoutes} (${limits.source})`,
      'join some routes',
    );
  }
}

function checkReceiver(report: Report, receiver: unknown, at: Path, isRoot: boolean, receivers: Receivers): void {
  // A branch without a receiver of its own takes its parent's.
  if (receiver === undefined && !isRoot) return;
  if (typeof receiver !== 'string') {
    report.add('AlertManagerRoute', at, 'no receiver', 'the name of a receiver', "add 'receiver'");
    return;
  }
  const delivers = receivers.get(receiver);
  if (delivers === undefined) {
    const near = didYouMean(receiver, [...receivers.keys()]);
    report.add(
      'AlertManagerRoute',
      [...at, 'receiver'],
      receiver,
      `one of ${[...receivers.keys()].join(', ')}`,
      near === undefined ? "add it to 'receivers'" : `did you mean ${near}?`,
    );
  } else if (!delivers) {
    report.add(
      'AlertManagerDeadEnd',
      [...at, 'receiver'],
      `${receiver}, which delivers nowhere`,
      'a receiver with sns_configs or pagerduty_configs',
      'give the receiver a destination: alerts that end here are lost',
    );
  }
}
