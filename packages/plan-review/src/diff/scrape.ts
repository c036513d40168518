import { isMapping } from '@promontory/vocabulary';
import { readScrape, type Scrape } from '../private/scrape/read-scrape.js';
import type { Difference } from './difference.js';
import { show } from './show.js';
import { describeModels, type Item, type Model, modelsOf } from './model.js';

/** What changes in a scrape configuration: jobs and what all of them inherit; undefined when one side cannot be read. */
export function diffScrape(before: unknown, after: unknown): Difference[] | undefined {
  const models = scrapeModels(before, after);
  return models && describeModels(...models);
}

/** Both configurations as things with names. */
export function scrapeModels(before: unknown, after: unknown): readonly [Model, Model] | undefined {
  const [was, is] = [sideOf(before), sideOf(after)];
  return was === undefined || is === undefined ? undefined : modelsOf(itemsOf(was), itemsOf(is));
}

function sideOf(text: unknown): Scrape | undefined {
  return text === undefined || text === null
    ? { global: {}, jobs: new Map() }
    : readScrape('aws_prometheus_scraper', { scrape_configuration: text });
}

function itemsOf({ global, jobs }: Scrape): Item[] {
  return [
    ...(Object.keys(global).length === 0 ? [] : [{ names: ['global'], fields: fieldsOf(global) }]),
    ...[...jobs].map(([name, { job_name: _name, ...job }]) => ({ names: [`job ${name}`], fields: fieldsOf(job) })),
  ];
}

/** Relabellings as one line each: what a line says matters, not its keys. */
function fieldsOf(job: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(job).map(([key, value]) => [
      key,
      key.endsWith('relabel_configs') && Array.isArray(value) ? value.map(relabelling) : value,
    ]),
  );
}

function relabelling(config: unknown): string {
  if (!isMapping(config)) return String(config);
  const { source_labels: labels, regex, action = 'replace', target_label: target, replacement, ...rest } = config;
  const parts = [
    String(action),
    Array.isArray(labels) ? labels.join(',') : '',
    regex === undefined ? '' : `=~ ${String(regex)}`,
    target === undefined ? '' : `into ${String(target)}`,
    replacement === undefined ? '' : `as ${String(replacement)}`,
    ...Object.entries(rest).map(([key, value]) => `${key} ${show(value)}`),
  ];
  return parts.filter((part) => part !== '').join(' ');
}
