import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  RowBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { DashboardDefinition } from '../definition.js';
import type { DashboardOptions } from '../options.js';
import { layOut } from './layout.js';
import { panelOf } from './panels.js';
import { TAG, uidOf } from './uid.js';
import { datasource, variables } from './variables.js';

/**
 * The format that is written, meant for Grafana 10.4 and newer: a newer Grafana brings it up to its own when it reads it,
 * an older one would not know a newer one. Chosen on 2026-11-21, when the guide of Amazon Managed Grafana told of
 * workspaces of 9, 10, 12 and 13.
 */
export const SCHEMA_VERSION = 39;

/** A dashboard as Grafana has it. */
export function renderDashboard(name: string, definition: DashboardDefinition, options: DashboardOptions): Dashboard {
  const builder = new DashboardBuilder(definition.title)
    .uid(uidOf(name, options))
    .description(describe(definition))
    .tags([...new Set([TAG, options.uidPrefix ?? TAG, ...(options.tags ?? [])])])
    .timezone('browser')
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: 'now-3h', to: 'now' })
    .refresh('1m')
    .readonly()
    .variables(variables(definition, options))
    .links(links(definition, options));
  layOut(definition.rows, options.leaveOut).forEach((placed, index) => {
    const id = index + 1;
    if ('row' in placed) {
      builder.withRow(new RowBuilder(placed.row).id(id).gridPos(placed.at));
      return;
    }
    const { title, about, unit } = placed.panel;
    const panel = panelOf(placed.panel, options).id(id).title(title).description(about).unit(unit);
    builder.withPanel(panel.datasource(datasource(options)).gridPos(placed.at));
  });
  const built = builder.build();
  return {
    ...built,
    schemaVersion: SCHEMA_VERSION,
    // The SDK hides links in a menu, which is not where somebody in a hurry looks.
    links: (built.links ?? []).map(({ placement: _placement, ...link }) => link),
  };
}

const describe = ({ answers, runbooks }: DashboardDefinition): string =>
  runbooks.length === 0 ? answers : `${answers} Runbooks: ${runbooks.map((name) => `${name}.md`).join(', ')}.`;

function links({ runbooks, next = [] }: DashboardDefinition, options: DashboardOptions): DashboardLinkBuilder[] {
  const base = options.runbookUrl?.replace(/\/+$/, '');
  return [
    new DashboardLinkBuilder('All dashboards')
      .type(DashboardLinkType.Dashboards)
      .tags([options.uidPrefix ?? TAG])
      .asDropdown(true)
      .keepTime(true)
      .includeVars(true),
    ...next.map((name) =>
      new DashboardLinkBuilder(name)
        .type(DashboardLinkType.Link)
        .url(`/d/${uidOf(name, options)}`)
        .tooltip(`To the dashboard ${name}, of the same cluster`)
        .keepTime(true)
        .includeVars(true),
    ),
    ...(base === undefined ? [] : runbooks).map((name) =>
      new DashboardLinkBuilder(`Runbook: ${name}`)
        .type(DashboardLinkType.Link)
        .url(`${base}/${name}.md`)
        .tooltip(`What to do about the alerts of ${name}`)
        .targetBlank(true),
    ),
  ];
}
