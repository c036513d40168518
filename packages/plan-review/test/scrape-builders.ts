import { stringify } from 'yaml';
import type { BriefBlock } from './builders.js';

/** A managed scraper with these jobs. */
export const scraper = (jobs: readonly object[], global: object = { scrape_interval: '60s' }): BriefBlock[] => [
  [
    'aws_prometheus_scraper',
    'Scraper',
    { alias: 'a', scrape_configuration: stringify({ global, scrape_configs: jobs }) },
  ],
];

/** An agent's release with these jobs, as the Prometheus chart takes them. */
export const agent = (jobs: readonly object[], global: object = { scrape_interval: '30s' }): BriefBlock[] => [
  [
    'helm_release',
    'Release',
    {
      name: 'agent',
      values: [stringify({ server: { global }, serverFiles: { 'prometheus.yml': { scrape_configs: jobs } } })],
    },
  ],
];

export const KUBELET = { job_name: 'kubelet', scheme: 'https' };
export const CADVISOR = { job_name: 'cadvisor', scheme: 'https' };
