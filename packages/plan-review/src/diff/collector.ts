import { collectorIn, type Write } from '../private/scrape/collector.js';
import type { Difference } from './difference.js';
import { jobItem } from './job.js';
import { describeModels, type Item, type Model, modelsOf } from './model.js';
import { diffPlaces } from './places.js';

/** What changes in the document of a collector: its jobs and destinations by what they are, the rest place by place. */
export function diffCollector(before: unknown, after: unknown): Difference[] {
  const [was, is] = [collectorIn(before), collectorIn(after)];
  return [...describeModels(...collectorModels(before, after)), ...diffPlaces(was.rest, is.rest)];
}

/** Jobs and destinations of both sides as things with names. */
export function collectorModels(before: unknown, after: unknown): readonly [Model, Model] {
  const items = (document: unknown): Item[] => {
    const { jobs, writes } = collectorIn(document);
    return [...jobs.map(([name, job]) => jobItem(name, job)), ...writes.map(destination)];
  };
  return modelsOf(items(before), items(after));
}

function destination({ url, settings }: Write): Item {
  const { name } = settings;
  return {
    names: [`destination ${url}`, ...(name === undefined ? [] : [`destination ${url} (${String(name)})`])],
    fields: settings,
  };
}
