import { isMapping, kindOf, type Path } from '@promontory/vocabulary';
import { type Report } from './report.js';

const MATCHER = /^\s*[a-zA-Z_:][a-zA-Z0-9_:]*\s*(?:=~|!~|!=|=)\s*(?:"(?:[^"\\]|\\.)*"|[^"{}!=~,\s\\]*)\s*$/;

/** Matchers as strings (`severity="critical"`), or the old mappings. */
export function checkMatchers(
  report: Report,
  node: Record<string, unknown>,
  keys: { list: string; maps: readonly string[] },
  at: Path,
): void {
  const list = node[keys.list];
  if (list !== undefined) {
    if (!Array.isArray(list)) {
      report.add(
        'AlertManagerMatcher',
        [...at, keys.list],
        kindOf(list),
        'a list of matchers',
        `write ['severity="critical"']`,
      );
    } else {
      list.forEach((matcher: unknown, index) => {
        // One string may hold several, as {a="b",c="d"}.
        const parts = String(matcher)
          .replace(/^\s*\{|\}\s*$/g, '')
          .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
        if (typeof matcher !== 'string' || !parts.every((part) => MATCHER.test(part))) {
          report.add(
            'AlertManagerMatcher',
            [...at, keys.list, index],
            kindOf(matcher),
            'label, one of = != =~ !~, value',
            `write 'severity="critical"'`,
          );
        }
      });
    }
  }
  for (const key of keys.maps.filter((key) => node[key] !== undefined)) {
    const map = node[key];
    if (!isMapping(map) || Object.values(map).some((value) => typeof value !== 'string')) {
      report.add('AlertManagerMatcher', [...at, key], kindOf(map), 'labels and texts', `write ${key} as LABEL: text`);
    }
  }
}
