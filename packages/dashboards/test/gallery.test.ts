import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboard, DASHBOARD_NAMES, gallery } from '../src/index.js';

/** Without what Prettier puts between cells. */
const squeezed = (text: string): string => text.replace(/-{3,}/g, '---').replace(/ +/g, ' ');

test('docs/dashboards.md shows every dashboard as it is', () => {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'dashboards.md'), 'utf8');
  expect(squeezed(page)).toBe(squeezed(gallery(DASHBOARD_NAMES.map((name) => dashboard(name)))));
});

test('a dashboard is listed with its answer, its runbook, its picture and its panels, row by row', () => {
  expect(
    gallery([dashboard('kube-state-metrics')])
      .split('\n')
      .slice(4, 20),
  ).toEqual([
    expect.stringMatching(/^The pictures are no screenshots: /),
    '',
    '| Dashboard | What it answers | Panels |',
    '| --- | --- | --- |',
    '| [`kube-state-metrics`](#kube-state-metrics) | Does kube-state-metrics, which most alerts read, see the whole cluster? | 6 |',
    '',
    '## kube-state-metrics',
    '',
    '**kube-state-metrics.** Does kube-state-metrics, which most alerts read, see the whole cluster? Runbooks: [kube-state-metrics](runbooks/kube-state-metrics.md).',
    '',
    '![kube-state-metrics, drawn from its JSON over synthetic series](pictures/kube-state-metrics.svg)',
    '',
    '| Panel | Unit | What it shows |',
    '| --- | --- | --- |',
    '| **At a glance** | | |',
    '| Pods | short | Pods of kube-state-metrics. |',
  ]);
});
