import type * as z from 'zod';
import type { MetricSelectionSettings, MetricStreamSettings } from '../../environment.js';
import type { metricStreams } from '../schema/metric-streams.js';

type Written = z.infer<typeof metricStreams>;
type Selection = string | { readonly namespace: string; readonly metricNames?: readonly string[] | undefined };

/** The metric streams of a workspace, in the order of the file. */
export function buildMetricStreams(written: Written): MetricStreamSettings[] {
  return Object.entries(written).map(([name, stream]) => ({
    name,
    namespaces: Array.isArray(stream.namespaces)
      ? stream.namespaces.map(select)
      : { all: true, except: (stream.namespaces.except ?? []).map(select) },
    statistics: stream.statistics ?? [],
    includeLinkedAccounts: stream.includeLinkedAccounts ?? false,
    bufferSeconds: stream.bufferSeconds,
    bufferMiB: stream.bufferMiB,
    failureRetentionDays: stream.failureRetentionDays,
    kmsKeyArn: stream.kmsKeyArn,
    logRetentionDays: stream.logRetentionDays,
    memory: stream.memory,
    timeout: stream.timeout,
  }));
}

function select(selection: Selection): MetricSelectionSettings {
  return typeof selection === 'string'
    ? { namespace: selection, metricNames: undefined }
    : { namespace: selection.namespace, metricNames: selection.metricNames };
}
