import { type Finding, isMapping, type Path } from '@promontory/vocabulary';

/** AWS Tagging best practices and Resource Groups Tagging API, 2026-11: at most 50, of which none may begin with `aws:`. */
const MOST_TAGS = 50;

/** Tags as AWS takes them. */
export function checkTags(tags: unknown, at: Path): Finding[] {
  if (!isMapping(tags)) return [];
  const finding = (path: string[], got: string, expected: string, fix: string): Finding => ({
    code: 'ConfigTag',
    path: [...at, ...path],
    got,
    expected,
    fix,
  });
  const entries = Object.entries(tags);
  const each = entries.flatMap(([key, value]) => {
    if (/^aws:/i.test(key))
      return [finding([key], `the key ${key}`, "a key without 'aws:'", 'AWS keeps it for itself: rename it')];
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key))
      return [
        finding(
          [key],
          `a key of ${[...key].length} characters`,
          '1 to 128 letters, digits, spaces and _.:/=+-@',
          'rename it',
        ),
      ];
    if (typeof value === 'string' && !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value))
      return [
        finding(
          [key],
          `a value of ${[...value].length} characters`,
          'at most 256 letters, digits, spaces and _.:/=+-@',
          'change it',
        ),
      ];
    return [];
  });
  return entries.length > MOST_TAGS
    ? [finding([], `${entries.length} tags`, `at most ${MOST_TAGS}`, 'remove some'), ...each]
    : each;
}
