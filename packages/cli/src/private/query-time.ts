import { parseDuration } from '@promontory/vocabulary';
import { CliError } from '../cli-error.js';

/** The time that a flag names: RFC 3339, or seconds since the epoch. */
export function timeOf(text: string | undefined, now: Date): Date {
  if (text === undefined) return now;
  const time = /^\d+(\.\d+)?$/.test(text) ? new Date(Number(text) * 1000) : new Date(text);
  if (!Number.isNaN(time.getTime())) return time;
  throw CliError.usage(`--time is 2026-07-14T12:00:00Z or seconds since the epoch, not '${text}'`);
}

/** The seconds that a flag names. */
export function secondsOf(flag: string, text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined && milliseconds >= 1000) return milliseconds / 1000;
  throw CliError.usage(`--${flag} is a duration of a second or more, such as 5m or 1h, not '${text}'`);
}

/** Prometheus gives no more points than this of a series. */
const MOST_POINTS = 11_000;

/** The step of a range: as it is named, else such that some 60 points come back. */
export function stepOf(text: string | undefined, rangeSeconds: number): number {
  if (text === undefined) return Math.max(15, Math.ceil(rangeSeconds / 60));
  const step = secondsOf('step', text);
  if (rangeSeconds / step < MOST_POINTS) return step;
  throw CliError.usage(`--step ${text} makes more than ${MOST_POINTS} points of a series: take a longer one`);
}
