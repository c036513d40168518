import { parseArn, type Problem } from '@promontory/vocabulary';
import type { ManagedWorkspaceSettings, MetricStreamSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';

/** Names of namespaces and metrics in one stream (PutMetricStream, 2026-11). */
const MOST_NAMES = 1000;

/** Each namespace once, no more names than CloudWatch takes, and keys of the Region. */
export function checkMetricStreams(part: Part<ManagedWorkspaceSettings>, region: string | undefined): Problem[] {
  return part.value.metricStreams.flatMap((stream) => [
    ...checkNamespaces(part, stream),
    ...(region === undefined ? [] : checkKey(part, stream, region)),
  ]);
}

function checkNamespaces(part: Part<ManagedWorkspaceSettings>, { name, namespaces }: MetricStreamSettings): Problem[] {
  const at = ['metricStreams', name, 'namespaces'];
  const [selections, path] = 'all' in namespaces ? [namespaces.except, [...at, 'except']] : [namespaces, at];
  const twice = selections.flatMap(({ namespace }, index) =>
    selections.findIndex((other) => other.namespace === namespace) === index
      ? []
      : placed(part, [...path, index], {
          code: 'ConfigMetricNamespace',
          got: `the namespace ${namespace} a second time`,
          expected: 'each namespace once',
          fix: "put its metrics into one 'metricNames'",
        }),
  );
  const count = selections.reduce((sum, { metricNames = [] }) => sum + 1 + metricNames.length, 0);
  if (count <= MOST_NAMES) return twice;
  const many = placed(part, path, {
    code: 'ConfigMetricNamespace',
    got: `${count} names of namespaces and metrics`,
    expected: `at most ${MOST_NAMES}`,
    fix: 'name whole namespaces, or make a second stream',
  });
  return [...twice, ...many];
}

function checkKey(
  part: Part<ManagedWorkspaceSettings>,
  { name, kmsKeyArn }: MetricStreamSettings,
  region: string,
): Problem[] {
  const keyRegion = kmsKeyArn === undefined ? region : parseArn(kmsKeyArn)?.region;
  if (keyRegion === region) return [];
  return placed(part, ['metricStreams', name, 'kmsKeyArn'], {
    code: 'ConfigKeyRegion',
    got: `a key in ${keyRegion ?? 'no Region'}`,
    expected: `a key in ${region}, where the workspace is`,
    fix: 'use a key of that Region',
  });
}
