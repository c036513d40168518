import { type PresetName, presetJob, type PresetOptions, withoutPodsOf } from './presets.js';
import type { ScrapeJob, ScrapeTarget } from './scrape-job.js';

/** A job of ours, as a person writes it. */
export interface PresetEntry extends PresetOptions {
  readonly preset: PresetName;
}

/** A job of the user's own: a Prometheus `scrape_config`. */
export interface CustomEntry {
  readonly custom: ScrapeJob;
}

/** One entry of a job list. */
export type JobEntry = PresetEntry | CustomEntry;

/** The jobs that entries stand for, in their order, as `target` runs them. */
export function resolveJobs(entries: readonly JobEntry[], target: ScrapeTarget): ScrapeJob[] {
  const presets = entries.flatMap((entry) => ('custom' in entry ? [] : [entry.preset]));
  return entries.map((entry) => {
    if ('custom' in entry) return entry.custom;
    const job = presetJob(entry.preset, target, entry);
    return entry.preset === 'pods' ? withoutPodsOf(job, presets) : job;
  });
}
