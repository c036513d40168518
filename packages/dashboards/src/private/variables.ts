import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  type VariableModel,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { DashboardDefinition, VariableDefinition } from '../definition.js';
import type { DashboardOptions } from '../options.js';

/** Every panel and variable asks the data source that was chosen. */
export const datasource = (options: DashboardOptions): { readonly type: string; readonly uid: string } => ({
  type: options.datasourceType ?? 'prometheus',
  uid: '${datasource}',
});

/** Data source and cluster, then what the dashboard has of its own. */
export function variables(
  definition: DashboardDefinition,
  options: DashboardOptions,
): (Builder<VariableModel> & { build(): VariableModel })[] {
  const source = new DatasourceVariableBuilder('datasource')
    .label('Data source')
    .type(options.datasourceType ?? 'prometheus');
  if (options.datasourceUid !== undefined) {
    source.current({ selected: true, text: options.datasourceUid, value: options.datasourceUid });
  }
  const cluster: VariableDefinition = {
    name: 'cluster',
    label: 'Cluster',
    from: definition.present,
    multi: definition.manyClusters ?? false,
  };
  return [source, ...[cluster, ...(definition.variables ?? [])].map((variable) => choice(variable, options))];
}

function choice({ name, label, from, of = name, multi = false }: VariableDefinition, options: DashboardOptions) {
  const query = `label_values(${from}, ${of})`;
  const variable = new QueryVariableBuilder(name)
    .label(label)
    .datasource(datasource(options))
    .query({ qryType: 1, query, refId: 'PrometheusVariableQueryEditor-VariableQuery' })
    .definition(query)
    // What there is to choose changes with the time range: pods come and go.
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(multi)
    .includeAll(multi);
  if (multi) variable.allValue('.+').current({ selected: true, text: ['All'], value: ['$__all'] });
  return variable;
}
