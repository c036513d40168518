// node ci/scripts/comment.mjs --request 12 --environment dev --report review.json --page review.md --verdict passed
// One comment for each environment of a request: a later review takes the place of the one before.
import { readFileSync } from 'node:fs';
import { hostFrom } from './host.mjs';
import { main } from './main.mjs';
import { markerOf, readMarker } from './marker.mjs';

await main(
  import.meta.url,
  ['request', 'environment', 'report', 'page', 'verdict'],
  async ({ request, environment, report, page, verdict }, env) => {
    if (verdict !== 'passed' && verdict !== 'failed')
      throw new Error(`--verdict is passed or failed, not '${verdict}'`);
    const host = hostFrom(env);
    const { environments } = JSON.parse(readFileSync(report, 'utf8'));
    const digest = environments.find(({ name }) => name === environment)?.bundle ?? 'none';
    const body = `${markerOf({ environment, run: host.run, digest, verdict })}\n${readFileSync(page, 'utf8')}`;
    const before = (await host.comments(request)).find(
      (comment) => readMarker(comment.body)?.environment === environment,
    );
    if (before === undefined) await host.addComment(request, body);
    else await host.changeComment(request, before.id, body);
    return `${before === undefined ? 'added' : 'changed'}: ${digest}\n`;
  },
);
