import * as z from 'zod';
import { adot } from './adot.js';
import { managedScraper } from './managed-scraper.js';
import { prometheusAgent } from './prometheus-agent.js';

/** How metrics leave a cluster: one kind, one file. */
export const collection = z
  .discriminatedUnion('kind', [managedScraper, prometheusAgent, adot])
  .meta({ description: 'How metrics leave the cluster.' });
