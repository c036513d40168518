/** The samples of a series: `interval` and `length` in seconds, in promtool's notation. */
export type Samples = (interval: number, length: number) => string;

const listed = (at: (second: number) => number | '_'): Samples => {
  return (interval, length) =>
    Array.from({ length: Math.ceil(length / interval) + 2 }, (_, index) => at(index * interval)).join(' ');
};

/** Always the same. */
export const always =
  (value: number): Samples =>
  (interval, length) =>
    `${value}+0x${Math.ceil(length / interval) + 2}`;

/** A counter that grows evenly, or a gauge that does. */
export const rate =
  (perSecond: number, start = 0): Samples =>
  (interval, length) => {
    const step = perSecond * interval;
    return `${start}${step < 0 ? '-' : '+'}${Math.abs(step)}x${Math.ceil(length / interval) + 2}`;
  };

/** One value before a second, another from it on; undefined is no sample at all. */
export const from = (second: number, value: number | undefined, before?: number): Samples =>
  listed((now) => (now < second ? before : value) ?? '_');

/** A value from one second to another, and no sample before or after. */
export const between = (start: number, end: number, value: number): Samples =>
  listed((now) => (now < start || now > end ? '_' : value));

/** Values in turn, each for some seconds. */
export const turns = (every: number, ...values: number[]): Samples =>
  listed((now) => values[Math.floor(now / every) % values.length] ?? '_');

/** A counter that grows from one second to another and rests before and after. */
export const grown = (start: number, end: number, perSecond: number): Samples =>
  listed((now) => perSecond * (Math.min(Math.max(now, start), end) - start));

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;
