import { podIdentityFinding } from '@promontory/amp-facts';
import { isMapping, type Path, type Problem } from '@promontory/vocabulary';
import type { PrometheusAgentCollection } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';

/** Whether an agent comes to the credentials of its role. */
export function checkIdentity(part: Part<KnownCluster>, collection: PrometheusAgentCollection): Problem[] {
  if (collection.identity === 'pod-identity') return checkSupport(part, collection);
  const problems: Problem[] = [];
  if (collection.podIdentityAgent !== undefined) {
    problems.push(
      ...placed(part, ['collection', 'podIdentityAgent'], {
        code: 'ConfigPodIdentityAgent',
        got: 'a Pod Identity agent for a role by IRSA',
        expected: "'identity: pod-identity', or no agent",
        fix: "set 'identity', or remove it",
      }),
    );
  }
  const { attributes } = part.value;
  if (attributes !== undefined && attributes.oidcProviderArn === undefined && !part.doubtful.has('attributes')) {
    problems.push(
      ...placed(part, ['attributes'], {
        code: 'ConfigOidcProvider',
        got: "no 'oidcProviderArn'",
        expected: 'the IAM OIDC provider by which the role of the agent trusts it',
        fix: "add it ('aws iam list-open-id-connect-providers' shows it), or write 'identity: pod-identity'",
      }),
    );
  }
  return problems;
}

function checkSupport(part: Part<KnownCluster>, { chart, values }: PrometheusAgentCollection): Problem[] {
  const tag = ['server', 'image', 'tag'].reduce<unknown>(
    (value, key) => (isMapping(value) ? value[key] : undefined),
    values,
  );
  const at: Path =
    typeof tag === 'string' ? ['collection', 'values', 'server', 'image', 'tag'] : ['collection', 'chart', 'version'];
  // An image of one's own stands in for that of the chart.
  const finding =
    typeof tag === 'string'
      ? podIdentityFinding('prometheus', tag)
      : chart.version === undefined
        ? undefined
        : podIdentityFinding('prometheus-chart', chart.version);
  if (finding === undefined) return [];
  return placed(part, at, { ...finding, fix: "raise it, or write 'identity: irsa'" });
}
