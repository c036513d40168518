import type { Finding, Path } from '@promontory/vocabulary';
import { compareVersions } from './compare-versions.js';

/** How Grafana reads AMP: by the plug-in that signs requests by itself, or by its own Prometheus data source with SigV4. */
export const AMP_DATA_SOURCE_TYPES = ['grafana-amazonprometheus-datasource', 'prometheus'] as const;

/** One of `AMP_DATA_SOURCE_TYPES`. */
export type AmpDataSourceType = (typeof AMP_DATA_SOURCE_TYPES)[number];

/** What only some versions of Grafana can do. */
export type GrafanaFeature = keyof typeof GRAFANA_FEATURES;

/** From when, until when, and where it says so. */
interface GrafanaRange {
  /** The first version that can. */
  readonly since: string;
  /** The first that no longer can. */
  readonly until?: string;
  readonly what: string;
  readonly source: string;
}

/** Versions of Grafana itself, wherever it runs. */
export const GRAFANA_FEATURES = {
  sigv4: {
    since: '7.3.5',
    until: '13.0.0',
    what: 'SigV4 of its own Prometheus data source',
    source:
      'AMP user guide, "Set up Grafana open source or Grafana Enterprise", and Grafana 13, which moves such data sources to the plug-in; 2026-11',
  },
  plugin: {
    since: '11.5.0',
    what: 'version 2 and later of the plug-in grafana-amazonprometheus-datasource',
    source: 'grafana.com, "Amazon Managed Service for Prometheus data source", 2026-11',
  },
  alerts: {
    since: '9.1.0',
    what: 'rules and alerts of AMP',
    source: 'AMP user guide, "Integrate alerts with Amazon Managed Grafana or open source Grafana", 2026-07',
  },
} as const satisfies Readonly<Record<string, GrafanaRange>>;

/** Why a version of Grafana cannot do something; undefined when it can. */
export function grafanaFinding(feature: GrafanaFeature, version: string, path: Path = []): Finding | undefined {
  const { since, until, what, source }: GrafanaRange = GRAFANA_FEATURES[feature];
  const finding = (fix: string): Finding => ({
    code: 'GrafanaVersion',
    path,
    got: `Grafana ${version}`,
    expected: `at least ${since}${until === undefined ? '' : `, before ${until}`}, for ${what} (${source})`,
    fix,
  });
  const order = compareVersions(version, since);
  if (order === undefined) return finding('write a version that can be compared: 13.2.0');
  if (order < 0) return finding(feature === 'plugin' ? "raise it, or write 'dataSource: prometheus'" : 'raise it');
  if (until !== undefined && (compareVersions(version, until) ?? 0) >= 0)
    return finding("write 'dataSource: grafana-amazonprometheus-datasource'");
  return undefined;
}

/** The plug-in, at the one version that was looked at (grafana.com, 2026-11). */
export const AMP_PLUGIN = { name: 'grafana-amazonprometheus-datasource', version: '3.3.5' } as const;

/**
 * What a workspace of Amazon Managed Grafana reads AMP by: from 12 on the plug-in, which it brings along; before, its own
 * Prometheus data source ("Differences between Grafana versions", Amazon Managed Grafana user guide, 2026-11).
 */
export function managedDataSourceType(version: string): AmpDataSourceType {
  return (compareVersions(version, '12.0') ?? 0) >= 0 ? 'grafana-amazonprometheus-datasource' : 'prometheus';
}

/** Whether Grafana alerting can be turned on and off in Amazon Managed Grafana: from 12 on it is always on. */
export function hasAlertingSwitch(version: string): boolean {
  return (compareVersions(version, '12.0') ?? 0) < 0;
}
