import { podIdentityFinding, prometheusCan } from '@promontory/amp-facts';
import type { Problem } from '@promontory/vocabulary';
import type { PrometheusCollection } from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';
import { namedPrometheus } from './prometheus-version.js';

/** Whether a Prometheus comes to credentials. */
export function checkIdentity(part: Part<KnownCluster>, collection: PrometheusCollection): Problem[] {
  const problems = checkCredentials(part, collection);
  if (collection.identity === 'pod-identity') return [...problems, ...checkSupport(part, collection)];
  if (collection.podIdentityAgent !== undefined) {
    problems.push(
      ...placed(part, ['collection', 'podIdentityAgent'], {
        code: 'ConfigPodIdentityAgent',
        got: `a Pod Identity agent for ${collection.identity === 'irsa' ? 'a role by IRSA' : 'keys in a Secret'}`,
        expected: "'identity: pod-identity', or no agent",
        fix: "set 'identity', or remove it",
      }),
    );
  }
  const { attributes } = part.value;
  const needsProvider = collection.identity === 'irsa' && attributes !== undefined && !part.doubtful.has('attributes');
  if (needsProvider && attributes.oidcProviderArn === undefined) {
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

function checkCredentials(part: Part<KnownCluster>, { identity, credentials }: PrometheusCollection): Problem[] {
  const isStatic = identity === 'static';
  if (isStatic === (credentials !== undefined)) return [];
  return placed(part, ['collection', isStatic ? 'identity' : 'credentials'], {
    code: 'ConfigCredentials',
    got: isStatic ? "identity static without 'credentials'" : `'credentials' with identity ${identity}`,
    expected: "a Secret with 'identity: static', and only with it",
    fix: isStatic ? "name the Secret in 'credentials', or better have a role" : "remove 'credentials'",
  });
}

function checkSupport(part: Part<KnownCluster>, collection: PrometheusCollection): Problem[] {
  const named = namedPrometheus(collection);
  if (named === undefined) return [];
  // One that cannot sign has a proxy beside it that can, and is new enough.
  if (!prometheusCan(named.version, 'sigv4') && collection.kind !== 'prometheus-agent') return [];
  const finding = named.byChart
    ? podIdentityFinding('prometheus-chart', collection.chart.version ?? '')
    : podIdentityFinding('prometheus', named.version ?? '');
  return finding === undefined
    ? []
    : placed(part, named.at, { ...finding, fix: "raise it, or write 'identity: irsa'" });
}
