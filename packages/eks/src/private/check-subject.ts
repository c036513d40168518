import { ConfigurationError, isConcrete } from '@promontory/core';
import type { IConstruct } from 'constructs';
import type { ServiceAccountSubject } from '../service-account-identity.js';

/** Refuses what is no name of Kubernetes: a wildcard in a trust policy would trust strangers. */
export function checkSubject(scope: IConstruct, { namespace, serviceAccount }: ServiceAccountSubject): void {
  for (const [name, value, pattern] of [
    ['namespace', namespace, /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/],
    ['serviceAccount', serviceAccount, /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/],
  ] as const) {
    if (isConcrete(value) && !pattern.test(value)) {
      throw new ConfigurationError(
        'EksServiceAccountSubject',
        {
          got: `${name} ${JSON.stringify(value)}`,
          expected: "lower-case letters, digits and '-' (no wildcard)",
          fix: `name one ${name}`,
        },
        scope,
      );
    }
  }
}
