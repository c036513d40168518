import type { Threshold } from './options.js';

/** A share of a whole, from 0 to 1. */
export const ratio = (value: number): Threshold => ({ default: value, min: 0, max: 1, unit: 'ratio' });

/** Seconds, up to a year. */
export const seconds = (value: number): Threshold => ({ default: value, min: 0, max: 31_536_000, unit: 'seconds' });

/** A whole number of things. */
export const count = (value: number, max = 1_000_000_000): Threshold => ({
  default: value,
  min: 0,
  max,
  unit: 'count',
});

/** Events in a second. */
export const perSecond = (value: number): Threshold => ({ default: value, min: 0, max: 1_000_000, unit: 'per second' });

/** Bytes. */
export const bytes = (value: number): Threshold => ({ default: value, min: 0, max: 2 ** 50, unit: 'bytes' });

/** Degrees Celsius. */
export const celsius = (value: number): Threshold => ({ default: value, min: 0, max: 120, unit: 'celsius' });
