import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dashboard } from '@promontory/dashboards';
import { type Box, contents, type Line } from './panel.js';
import { escaped, fit, words } from './svg.js';

const WIDTH = 1200;
const COLUMN = WIDTH / 24;
/** Pixels of one unit of height. Grafana's are taller, and so would be the page. */
const UNIT = 22;
const HEAD = 58;
const GAP = 4;

/** What the queries of a panel found, by its id. */
export type Lines = ReadonlyMap<number, readonly Line[]>;

/** A dashboard as a picture: panels where its JSON places them, with what their queries found. */
export function picture({ model, title }: Dashboard, lines: Lines): string {
  const panels = (model.panels ?? []) as readonly Panel[];
  const bottom = Math.max(...panels.map(({ gridPos }) => (gridPos?.y ?? 0) + (gridPos?.h ?? 0)));
  const height = HEAD + bottom * UNIT + 8;
  const choices = (model.templating.list ?? []).map(({ name, type }) => (type === 'datasource' ? 'data source' : name));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter, Helvetica, Arial, sans-serif" role="img" aria-label="${escaped(`The dashboard ${title}`)}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#f4f5f5"/>`,
    words(12, 24, title, { size: 17, bold: true }),
    ...choices.map((name, index) => choice(name, index)),
    ...panels.map((panel) => drawn(panel, lines.get(panel.id ?? 0) ?? [])),
    '</svg>',
    '',
  ].join('\n');
}

function choice(name: string, index: number): string {
  const x = 12 + index * 150;
  return `<rect x="${x}" y="34" width="142" height="18" rx="2" fill="#fff" stroke="#d5d5da"/>${words(x + 7, 47, fit(name, 130, 11), { size: 11, fill: '#3a6fb0' })}`;
}

function drawn(panel: Panel, lines: readonly Line[]): string {
  const { x = 0, y = 0, w = 0, h = 0 } = panel.gridPos ?? {};
  const box: Box = {
    x: x * COLUMN + GAP,
    y: HEAD + y * UNIT,
    width: w * COLUMN - 2 * GAP,
    height: h * UNIT - 2 * GAP,
  };
  const { title = '', type } = panel;
  const mark = `<g data-panel="${escaped(title)}" data-type="${escaped(type)}" data-at="${x},${y},${w},${h}">`;
  if (type === 'row') return `${mark}${words(box.x + 4, box.y + 15, `▾ ${title}`, { size: 12, bold: true })}</g>`;
  const inside: Box = { ...box, y: box.y + 22, height: box.height - 24 };
  return [
    mark,
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="2" fill="#fff" stroke="#dcdce0"/>`,
    words(box.x + 8, box.y + 15, fit(title, box.width - 16, 11), { bold: true }),
    contents(panel, lines, inside),
    '</g>',
  ].join('');
}
