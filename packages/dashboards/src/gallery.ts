import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Dashboard } from './dashboard.js';

/** A page of Markdown that lists dashboards with what they answer and what their panels show. */
export function gallery(dashboards: readonly Dashboard[]): string {
  const all = dashboards.map((dashboard) => ({ ...dashboard, panels: (dashboard.model.panels ?? []) as Panel[] }));
  const count = (panels: readonly Panel[]): number => panels.filter(({ type }) => type !== 'row').length;
  return [
    '# Dashboards',
    '',
    'Written by `npm run docs:dashboards` from the dashboards themselves. How they get into Grafana: [packages/dashboards](../packages/dashboards/README.md).',
    '',
    'The pictures are no screenshots: they are drawn by `npm run docs:pictures` from the JSON of the dashboards, with what a real Prometheus answers to every query over synthetic series. Grafana itself cannot be had where they are made.',
    '',
    '| Dashboard | What it answers | Panels |',
    '| --- | --- | --- |',
    ...all.map(
      ({ name, model, panels }) => `| [\`${name}\`](#${name}) | ${answerOf(model.description)} | ${count(panels)} |`,
    ),
    ...all.flatMap(({ name, title, model, panels }) => [
      '',
      `## ${name}`,
      '',
      `**${title}.** ${linked(model.description ?? '')}`,
      '',
      `![${title}, drawn from its JSON over synthetic series](pictures/${name}.svg)`,
      '',
      '| Panel | Unit | What it shows |',
      '| --- | --- | --- |',
      ...panels.map(({ type, title: of = '', description = '', fieldConfig }) =>
        type === 'row' ? `| **${of}** | | |` : `| ${of} | ${fieldConfig?.defaults.unit ?? ''} | ${description} |`,
      ),
    ]),
    '',
  ].join('\n');
}

const answerOf = (description = ''): string => description.replace(/ Runbooks: .*$/, '');

const linked = (description: string): string =>
  description.replace(/([\w-]+)\.md/g, (_, page: string) => `[${page}](runbooks/${page}.md)`);
