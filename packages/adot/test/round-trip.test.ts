import { quoteTemplates } from '@promontory/helm';
import { renderScrapeConfigs, type ScrapeJob } from '@promontory/scrape-config';
import { TerraformVariable } from 'cdktf';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { collectorConfig } from '../src/collector-config.js';
import { doubleDollars } from '../src/private/escape.js';
import { Fixture } from './fixture.js';
import { awkwardText, validJobs } from './jobs.js';

interface WithJobs {
  readonly receivers: Record<string, { readonly config: { readonly scrape_configs: readonly unknown[] } }>;
}

/** What the collector makes of texts: it reads `$$` as `$`, in values. Nothing of ours is left for it to expand. */
function asCollectorReads(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$$', '$');
  if (Array.isArray(value)) return value.map(asCollectorReads);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asCollectorReads(inner)]));
}

const jobsOf = (config: unknown): unknown =>
  asCollectorReads((config as WithJobs).receivers['prometheus']?.config.scrape_configs);

test('any valid list of jobs renders to a configuration in which Prometheus reads those jobs', () => {
  fc.assert(
    fc.property(validJobs, (jobs) => {
      const config = collectorConfig({
        jobs,
        share: { kind: 'all' },
        destinations: [{ endpoint: 'https://a.example/', region: 'eu-west-1' }],
        clusterLabel: 'dev-1',
        scrapeInterval: '60s',
        selfMetrics: false,
      });
      const text = stringify(config, { lineWidth: 0, aliasDuplicateObjects: false });
      expect(jobsOf(parse(text))).toEqual(renderScrapeConfigs(jobs, 'prometheus'));
    }),
    { numRuns: 150 },
  );
});

test('nor do Terraform and Helm change them on the way', () => {
  fc.assert(
    fc.property(validJobs, (jobs) => {
      const fixture = new Fixture();
      fixture.collector({ jobs, selfMetrics: false });
      const read = JSON.parse(JSON.stringify(fixture.config()).replaceAll('{{`{{`}}', '{{')) as unknown;
      expect(jobsOf(read)).toEqual(JSON.parse(JSON.stringify(renderScrapeConfigs(jobs, 'prometheus'))));
    }),
    { numRuns: 25 },
  );
});

test('every dollar is doubled, and doubled once', () => {
  fc.assert(
    fc.property(awkwardText, (text) => {
      const doubled = doubleDollars(text);
      expect(doubled.replaceAll('$$', '')).not.toContain('$');
      expect(doubled.split('$').length - 1).toBe(2 * (text.split('$').length - 1));
    }),
  );
});

test.each([
  ['$1:$2', '$$1:$$2'],
  ['${1}://${2}${3}', '$${1}://$${2}$${3}'],
  ['$$', '$$$$'],
  ['end$', 'end$$'],
  ['none', 'none'],
])('%s becomes %s', (text, doubled) => {
  expect(doubleDollars(text)).toBe(doubled);
});

test('keys, numbers and flags are left as they are: the collector expands none', () => {
  const value = { a$: ['$', 1, true, null], b: { c: '$' } };
  expect(doubleDollars(value)).toEqual({ a$: ['$$', 1, true, null], b: { c: '$$' } });
});

test('Helm reads no template in a text or a key', () => {
  expect(quoteTemplates({ '{{k': ['{{ .x }}', '{{{', 'a}}'] })).toEqual({
    '{{`{{`}}k': ['{{`{{`}} .x }}', '{{`{{`}}{', 'a}}'],
  });
});

test('references stay references, in texts, beside them and for whole lists', () => {
  const fixture = new Fixture();
  const variable = new TerraformVariable(fixture.stack, 'any', { type: 'string' });
  const job: ScrapeJob = {
    job_name: 'own',
    static_configs: [{ targets: [variable.stringValue, `$${variable.stringValue}$1`] }],
    params: { a: variable.value as string[] },
  };
  fixture.collector({ jobs: [job], clusterLabel: variable.stringValue });
  const text = fixture.text();
  expect(text).toContain('- ${var.any}\n');
  expect(text).toContain('- $$${var.any}$$1\n');
  expect(text).toContain('params:\n              a: ${jsonencode(var.any)}\n');
  expect(text).toContain('cluster: ${var.any}\n');
});
