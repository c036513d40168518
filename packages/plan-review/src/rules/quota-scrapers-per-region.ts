import { SCRAPER_LIMITS } from '@promontory/scrape-config';
import { nearQuota } from '../private/quota.js';
import { blocksOf, ofType } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

const TYPE = 'aws_prometheus_scraper';

/** One scraper more than the account may have. */
export const quotaScrapersPerRegion: Rule = {
  id: 'quota/scrapers-per-region',
  severity: 'error',
  summary: 'An environment is near the most scrapers that a Region takes, or beyond it.',
  why: 'The last cluster of an environment gets no collector: apply fails, after everything else has been made.',
  fix: 'Ask for more by a support case, before the clusters are made.',
  check: ({ changes, head }) => {
    const touched = ofType(changes, TYPE).filter(({ action }) => action === 'create');
    const byRegion = new Map<string, number>();
    const all = blocksOf(head, TYPE);
    for (const { attributes } of all) byRegion.set(regionOf(attributes), (byRegion.get(regionOf(attributes)) ?? 0) + 1);
    return [...byRegion].flatMap(([region, scrapers]) => {
      const near = nearQuota(scrapers, SCRAPER_LIMITS.maxScrapersPerRegion, 'scrapers');
      const first = touched.find(({ after }) => regionOf(after ?? {}) === region);
      if (near === undefined || first === undefined) return [];
      const where = region === '' ? 'The Region of the environment' : region;
      return [
        { stack: first.stack, path: first.path, severity: near.severity, message: `${where} has ${near.words}.` },
      ];
    });
  },
};

function regionOf(attributes: Readonly<Record<string, unknown>>): string {
  return typeof attributes['region'] === 'string' ? attributes['region'] : '';
}
