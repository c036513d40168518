import { PACK_NAMES, packs, slo } from '@promontory/mixins';
import { isAlerting, type RuleGroup } from '@promontory/rules';
import { namesOf, type Exporter } from './exporter.js';
import { ADD_ONS } from './exporters/add-ons.js';
import { COLLECTORS } from './exporters/collectors.js';
import { KUBE_STATE_METRICS } from './exporters/kube-state-metrics.js';
import { KUBERNETES } from './exporters/kubernetes.js';
import { NODES } from './exporters/nodes.js';
import { PROGRAMS } from './exporters/programs.js';

/** Everything that a cluster shows. */
export const EXPORTERS: readonly Exporter[] = [
  ...KUBERNETES,
  ...KUBE_STATE_METRICS,
  ...NODES,
  ...ADD_ONS,
  ...PROGRAMS,
  ...COLLECTORS,
];

/** What Prometheus itself writes of every scrape. */
const OF_SCRAPES = [
  'up',
  'scrape_duration_seconds',
  'scrape_samples_scraped',
  'scrape_samples_post_metric_relabeling',
  'scrape_series_added',
];

const objective = slo({
  name: 'shop',
  objective: 0.99,
  errorQuery: 'sum by (cluster) (rate(http_requests_total{code=~"5.."}[$window]))',
  totalQuery: 'sum by (cluster) (rate(http_requests_total[$window]))',
});

/** The records of every pack and of one objective, without the alerts, evaluated each second. */
export const RECORDS: readonly RuleGroup[] = [...PACK_NAMES.map((name) => packs[name]()), objective]
  .flatMap(({ groups }) => groups)
  .map((group) => ({ ...group, interval: '1s', rules: group.rules.filter((rule) => !isAlerting(rule)) }))
  .filter(({ rules }) => rules.length > 0);

/** Every metric that there can be. */
export const KNOWN: ReadonlySet<string> = new Set([
  ...OF_SCRAPES,
  ...EXPORTERS.flatMap(namesOf),
  ...RECORDS.flatMap(({ rules }) => rules.flatMap((rule) => ('record' in rule ? [rule.record] : []))),
]);
