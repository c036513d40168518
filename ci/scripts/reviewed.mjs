// node ci/scripts/reviewed.mjs --environment dev --commit "$SHA"
// Which bundle was reviewed in the request that a commit was merged from, as lines for $GITHUB_OUTPUT: digest, run.
// Nothing at all where there is nothing to apply: no request, or one that did not touch the environment.
import { hostFrom } from './host.mjs';
import { main } from './main.mjs';
import { readMarker } from './marker.mjs';

await main(import.meta.url, ['environment', 'commit'], async ({ environment, commit }, env) => {
  const host = hostFrom(env);
  const request = await host.requestOf(commit);
  if (request === undefined) throw new Error(`${commit} was merged from no request: plan and review it in one`);
  const found = (await host.comments(request))
    .map(({ body }) => readMarker(body))
    .find((marker) => marker?.environment === environment);
  if (found === undefined) throw new Error(`request ${request} has no review of ${environment}`);
  if (found.verdict !== 'passed') throw new Error(`the review of ${environment} in request ${request} has failed`);
  if (found.digest === 'none') throw new Error(`the review of ${environment} in request ${request} was of no bundle`);
  return `digest=${found.digest}\nrun=${found.run}\n`;
});
