import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboard, DASHBOARD_NAMES } from '@promontory/dashboards';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLines } from '../src/picture/find.js';
import { picture } from '../src/picture/picture.js';
import { escaped } from '../src/picture/svg.js';
import { Prometheus } from '../src/prometheus.js';

const FOLDER = join(__dirname, '..', '..', '..', 'docs', 'pictures');
const isUpdate = process.env['GOLDEN_UPDATE'] === '1';

beforeAll(async () => {
  if (!isUpdate) return;
  const prometheus = await Prometheus.start();
  try {
    await prometheus.settle();
    mkdirSync(FOLDER, { recursive: true });
    for (const name of DASHBOARD_NAMES) {
      const one = dashboard(name);
      writeFileSync(join(FOLDER, `${name}.svg`), picture(one, await findLines(one, prometheus)));
    }
  } finally {
    await prometheus.stop();
  }
});

const svg = (name: string): string => readFileSync(join(FOLDER, `${name}.svg`), 'utf8');

// Values are those of the day on which it was drawn: what is compared is what stands where.
test.each(DASHBOARD_NAMES)(
  'the picture of %s has its panels where they are, none without data (npm run docs:pictures)',
  (name) => {
    const panels = (dashboard(name).model.panels ?? []) as readonly Panel[];
    const expected = panels.map(
      ({ title = '', type, gridPos: { x, y, w, h } = { x: 0, y: 0, w: 0, h: 0 } }) =>
        `data-panel="${escaped(title)}" data-type="${type}" data-at="${x},${y},${w},${h}"`,
    );
    expect(svg(name).match(/data-panel="[^"]*" data-type="[^"]*" data-at="[^"]*"/g)).toEqual(expected);
    expect(svg(name)).not.toContain('No data');
  },
);

test('there is no picture of a dashboard that is gone', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(DASHBOARD_NAMES.map((name) => `${name}.svg`).sort());
});

test('a panel whose queries find nothing is drawn so', () => {
  expect(picture(dashboard('pod'), new Map())).toContain('No data');
});
