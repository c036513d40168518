// node ci/scripts/drift.mjs --environment dev --report review.json
// Files what has drifted and is not known yet: neither acknowledged nor in an open issue. What AWS changes by itself is
// no issue.
import { readFileSync } from 'node:fs';
import { hostFrom } from './host.mjs';
import { main } from './main.mjs';

const LABEL = 'promontory-drift';
const RULES = ['drift/by-people'];

/** How an issue names a finding, for the next run to know it. */
const keyOf = (environment, { rule, stack, path }) =>
  `<!-- promontory-drift ${[environment, rule, stack, path].map(encodeURIComponent).join(' ')} -->`;

// Text of others is shown as code: no markup, no link and no mention comes of it.
const shown = (text) => `\`${String(text).replaceAll('`', "'").replace(/\s+/g, ' ')}\``;

await main(import.meta.url, ['environment', 'report'], async ({ environment, report }, env) => {
  const { environments } = JSON.parse(readFileSync(report, 'utf8'));
  const found = environments
    .filter(({ name }) => name === environment)
    .flatMap(({ findings }) => findings)
    .filter(({ rule, acknowledged }) => RULES.includes(rule) && acknowledged === undefined);
  const host = hostFrom(env);
  const known = found.length === 0 ? [] : await host.issues(LABEL);
  const news = found.filter((finding) => !known.some(({ body }) => body.includes(keyOf(environment, finding))));
  if (news.length === 0) return `${found.length} drifted, all known\n`;
  const lines = news.flatMap((finding) => [
    keyOf(environment, finding),
    `- ${shown(finding.path)}: ${shown(finding.message)}`,
  ]);
  const title = `Drift in ${environment}: ${news.length} changed outside of Terraform`;
  const todo = 'Write it into the environment, or put it back by an apply; close this when the next plan is empty.';
  await host.addIssue(title, `${lines.join('\n')}\n\n${todo}\n`, LABEL);
  return `${found.length} drifted, ${news.length} filed\n`;
});
