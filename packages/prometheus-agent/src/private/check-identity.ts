import { ConfigurationError, isConcrete } from '@promontory/core';
import type { HelmValues } from '@promontory/helm';
import { podIdentityFinding } from '@promontory/eks';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { PrometheusAgentProps } from '../prometheus-agent.js';

/** What would make an agent that finds no credentials. */
export function checkIdentity(scope: IConstruct, props: PrometheusAgentProps): void {
  const { identity, podIdentityAgent, chartVersion, values } = props;
  if (identity !== 'pod-identity') {
    if (podIdentityAgent === undefined) return;
    throw new ConfigurationError(
      'PrometheusAgentIdentity',
      {
        got: 'a Pod Identity agent for a role by IRSA',
        expected: "identity 'pod-identity', or no agent",
        fix: "change 'identity', or leave 'podIdentityAgent' out",
      },
      scope,
    );
  }
  const tag = imageTag(values);
  // An image of one's own stands in for that of the chart.
  const finding =
    tag !== undefined
      ? podIdentityFinding('prometheus', tag)
      : isConcrete(chartVersion)
        ? podIdentityFinding('prometheus-chart', chartVersion)
        : undefined;
  if (finding !== undefined) throw new ConfigurationError(finding.code, finding, scope);
}

function imageTag(values: HelmValues | undefined): string | undefined {
  const server = (values?.['server'] ?? {}) as HelmValues;
  const tag = ((server['image'] ?? {}) as HelmValues)['tag'];
  return typeof tag === 'string' && !Token.isUnresolved(tag) ? tag : undefined;
}
