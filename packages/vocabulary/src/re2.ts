/** What keeps RE2, the engine of Prometheus, from taking an expression; undefined when nothing that can be told here does. */
export function re2Problem(regex: string): string | undefined {
  return unsupported(regex) ?? malformed(regex);
}

/** JavaScript knows these, RE2 does not. */
function unsupported(regex: string): string | undefined {
  // Escaped characters and classes cannot open a group.
  const bare = regex.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  if (/\(\?(?:[=!]|<[=!])/.test(bare)) return 'RE2 has no lookahead and no lookbehind';
  return /(?:^|[^\\])(?:\\\\)*\\[1-9]/.test(regex) ? 'RE2 has no backreferences' : undefined;
}

function malformed(regex: string): string | undefined {
  // RE2 writes named groups and flags its own way: (?P<name>…), (?i), (?s:…).
  const js = regex
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?[imsU-]+\)/g, '')
    .replace(/\(\?[imsU-]+:/g, '(?:');
  try {
    new RegExp(js);
    return undefined;
  } catch (error) {
    return error instanceof Error
      ? error.message.replace(/^Invalid regular expression: .*\/[a-z]*: /, '')
      : 'malformed';
  }
}
