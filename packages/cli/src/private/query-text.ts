import type { QueryResult, Series } from '@promontory/amp-client';

/** The result of a query as a table, the most that fits first, and what it cost. */
export function queryText({ resultType, series, statistics, warnings }: QueryResult, most: number): string {
  const range = resultType === 'matrix';
  const head = range ? ['LAST', 'MIN', 'MAX', 'POINTS', 'SERIES'] : ['VALUE', 'SERIES'];
  const rows = series.slice(0, most).map((one) => (range ? rangeRow(one) : [one.points[0]?.value ?? '', nameOf(one)]));
  const left = series.length - rows.length;
  return [
    ...(rows.length === 0 ? [] : columns([head, ...rows])),
    ...(left > 0 ? [`… and ${left} more (--limit)`] : []),
    ...warnings.map((warning) => `warning: ${warning}`),
    `${count(series.length, 'series', 'series')}${
      statistics === undefined ? '' : `; ${count(statistics.samplesProcessed, 'sample', 'samples')} processed`
    }${statistics?.evaluationSeconds === undefined ? '' : `; ${statistics.evaluationSeconds.toFixed(3)} s`}`,
    '',
  ].join('\n');
}

function rangeRow(series: Series): string[] {
  const values = series.points.map(({ value }) => Number(value)).filter((value) => !Number.isNaN(value));
  const least = values.reduce((one, other) => Math.min(one, other), Infinity);
  const largest = values.reduce((one, other) => Math.max(one, other), -Infinity);
  const told = (value: number): string => (values.length === 0 ? 'NaN' : String(value));
  return [series.points.at(-1)?.value ?? '', told(least), told(largest), String(series.points.length), nameOf(series)];
}

/** As PromQL writes it. Values of labels come from elsewhere: control characters are written out. */
function nameOf({ labels }: Series): string {
  const { __name__: name = '', ...rest } = labels;
  const inner = Object.entries(rest).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return inner.length > 0 || name === '' ? `${name}{${inner.join(', ')}}` : name;
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}
