import type { Finding, Path } from '@promontory/vocabulary';
import { compareVersions } from './compare-versions.js';

/** Programs that call AMP with the credentials of their pod. */
export type PodIdentityClient = keyof typeof POD_IDENTITY_SUPPORT;

/** Since when a program can use EKS Pod Identity. */
export interface PodIdentitySupport {
  /** The first version whose AWS SDK reads the token from a file; undefined when none does so far. */
  readonly since: string | undefined;
  /** What that is known from, and when it was looked at. */
  readonly source: string;
}

/**
 * Since when programs can use EKS Pod Identity. Their AWS SDK must read the token from a file and call the agent's
 * address: Go v1 does from v1.47.11, Go v2 from release 2023-11-14, whose config module is v1.25.0 (EKS user guide, "Use
 * pod identity with the AWS SDK", 2026-07). Older ones find no credentials, and send nothing.
 */
export const POD_IDENTITY_SUPPORT = {
  prometheus: { since: '2.49.0', source: 'go.mod: SDK Go v1.45.25 in 2.48.1, v1.48.14 in 2.49.0; 2026-11' },
  'prometheus-chart': { since: '25.9.0', source: 'Chart.yaml: v2.48.1 in 25.8.2, v2.49.1 in 25.9.0; 2026-11' },
  'adot-collector': { since: '0.36.0', source: 'go.mod: config v1.19.0 in 0.35.0, v1.25.5 in 0.36.0; 2026-11' },
  'grafana-alloy': { since: '1.0.0', source: 'go.mod: SDK Go v1.50.27 and config v1.27.4 in 1.0.0; 2026-11' },
  'aws-sigv4-proxy': { since: '1.9', source: 'go.mod: SDK Go v1.44.233 in 1.8, v1.54.19 in 1.9; 2026-11' },
  'argo-rollouts': {
    since: undefined,
    source: 'argoproj/argo-rollouts#4536, open: SDK Go v1.38.35 for metrics of AMP, also in 1.10; 2026-11',
  },
} as const satisfies Readonly<Record<string, PodIdentitySupport>>;

/**
 * Why a program cannot use EKS Pod Identity; undefined when it can.
 *
 * @param version as its image is tagged: `v3.14.0`
 * @param path where the version is said
 */
export function podIdentityFinding(client: PodIdentityClient, version: string, path: Path = []): Finding | undefined {
  const { since, source }: PodIdentitySupport = POD_IDENTITY_SUPPORT[client];
  const got = `${client} ${version} with Pod Identity`;
  if (since === undefined) {
    return {
      code: 'EksPodIdentityUnsupported',
      path,
      got,
      expected: `a role by IRSA: no version reads the token of Pod Identity (${source})`,
      fix: 'give it a ServiceAccountRole',
    };
  }
  const expected = `at least ${since} (${source})`;
  const order = compareVersions(version, since);
  if (order === undefined) {
    return { code: 'EksPodIdentityVersion', path, got, expected, fix: 'name a version that can be compared: v1.2.3' };
  }
  if (order >= 0) return undefined;
  return {
    code: 'EksPodIdentityUnsupported',
    path,
    got,
    expected,
    fix: `upgrade ${client}, or give it a ServiceAccountRole`,
  };
}
