/** Units of panels, as Grafana calls them. `percentunit` is a ratio, 1 being everything; `short` a count. */
export const UNITS = [
  'short',
  'percentunit',
  'percent',
  'bytes',
  'binBps',
  's',
  'ms',
  'dtdurations',
  'celsius',
  'watt',
  'hertz',
  'reqps',
  'ops',
  'pps',
  'cps',
  'currencyUSD',
] as const;

/** One of `UNITS`. */
export type Unit = (typeof UNITS)[number];
