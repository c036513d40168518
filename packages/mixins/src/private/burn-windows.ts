import { parseDuration } from '@promontory/vocabulary';
import type { Severity } from '../options.js';

/** One pair of windows: the long one says that it matters, the short one that it still goes on. */
export interface BurnWindow {
  readonly long: string;
  readonly short: string;
  /** How many times faster than evenly the budget of thirty days is used. */
  readonly factor: number;
  /** How long the condition must last. */
  readonly pending: string;
  readonly severity: Severity;
}

/**
 * Multi-window, multi-burn-rate alerts for a budget of thirty days: 2 % of it in an hour, 5 % in six hours, 10 % in a
 * day and in three days. Source: the Site Reliability Workbook, chapter 5, "Alerting on SLOs", table 5-8.
 */
export const BURN_WINDOWS: readonly BurnWindow[] = [
  { long: '1h', short: '5m', factor: 14.4, pending: '2m', severity: 'critical' },
  { long: '6h', short: '30m', factor: 6, pending: '15m', severity: 'critical' },
  { long: '1d', short: '2h', factor: 3, pending: '1h', severity: 'warning' },
  { long: '3d', short: '6h', factor: 1, pending: '3h', severity: 'warning' },
];

/** Every window of the table, shortest first. */
export const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'] as const;

/** The share of bad events at which a budget is used `factor` times too fast, without the noise of binary fractions. */
export const burnThreshold = (factor: number, objective: number): number =>
  Number((factor * (1 - objective)).toPrecision(6));

/** The table for a budget of another window: the same shares of it in the same times, and never slower than evenly. */
export function burnWindows(window: string): readonly BurnWindow[] {
  const scale = (parseDuration(window) ?? 0) / (parseDuration('30d') ?? 1);
  return BURN_WINDOWS.map((of) => ({ ...of, factor: Math.max(1, Number((of.factor * scale).toPrecision(3))) }));
}
