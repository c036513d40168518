import * as z from 'zod';
import { adot } from './adot.js';
import { managedScraper } from './managed-scraper.js';
import { existingPrometheus, prometheusAgent, prometheusOperator, prometheusServer } from './prometheus.js';

/** How metrics leave a cluster: one kind, one shape. */
export const collection = z
  .discriminatedUnion('kind', [
    managedScraper,
    prometheusAgent,
    prometheusServer,
    prometheusOperator,
    existingPrometheus,
    adot,
  ])
  .meta({ description: 'How metrics leave the cluster.' });
