import { re2Problem } from '../src/re2.js';

test.each(['', 'a|b', 'kube_.*', '(?i)abc', '(?P<name>x)', '(?s:a.b)', 'a\\(b', '[(?=]x', 'a\\-b', '\\d+'])(
  '%s is taken',
  (regex) => {
    expect(re2Problem(regex)).toBeUndefined();
  },
);

test.each([
  ['a(?!b)', 'RE2 has no lookahead and no lookbehind'],
  ['(?<=a)b', 'RE2 has no lookahead and no lookbehind'],
  ['(a)\\1', 'RE2 has no backreferences'],
  ['a(', 'Unterminated group'],
  ['[a', 'Unterminated character class'],
  ['*a', 'Nothing to repeat'],
])('%s is not: %s', (regex, problem) => {
  expect(re2Problem(regex)).toBe(problem);
});
