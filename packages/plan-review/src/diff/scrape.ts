import { readScrape, type Scrape } from '../private/scrape/read-scrape.js';
import type { Difference } from './difference.js';
import { fieldsOf, jobItem } from './job.js';
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
    ...[...jobs].map(([name, job]) => jobItem(name, job)),
  ];
}
