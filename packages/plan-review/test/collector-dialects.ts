import { stringify } from 'yaml';
import type { BriefBlock } from './builders.js';

/** What a collector is told. */
export interface Told {
  readonly jobs?: readonly object[];
  readonly interval?: string;
  readonly labels?: object;
  readonly urls?: readonly string[];
}

const release = (values: object): BriefBlock[] => [
  ['helm_release', 'Release', { name: 'collector', values: [stringify(values)] }],
];

/** The same for every chart, operator and distribution that is installed here: what rules look for must be found in all. */
export const DIALECTS: Readonly<Record<string, (told: Told) => BriefBlock[]>> = {
  'the chart of Prometheus': ({ jobs = [], interval, labels, urls = [] }) =>
    release({
      server: {
        global: { scrape_interval: interval, external_labels: labels },
        remoteWrite: urls.map((url) => ({ url, sigv4: { region: 'eu-west-1' } })),
      },
      serverFiles: { 'prometheus.yml': { scrape_configs: jobs } },
    }),
  'the chart of Prometheus, jobs as a text': ({ jobs = [], interval, labels, urls = [] }) =>
    release({
      server: {
        global: { scrape_interval: interval, external_labels: labels },
        remoteWrite: urls.map((url) => ({ url })),
      },
      extraScrapeConfigs: stringify(jobs),
    }),
  'the operator': ({ jobs = [], interval, labels, urls = [] }) =>
    release({
      prometheus: {
        agentMode: true,
        prometheusSpec: {
          scrapeInterval: interval,
          externalLabels: labels,
          remoteWrite: urls.map((url) => ({ url, sigv4: { region: 'eu-west-1' } })),
          additionalScrapeConfigs: jobs,
        },
      },
    }),
  ADOT: ({ jobs = [], interval, labels, urls = [] }) => {
    const each = <T>(kind: string, value: (url: string) => T): Record<string, T> =>
      Object.fromEntries(urls.map((url, index) => [urls.length === 1 ? kind : `${kind}/${index}`, value(url)]));
    const named = (kind: string, url: string): string => (urls.length === 1 ? kind : `${kind}/${urls.indexOf(url)}`);
    return release({
      mode: 'deployment',
      alternateConfig: {
        extensions: { health_check: {}, ...each('sigv4auth', () => ({ service: 'aps', region: 'eu-west-1' })) },
        receivers: { prometheus: { config: { global: { scrape_interval: interval }, scrape_configs: jobs } } },
        exporters: each('prometheusremotewrite', (endpoint) => ({
          endpoint,
          auth: { authenticator: named('sigv4auth', endpoint) },
          external_labels: labels,
        })),
        service: {
          extensions: ['health_check', ...urls.map((url) => named('sigv4auth', url))],
          pipelines: each('metrics', (url) => ({
            receivers: ['prometheus'],
            processors: ['batch'],
            exporters: [named('prometheusremotewrite', url)],
          })),
        },
      },
    });
  },
};
