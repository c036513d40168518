import { isMapping } from '@promontory/vocabulary';
import { blocksOf, newlyFound, type PlacedBlock } from '../private/rule-kit.js';
import { targetsOf, workspaceOf } from '../private/scrape/destinations.js';
import { readScrape } from '../private/scrape/read-scrape.js';
import type { Synth } from '../read-synth.js';
import type { Rule, RuleFinding } from '../rule.js';

/** Two collectors write the same series. */
export const scrapeOneCollectorPerCluster: Rule = {
  id: 'scrape/one-collector-per-cluster',
  severity: 'error',
  summary: 'Two collectors write one cluster label to one workspace.',
  why: 'Their samples are of the same series: AMP refuses some as out of order, sums count twice, and both are paid for.',
  fix: 'Give each cluster one collector and each collector a label of its own. Replicas of one need the label __replica__.',
  check: (input) => newlyFound(input, look),
};

function look(side: Synth): RuleFinding[] {
  const seen = new Map<string, PlacedBlock>();
  return blocksOf(side, 'aws_prometheus_scraper', 'helm_release').flatMap((block): RuleFinding[] =>
    writesOf(block).flatMap(({ cluster, workspace }) => {
      const key = JSON.stringify([cluster, workspace]);
      const other = seen.get(key);
      if (other === undefined) {
        seen.set(key, block);
        return [];
      }
      if (other === block) return [];
      const message = `Writes as cluster ${cluster} to the workspace to which ${other.path} writes under the same label.`;
      return [{ stack: block.stack, path: block.path, message }];
    }),
  );
}

/** As which cluster a collector writes, and where to. Replicas, which AMP takes one of, are left out. */
function writesOf({ type, attributes }: PlacedBlock): { cluster: string; workspace: string }[] {
  const labels = readScrape(type, attributes)?.global['external_labels'];
  if (!isMapping(labels) || typeof labels['cluster'] !== 'string' || '__replica__' in labels) return [];
  const cluster = labels['cluster'];
  return targetsOf(type, attributes).map((target) => ({ cluster, workspace: workspaceOf(target) }));
}
