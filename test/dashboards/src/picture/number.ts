const scaled = (value: number, base: number, names: readonly string[]): string => {
  const power = value === 0 ? 0 : Math.floor(Math.log(Math.abs(value)) / Math.log(base));
  const step = Math.min(Math.max(power, 0), names.length - 1);
  return `${rounded(value / base ** step)}${names[step] ?? ''}`;
};
const rounded = (value: number): string => String(Number(value.toPrecision(3)));

const BINARY = [' ', ' Ki', ' Mi', ' Gi', ' Ti', ' Pi'];
const BIG = ['', ' K', ' Mil', ' Bil', ' Tri'];
const AFTER: Readonly<Record<string, string>> = {
  reqps: ' req/s',
  ops: ' ops/s',
  pps: ' p/s',
  cps: ' c/s',
  watt: ' W',
  hertz: ' Hz',
  celsius: ' °C',
  percent: ' %',
};

/** A value in a unit of Grafana, as short as it would be shown. */
export function show(value: number, unit = 'short'): string {
  if (!Number.isFinite(value)) return 'no number';
  switch (unit) {
    case 'percentunit':
      return `${rounded(value * 100)} %`;
    case 'bytes':
      return `${scaled(value, 1024, BINARY)}B`;
    case 'binBps':
      return `${scaled(value, 1024, BINARY)}B/s`;
    case 'currencyUSD':
      return `$${scaled(value, 1000, BIG)}`;
    case 's':
    case 'dtdurations':
      return duration(value);
    case 'ms':
      return duration(value / 1000);
    default:
      return `${scaled(value, 1000, BIG)}${AFTER[unit] ?? ''}`;
  }
}

function duration(seconds: number): string {
  const size = Math.abs(seconds);
  if (size === 0) return '0 s';
  if (size < 1) return `${rounded(seconds * 1000)} ms`;
  if (size < 120) return `${rounded(seconds)} s`;
  if (size < 7200) return `${rounded(seconds / 60)} min`;
  return size < 172_800 ? `${rounded(seconds / 3600)} h` : `${rounded(seconds / 86_400)} d`;
}
