import { grafanaFinding } from '@promontory/amp-facts';
import type { Problem } from '@promontory/vocabulary';
import type { ClusterGrafanaSettings } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import type { Wished } from '../build/grafana.js';
import { type Part, placed } from '../part.js';
import type { Networks } from './cluster-network.js';
import { checkReading, type GrafanaSurroundings } from './grafana-reading.js';

type Known = Wished<ClusterGrafanaSettings>;

/** A Grafana in a cluster that can sign its requests, and gets them through. */
export function checkClusterGrafana(
  part: Part<KnownCluster>,
  around: GrafanaSurroundings & { readonly networks: Networks },
): Problem[] {
  const { grafana } = part.value;
  if (grafana === undefined || part.doubtful.has('grafana')) return [];
  return [
    ...checkReading(part, ['grafana'], grafana, around),
    ...checkVersion(part, grafana),
    ...checkIdentity(part, grafana),
    ...checkNetwork(part, around.networks),
  ];
}

function checkVersion(part: Part<KnownCluster>, { version, dataSource, alerts }: Known): Problem[] {
  if (version === undefined) {
    // The pinned chart brings Grafana 13.
    if (dataSource !== 'prometheus') return [];
    return placed(part, ['grafana', 'dataSource'], {
      code: 'GrafanaVersion',
      got: "Grafana's own data source, and the version of the chart",
      expected: 'a version before 13.0.0, which takes SigV4 out of it',
      fix: "add 'version', or leave 'dataSource' out",
    });
  }
  const features = [
    dataSource === 'prometheus' ? ('sigv4' as const) : ('plugin' as const),
    ...(alerts === 'none' ? [] : ['alerts' as const]),
  ];
  return features.flatMap((feature) => {
    const finding = grafanaFinding(feature, version);
    return finding === undefined ? [] : placed(part, ['grafana', 'version'], finding);
  });
}

function checkIdentity(part: Part<KnownCluster>, { identity }: Known): Problem[] {
  const { attributes } = part.value;
  if (identity === 'pod-identity' || attributes === undefined || part.doubtful.has('attributes')) return [];
  if (attributes.oidcProviderArn !== undefined) return [];
  return placed(part, ['attributes'], {
    code: 'ConfigOidcProvider',
    got: "no 'oidcProviderArn'",
    expected: 'the IAM OIDC provider by which the role of Grafana trusts it',
    fix: "add it ('aws iam list-open-id-connect-providers' shows it), or write 'identity: pod-identity' in 'grafana'",
  });
}

function checkNetwork(part: Part<KnownCluster>, { known }: Networks): Problem[] {
  const network = part.value.network === undefined ? undefined : known.get(part.value.network);
  if (network === undefined || network.doubtful.has('uses') || network.value.uses.grafana === 'in-cluster') return [];
  return placed(part, ['grafana'], {
    code: 'ConfigGrafanaNetwork',
    got: `a Grafana in the network ${network.value.name}, which has none`,
    expected: 'a network whose endpoints let it query',
    fix: "write 'uses: { grafana: in-cluster }' in the network",
  });
}

/** What it fetches, and nodes without internet do not reach. */
export function warnOfClusterGrafana(part: Part<KnownCluster>): Problem[] {
  const { grafana, network } = part.value;
  if (grafana === undefined || network === undefined) return [];
  const fetched = [
    ...('image' in grafana.values ? [] : ['its image from docker.io']),
    ...(grafana.dataSource === 'prometheus' || 'plugins' in grafana.values ? [] : ['its plug-in from grafana.com']),
  ];
  if (fetched.length === 0) return [];
  return placed(part, ['grafana'], {
    code: 'ConfigGrafanaFetches',
    got: fetched.join(' and '),
    expected: 'what nodes without internet reach',
    fix: "copy an image that has the plug-in to ECR, and write 'image' and 'plugins: []' in 'values'",
  });
}
