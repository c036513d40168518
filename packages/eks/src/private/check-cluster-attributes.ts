import { ConfigurationError, isConcrete } from '@promontory/core';
import { isArnOf } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { ClusterAttributes } from '../cluster.js';

const CHECKS: readonly {
  readonly attribute: 'clusterArn' | 'endpoint' | 'oidcProviderArn' | 'vpcId' | 'clusterSecurityGroupId';
  readonly expected: string;
  readonly ok: (text: string) => boolean;
}[] = [
  {
    attribute: 'clusterArn',
    expected: 'arn:<partition>:eks:<region>:<account>:cluster/<name>',
    ok: (text) => isArnOf(text, 'eks', 'cluster/'),
  },
  { attribute: 'endpoint', expected: 'https://…', ok: (text) => text.startsWith('https://') },
  {
    attribute: 'oidcProviderArn',
    expected: 'arn:<partition>:iam::<account>:oidc-provider/<issuer without https://>',
    ok: (text) => isArnOf(text, 'iam', 'oidc-provider/') && !text.includes('https:'),
  },
  { attribute: 'vpcId', expected: 'vpc-…', ok: (text) => /^vpc-[0-9a-f]+$/.test(text) },
  { attribute: 'clusterSecurityGroupId', expected: 'sg-…', ok: (text) => /^sg-[0-9a-f]+$/.test(text) },
];

/** Strings enter here and are checked once; everything behind takes an ICluster. */
export function checkClusterAttributes(scope: IConstruct, attributes: ClusterAttributes): void {
  for (const { attribute, expected, ok } of CHECKS) {
    const value = attributes[attribute];
    if (isConcrete(value) && !ok(value)) {
      throw new ConfigurationError(
        'EksClusterAttribute',
        {
          got: `${attribute} ${value}`,
          expected,
          fix: `copy it from 'aws eks describe-cluster --name ${attributes.clusterName}'`,
        },
        scope,
      );
    }
  }
}
