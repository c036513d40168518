import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { TableDefinition } from '../definition.js';
import type { DashboardOptions } from '../options.js';
import { oneLine } from './one-line.js';
import { uidOf } from './uid.js';
import { datasource } from './variables.js';

/** One query for each column, joined by their labels. */
export function tablePanel(definition: TableDefinition, options: DashboardOptions): PanelBuilder {
  const columns = Object.entries(definition.columns);
  const field = (index: number): string =>
    // Grafana numbers the values only when there are several.
    columns.length === 1 ? 'Value' : `Value #${String.fromCharCode(65 + index)}`;
  const panel = new PanelBuilder();
  columns.forEach(([title, { expr, unit }], index) => {
    panel.withTarget(
      new DataqueryBuilder()
        .refId(String.fromCharCode(65 + index))
        .datasource(datasource(options))
        .expr(oneLine(expr))
        .legendFormat(title)
        .interval(options.scrapeInterval ?? '60s')
        .format(PromQueryFormat.Table)
        .instant(),
    );
    panel.overrideByName(title, [{ id: 'unit', value: unit }]);
  });
  for (const [label, name] of Object.entries(definition.links)) {
    const chosen = definition.by.map((of) => `var-${of}=\${__data.fields["${of}"]}`);
    const url = `/d/${uidOf(name, options)}?var-datasource=\${datasource}&${chosen.join('&')}&\${__url_time_range}`;
    panel.overrideByName(label, [{ id: 'links', value: [{ title: `Open ${name}`, url }] }]);
  }
  return panel.withTransformation({ id: 'merge', options: {} }).withTransformation({
    id: 'organize',
    options: {
      excludeByName: { Time: true },
      indexByName: Object.fromEntries([
        ...definition.by.map((label, index) => [label, index] as const),
        ...columns.map((_, index) => [field(index), definition.by.length + index] as const),
      ]),
      renameByName: Object.fromEntries(columns.map(([title], index) => [field(index), title])),
    },
  });
}
