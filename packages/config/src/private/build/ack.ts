import type * as z from 'zod';
import type { AckSettings } from '../../environment.js';
import type { ack } from '../schema/ack.js';

/** The controller with its defaults. `workspace` is the cluster's; empty when that is not known. */
export function buildAck(value: z.infer<typeof ack>, workspace: string): AckSettings {
  return {
    workspaces: value.workspaces ?? (workspace === '' ? [] : [workspace]),
    owns: value.owns ?? ['rules', 'alertManager'],
    mayCreateWorkspaces: value.mayCreateWorkspaces ?? false,
    mayConfigureLogging: value.mayConfigureLogging ?? false,
    deletionPolicy: value.deletionPolicy ?? 'retain',
    namespace: value.namespace ?? 'ack-system',
    createNamespace: value.createNamespace ?? true,
    serviceAccount: value.serviceAccount ?? 'ack-prometheusservice-controller',
    watchNamespaces: value.watchNamespaces,
    identity: value.identity ?? 'irsa',
    resources: value.resources as AckSettings['resources'],
    chart: { version: value.chart?.version, repository: value.chart?.repository },
    values: value.values ?? {},
  };
}
