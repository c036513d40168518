import { dashboard, type DashboardName } from '@promontory/dashboards';

/** What is chosen where one is chosen; of several, all are. */
const CHOSEN: Readonly<Record<string, string>> = {
  cluster: 'one',
  namespace: 'shop',
  workload: 'checkout',
  pod: 'checkout-6d5f9-abcde',
  node: 'ip-10-0-1-10.eu-west-1.compute.internal',
};

/** What stands for the variables of a dashboard. */
export function chosenIn(name: DashboardName): Record<string, string> {
  const variables = dashboard(name).model.templating.list ?? [];
  const chosen = variables.map(({ name: of, multi }) => [of, multi === true ? '.+' : (CHOSEN[of] ?? '')] as const);
  return { ...Object.fromEntries(chosen), __rate_interval: '10s', __range: '10s' };
}
