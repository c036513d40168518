import { type Finding, type Path, re2Problem } from '@promontory/vocabulary';

/** Whether Prometheus' engine takes the expression. */
export function checkRegex(regex: string, path: Path): Finding[] {
  const problem = re2Problem(regex);
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
