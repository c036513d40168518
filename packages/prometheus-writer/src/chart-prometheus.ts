import { podIdentityFinding, prometheusOfChart } from '@promontory/amp-facts';
import { isConcrete } from '@promontory/core';
import type { HelmValues } from '@promontory/helm';
import type { Finding } from '@promontory/vocabulary';
import { Token } from 'cdktf';

/** The Prometheus that a release of the prometheus-community chart runs, as far as it is known. */
export interface KnownPrometheus {
  readonly version: string | undefined;
  /** Why its SDK finds no credentials by Pod Identity. */
  readonly podIdentity: Finding | undefined;
}

/** By the image that values or a prop name, else by the version of the chart. The catalogue's is new enough for everything. */
export function chartPrometheus(values: HelmValues, chartVersion: string | undefined, said?: string): KnownPrometheus {
  const tag = imageTag(values, ['server', 'image', 'tag']) ?? said;
  if (tag !== undefined) return { version: tag, podIdentity: podIdentityFinding('prometheus', tag) };
  if (!isConcrete(chartVersion)) return { version: undefined, podIdentity: undefined };
  return {
    version: prometheusOfChart(chartVersion),
    podIdentity: podIdentityFinding('prometheus-chart', chartVersion),
  };
}

/** The tag at a path of raw values, where it is known now. */
export function imageTag(values: HelmValues, path: readonly string[]): string | undefined {
  const tag = path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && !Token.isUnresolved(inner)
        ? (inner as HelmValues)[key]
        : undefined,
    values,
  );
  return typeof tag === 'string' && !Token.isUnresolved(tag) ? tag : undefined;
}
