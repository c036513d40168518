import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueGraphMode,
  BigValueTextMode,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  GraphThresholdsStyleConfigBuilder,
  ReduceDataOptionsBuilder,
  StackingConfigBuilder,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { type Panel, ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as Stat } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as Graph } from '@grafana/grafana-foundation-sdk/timeseries';
import type { GraphDefinition, PanelDefinition, StatDefinition } from '../definition.js';
import type { DashboardOptions } from '../options.js';
import { oneLine } from './one-line.js';
import { tablePanel } from './table.js';
import { datasource } from './variables.js';

/** A panel as Grafana has it, without its place. */
export function panelOf(definition: PanelDefinition, options: DashboardOptions) {
  switch (definition.kind) {
    case 'graph':
      return graphPanel(definition, options);
    case 'stat':
      return statPanel(definition, options);
    case 'table':
      return tablePanel(definition, options);
  }
}

function graphPanel(definition: GraphDefinition, options: DashboardOptions): Graph {
  const several = Object.keys(definition.queries).some((legend) => legend.includes('{{'));
  const panel = new Graph()
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(several ? LegendDisplayMode.Table : LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true)
        .calcs(several ? ['lastNotNull', 'max'] : []),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
    .showPoints(VisibilityMode.Never)
    .fillOpacity(definition.stacked ? 40 : 8)
    .lineWidth(1);
  // Else Grafana begins the axis at the smallest value, and a ripple looks like a flood.
  if (!definition.signed) panel.min(0);
  if (definition.stacked) panel.stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'));
  if (definition.max !== undefined) panel.max(definition.max);
  if (definition.limits !== undefined) {
    panel
      .thresholds(limits(definition.limits))
      .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
  }
  for (const query of queries(definition, options)) panel.withTarget(query.range());
  return panel;
}

function statPanel(definition: StatDefinition, options: DashboardOptions): Stat {
  const several = Object.keys(definition.queries).some((legend) => legend.includes('{{'));
  const panel = new Stat()
    .graphMode(BigValueGraphMode.None)
    .textMode(
      definition.names ? BigValueTextMode.Name : several ? BigValueTextMode.ValueAndName : BigValueTextMode.Value,
    )
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .thresholds(limits(definition.limits));
  for (const query of queries(definition, options)) panel.withTarget(query.instant());
  return panel;
}

const queries = (definition: GraphDefinition | StatDefinition, options: DashboardOptions): DataqueryBuilder[] =>
  Object.entries(definition.queries).map(([legend, expr], index) =>
    new DataqueryBuilder()
      .refId(refId(index))
      .datasource(datasource(options))
      .expr(oneLine(expr))
      .legendFormat(legend)
      .interval(options.scrapeInterval ?? '60s'),
  );

/** A, B, … as Grafana calls queries. */
export const refId = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

/** Green, orange and red in the order that the limits have. */
export function limits(of: PanelDefinition['limits']): Builder<ReturnType<ThresholdsConfigBuilder['build']>> {
  const config = new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute);
  if (of === undefined) return config.steps([{ value: null, color: 'green' }]);
  const { warn, bad } = of;
  return bad >= warn
    ? config.steps([
        { value: null, color: 'green' },
        { value: warn, color: 'orange' },
        { value: bad, color: 'red' },
      ])
    : config.steps([
        { value: null, color: 'red' },
        { value: bad, color: 'orange' },
        { value: warn, color: 'green' },
      ]);
}

/** What every kind of panel has. */
export type AnyPanel = Builder<Panel>;
