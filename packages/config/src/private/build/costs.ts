import type * as z from 'zod';
import type { CostsSettings, OpenCostSettings } from '../../environment.js';
import type { costs } from '../schema/costs.js';

/** Costs with their defaults. `workspace` is the cluster's; empty when that is not known. */
export function buildCosts(value: z.infer<typeof costs>, workspace: string): CostsSettings {
  const common = {
    shows: value.shows ?? 'cluster',
    namespace: value.namespace ?? value.kind,
    createNamespace: value.createNamespace ?? true,
    identity: value.identity ?? 'irsa',
    chart: { version: value.chart?.version, repository: value.chart?.repository },
    values: value.values ?? {},
  } as const;
  return value.kind === 'opencost'
    ? {
        kind: value.kind,
        ...common,
        serviceAccount: value.serviceAccount ?? 'opencost',
        resources: value.resources as OpenCostSettings['resources'],
      }
    : { kind: value.kind, ...common, workspace: value.workspace ?? workspace, addonVersion: value.addonVersion };
}
