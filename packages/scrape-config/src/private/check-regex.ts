import type { Finding, Path } from '@promontory/vocabulary';

/** Whether Prometheus' engine (RE2) takes the expression: JavaScript's grammar without what RE2 leaves out. */
export function checkRegex(regex: string, path: Path): Finding[] {
  const problem = unsupported(regex) ?? malformed(regex);
  if (problem === undefined) return [];
  return [
    {
      code: 'ScrapeConfigRegex',
      path,
      got: `${JSON.stringify(regex)} (${problem})`,
      expected: 'an RE2 regular expression',
      fix: 'mend the expression; Prometheus anchors it at both ends by itself',
    },
  ];
}

function unsupported(regex: string): string | undefined {
  // Escaped characters and classes cannot open a group.
  const bare = regex.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  if (/\(\?(?:[=!]|<[=!])/.test(bare)) return 'RE2 has no lookahead and no lookbehind';
  return /(?:^|[^\\])(?:\\\\)*\\[1-9]/.test(regex) ? 'RE2 has no backreferences' : undefined;
}

function malformed(regex: string): string | undefined {
  // RE2 writes flags and named groups its own way: (?i), (?P<name>…).
  const js = regex
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?[imsU-]+\)/g, '')
    .replace(/\(\?[imsU-]+:/g, '(?:');
  try {
    new RegExp(js, 'u');
    return undefined;
  } catch {
    try {
      // RE2 takes escapes such as \- that JavaScript's strict mode refuses.
      new RegExp(js);
      return undefined;
    } catch (error) {
      return error instanceof Error
        ? error.message.replace(/^Invalid regular expression: .*\/[a-z]*: /, '')
        : 'malformed';
    }
  }
}
