import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { show } from './number.js';
import { COLOURS, fit, words } from './svg.js';

/** What a query of a panel found: by its legend, values over time. */
export interface Line {
  readonly refId: string;
  readonly legend: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly values: readonly number[];
}

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lines that are drawn: what is below them is told by a number. */
const MOST = 6;

/** What stands inside of a panel. */
export function contents(panel: Panel, lines: readonly Line[], box: Box): string {
  if (lines.length === 0) return words(box.x + box.width / 2, box.y + box.height / 2, 'No data', { anchor: 'middle' });
  const unit = panel.fieldConfig?.defaults.unit;
  switch (panel.type) {
    case 'stat':
      return stat(panel, lines, box, unit);
    case 'table':
      return table(panel, lines, box);
    default:
      return graph(panel, lines, box, unit);
  }
}

const last = ({ values }: Line): number => values.at(-1) ?? NaN;

function stat({ fieldConfig }: Panel, lines: readonly Line[], box: Box, unit: string | undefined): string {
  const shown = lines.slice(0, 3);
  const steps = fieldConfig?.defaults.thresholds?.steps ?? [];
  return shown
    .map((line, index) => {
      const color = steps.filter(({ value }) => value === null || last(line) >= value).at(-1)?.color ?? 'green';
      const fill = { green: '#3f8f5b', orange: '#c98a1b', red: '#b5493c' }[color] ?? '#3f8f5b';
      const y = box.y + (box.height * (index + 1)) / (shown.length + 1) + 6;
      const text = show(last(line), unit);
      const size = shown.length > 1 ? 14 : 24;
      return words(box.x + box.width / 2, y, text, { size, fill, anchor: 'middle', bold: true });
    })
    .join('');
}

function graph({ fieldConfig }: Panel, lines: readonly Line[], box: Box, unit: string | undefined): string {
  const shown = lines.slice(0, MOST);
  const legend = 15;
  const plot = { x: box.x + 58, y: box.y + 4, width: box.width - 68, height: box.height - legend - 12 };
  const values = shown.flatMap((line) => line.values).filter(Number.isFinite);
  const low = Math.min(0, ...values);
  const most = Math.max(fieldConfig?.defaults.max ?? -Infinity, ...values);
  // A line of zeros lies on the ground.
  const high = most > low ? most : low + 1;
  const at = (value: number): number => plot.y + plot.height * (1 - (value - low) / (high - low));
  const grid = [0, 0.5, 1].map((share) => {
    const value = low + (high - low) * share;
    const y = Math.round(at(value));
    return `<path d="M${plot.x} ${y}h${Math.round(plot.width)}" stroke="#e3e3e8"/>${words(plot.x - 5, y + 4, show(value, unit), { size: 9, anchor: 'end', fill: '#6b6b75' })}`;
  });
  const paths = shown.map(({ values: of }, index) => {
    const points = of.flatMap((value, step) =>
      Number.isFinite(value)
        ? [`${Math.round(plot.x + (plot.width * step) / Math.max(1, of.length - 1))} ${at(value).toFixed(1)}`]
        : [],
    );
    return `<path d="M${points.join('L')}" fill="none" stroke="${COLOURS[index % COLOURS.length] ?? ''}" stroke-width="1.5"/>`;
  });
  const each = box.width / Math.min(shown.length, 3);
  const names = shown.slice(0, 3).map(({ legend: name }, index) => {
    const x = box.x + 8 + index * each;
    const y = box.y + box.height - 6;
    const more = index === 2 && lines.length > 3 ? ` +${lines.length - 3}` : '';
    return `<rect x="${Math.round(x)}" y="${Math.round(y - 4)}" width="9" height="3" fill="${COLOURS[index] ?? ''}"/>${words(x + 13, y, `${fit(name, each - 36, 9)}${more}`, { size: 9, fill: '#6b6b75' })}`;
  });
  return [...grid, ...paths, ...names].join('');
}

function table(panel: Panel, lines: readonly Line[], box: Box): string {
  const columns = [...new Set(lines.map(({ legend }) => legend))];
  const units = new Map(
    (panel.fieldConfig?.overrides ?? []).flatMap(({ matcher, properties }) =>
      properties.flatMap(({ id, value }) => (id === 'unit' ? [[String(matcher.options), String(value)] as const] : [])),
    ),
  );
  const rows = new Map<string, Map<string, number>>();
  for (const line of lines) {
    const name = Object.values(line.labels).join(' / ');
    rows.set(name, (rows.get(name) ?? new Map<string, number>()).set(line.legend, last(line)));
  }
  const first = Math.min(box.width * 0.4, 300);
  const each = (box.width - first - 12) / columns.length;
  const cell = (column: number): number => box.x + first + each * (column + 1);
  const most = Math.max(1, Math.floor((box.height - 22) / 17));
  const head = columns.map((name, index) =>
    words(cell(index), box.y + 12, fit(name, each - 6, 10), { size: 10, anchor: 'end', bold: true }),
  );
  const body = [...rows].slice(0, most).map(([name, values], index) => {
    const y = box.y + 30 + index * 17;
    const cells = columns.map((column, place) => {
      const value = values.get(column);
      return value === undefined
        ? ''
        : words(cell(place), y, show(value, units.get(column)), { size: 10, anchor: 'end' });
    });
    return `${words(box.x + 10, y, fit(name, first - 10, 10), { size: 10 })}${cells.join('')}`;
  });
  return [...head, ...body].join('');
}
