import { compareVersions } from './compare-versions.js';

/**
 * Since when Prometheus can do what writing to AMP takes. Sources: CHANGELOG.md of prometheus/prometheus, and the AMP user
 * guide for the first; 2026-11.
 */
export const PROMETHEUS_SINCE = {
  /** Sends types and descriptions of metrics. */
  metadata: '2.23.0',
  /** Tries again what was refused for a quota (prometheus-operator asks for that version as well). */
  rateLimitRetry: '2.26.0',
  /** Signs its remote writes; before it, something else must. */
  sigv4: '2.26.0',
  /** Fills in variables of its environment in external labels, with a feature flag. */
  expandedLabels: '2.27.0',
  /** Runs as an agent. */
  agent: '2.32.0',
  /** Passes samples over that are too old to be taken. */
  sampleAgeLimit: '2.50.0',
  /** Fills in external labels and runs as an agent without a feature flag. */
  withoutFlags: '3.0.0',
  /** Tells a role that it assumes an external id. */
  externalId: '3.11.0',
} as const;

/** Versions of the prometheus-community chart and the Prometheus that they install (Chart.yaml of each), 2026-11. */
const CHARTS: readonly (readonly [chart: string, prometheus: string])[] = [
  ['29.26.0', '3.14.0'],
  ['29.1.0', '3.11.1'],
  ['29.0.0', '3.10.0'],
  ['28.15.0', '3.11.0'],
  ['26.0.0', '3.0.0'],
  ['25.14.0', '2.50.0'],
  ['25.9.0', '2.49.1'],
  ['15.5.4', '2.34.0'],
  ['14.12.0', '2.31.1'],
  ['13.7.0', '2.26.0'],
  ['11.2.0', '2.18.1'],
  ['0.0.0', '2.0.0'],
];

/** Since when the prometheus-community chart takes containers by name, as the proxy is given to it (its commit 1a705532d). */
export const NAMED_SIDECARS_SINCE_CHART = '13.0.0';

/** The Prometheus that a version of the prometheus-community chart installs, or an older one; undefined when not known. */
export function prometheusOfChart(chartVersion: string): string | undefined {
  return CHARTS.find(([chart]) => (compareVersions(chartVersion, chart) ?? -1) >= 0)?.[1];
}

/** Whether a Prometheus can do something. A version that is not known counts as new. */
export function prometheusCan(version: string | undefined, what: keyof typeof PROMETHEUS_SINCE): boolean {
  return version === undefined || (compareVersions(version, PROMETHEUS_SINCE[what]) ?? 0) >= 0;
}
