import type { Rule } from '../rule.js';

/** How long AWS takes to make a scraper (AMP, "Cross-account scraping", figures of October 2024). */
const CREATION_MINUTES = 20;

/** A scraper goes, or is replaced: for a while nobody scrapes. */
export const ampScraperKept: Rule = {
  id: 'amp/scraper-kept',
  severity: 'error',
  summary: 'A managed scraper is deleted or replaced.',
  why: `Making a scraper takes AWS about ${CREATION_MINUTES} minutes, and the old one is deleted first: its cluster has no metrics meanwhile, and alerts on missing series fire.`,
  fix: 'Change subnets, security groups and cluster only when you mean it, in a quiet hour, and acknowledge this by name. Jobs, intervals and the alias change in place.',
  check: ({ changes }) =>
    changes
      .filter(
        ({ type, action }) =>
          type === 'aws_prometheus_scraper' && (action === 'delete' || action === 'replace' || action === 'forget'),
      )
      .map(({ stack, path, action, replacedBy }) => ({
        severity: 'error',
        stack,
        path,
        message:
          action === 'replace'
            ? `The scraper is replaced${replacedBy.length > 0 ? ` (${replacedBy.join(', ')} changed)` : ''}: no metrics of its cluster for about ${CREATION_MINUTES} minutes.`
            : action === 'delete'
              ? 'The scraper is deleted: from then on nothing collects the metrics of its cluster, unless another collector is made.'
              : 'The scraper is no longer managed here: it goes on scraping, and costing, unseen.',
      })),
};
