import { isMapping } from '@promontory/vocabulary';
import type { Job } from '../private/scrape/collector.js';
import type { Item } from './model.js';
import { show } from './show.js';

/** A scrape job as a thing with a name. */
export function jobItem(name: string, { job_name: _name, ...job }: Job): Item {
  return { names: [`job ${name}`], fields: fieldsOf(job) };
}

/** Relabellings as one line each: what a line says matters, not its keys. */
export function fieldsOf(job: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
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
