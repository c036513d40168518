import { isMapping, remembered } from '@promontory/vocabulary';
import { readValue } from '@promontory/yaml-document';
import type { Attributes, Change } from '../../change.js';
import { readValues, valuesOf } from '../helm/values.js';
import { isKept, ofType } from '../rule-kit.js';
import { type Collector, collectorIn, type Job } from './collector.js';

export type { Job };

/** What a collector scrapes. */
export interface Scrape {
  /** What jobs are given that do not say it: interval, timeout, labels. */
  readonly global: Readonly<Record<string, unknown>>;
  /** By name. */
  readonly jobs: ReadonlyMap<string, Job>;
}

/** Types that may hold a scrape configuration. */
export const COLLECTOR_TYPES: readonly string[] = ['aws_prometheus_scraper', 'helm_release', 'aws_eks_addon'];

/** What a collector scrapes; undefined when it cannot be read, without jobs when it is no collector. */
export function readScrape(type: string, attributes: Attributes | undefined): Scrape | undefined {
  const collector = collectorOf(type, attributes);
  return collector && { global: collector.global, jobs: new Map(collector.jobs) };
}

/** All that a collector is told; undefined when it cannot be read. */
export function collectorOf(type: string, attributes: Attributes | undefined): Collector | undefined {
  const document = documentOf(type, attributes);
  return document && collectorIn(document);
}

function documentOf(type: string, attributes: Attributes | undefined): Readonly<Record<string, unknown>> | undefined {
  if (type === 'helm_release') return valuesOf(attributes);
  if (type === 'aws_eks_addon') return readValues(attributes?.['configuration_values']);
  const text = attributes?.['scrape_configuration'];
  return typeof text === 'string' ? documentIn(text) : undefined;
}

function documentIn(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = readValue(text);
  return isMapping(value) ? value : undefined;
}

/** A collector that changes, both sides read. */
export interface ScrapeSides {
  readonly change: Change;
  readonly before: Scrape;
  readonly after: Scrape;
}

/** Collectors that change and stay, and those of them that cannot be read. */
export function changedScrapes(changes: readonly Change[]): readonly (ScrapeSides | { readonly unreadable: Change })[] {
  return ofType(changes, ...COLLECTOR_TYPES)
    .filter(isKept)
    .map((change) => {
      const sides = sidesOf(change);
      return sides === 'unreadable' ? { unreadable: change } : sides;
    });
}

/** Collectors that can be read. Of the others scrape/jobs-kept tells. */
export function readableScrapes(changes: readonly Change[]): readonly ScrapeSides[] {
  return changedScrapes(changes).filter((sides): sides is ScrapeSides => 'before' in sides);
}

// Many rules of the review ask the same of the same change, and reading YAML is what costs.
const sidesOf = remembered((change: Change): ScrapeSides | 'unreadable' => {
  const before = readScrape(change.type, change.before);
  const after = readScrape(change.type, change.after);
  return before === undefined || after === undefined ? 'unreadable' : { change, before, after };
});

/** Jobs that are there before and after, with what both were given. */
export function keptJobs({ before, after }: ScrapeSides): readonly { name: string; was: Job; is: Job }[] {
  return [...before.jobs].flatMap(([name, job]) => {
    const now = after.jobs.get(name);
    return now === undefined ? [] : [{ name, was: { ...before.global, ...job }, is: { ...after.global, ...now } }];
  });
}

/** What Prometheus takes where nobody says it (its documentation, 3.x). */
const DEFAULT_INTERVAL = '1m';

/** How often a job scrapes. */
export function intervalOf(job: Job): string {
  return String(job['scrape_interval'] ?? DEFAULT_INTERVAL);
}
