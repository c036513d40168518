/** What guides and charts leave for people to fill in, as they spell it. Names of regular expressions and tags of HTML are none. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\b(?:YOUR|MY)_[A-Z][A-Z0-9_]*\b/,
  /<(?:your|my|insert|enter|replace)[-_ ][^<>]{1,60}>/i,
  // Not `(?P<cluster>…)`, which is a group of a regular expression.
  /(?<!\(\?P?)<\$?(?:aws[-_ ]?)?(?:amp[-_ ])?(?:account|region|workspace|cluster|role|bucket|namespace|vpc|subnet)(?:[-_ ](?:id|name|arn))?>/i,
  /\b(?:REPLACE_ME|REPLACEME|CHANGE_ME|CHANGEME|FILL_ME_IN)\b/,
  /\bws-(?:x{8,}|X{8,}|EXAMPLE)\b/,
];

/** The first placeholder in a text that somebody forgot to fill in; undefined when there is none. */
export function placeholderIn(text: string): string | undefined {
  const found = PLACEHOLDERS.flatMap((pattern) => pattern.exec(text) ?? []);
  return found[0];
}
