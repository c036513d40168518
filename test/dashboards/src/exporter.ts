/** One series that an exporter shows: how it looks after `seconds`. */
export interface Exposed {
  readonly name: string;
  readonly labels: string;
  readonly value: (seconds: number) => number;
}

/**
 * A program that shows metrics, as its job finds it. Names and labels are written down from what is known of the programs,
 * and have not been compared with a scrape of each: what is wrong here, no test of the dashboards can find.
 */
export interface Exporter {
  /** Which program. */
  readonly of: string;
  readonly job: string;
  /** Labels that the job gives the target. */
  readonly target: Readonly<Record<string, string>>;
  readonly series: readonly (readonly Exposed[])[];
  /** Names that other versions of the program use for the same. */
  readonly otherwise?: readonly string[];
}

export const gauge = (name: string, labels = '', value = 1): Exposed[] => [{ name, labels, value: () => value }];

/** Something that grows evenly. */
export const counter = (name: string, labels = '', perSecond = 1): Exposed[] => [
  { name, labels, value: (seconds) => 1 + seconds * perSecond },
];

/** Half of the observations within the first bound, all of them within the last. */
export const histogram = (name: string, labels = '', bounds: readonly number[] = [0.1, 1]): Exposed[] => {
  const with_ = (more: string): string => [labels, more].filter((part) => part !== '').join(',');
  return [
    ...bounds.flatMap((bound, index) =>
      counter(`${name}_bucket`, with_(`le="${bound}"`), index === bounds.length - 1 ? 1 : 0.5),
    ),
    ...counter(`${name}_bucket`, with_('le="+Inf"'), 1),
    ...counter(`${name}_count`, labels, 1),
    ...counter(`${name}_sum`, labels, 0.1),
  ];
};

/** The page that a scrape reads. */
export const page = ({ series }: Exporter, seconds: number): string =>
  series
    .flat()
    .map(({ name, labels, value }) => `${name}${labels === '' ? '' : `{${labels}}`} ${value(seconds)}\n`)
    .join('');

/** Every name that an exporter is known by to show. */
export const namesOf = ({ series, otherwise = [] }: Exporter): string[] => [
  ...new Set([...series.flat().map(({ name }) => name), ...otherwise]),
];
