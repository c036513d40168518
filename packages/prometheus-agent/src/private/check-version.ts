import { prometheusCan, PROMETHEUS_SINCE } from '@promontory/amp-facts';
import { ConfigurationError } from '@promontory/core';
import type { IConstruct } from 'constructs';

/** Refuses a Prometheus that is too old to run as an agent: it would not start. */
export function checkVersion(scope: IConstruct, version: string | undefined): void {
  if (prometheusCan(version, 'agent')) return;
  throw new ConfigurationError(
    'PrometheusAgentVersion',
    {
      got: `Prometheus ${version}`,
      expected: `at least ${PROMETHEUS_SINCE.agent}, the first that runs as an agent`,
      fix: 'upgrade it, or use PrometheusServer',
    },
    scope,
  );
}
