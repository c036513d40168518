import { AMP_REGIONS, didYouMean, isRegion, parseArn, parseDuration } from '@promontory/vocabulary';
import * as z from 'zod';
import { text } from './text.js';

const arn = (service: string, resource: string, what: string, description: string, test?: (arn: string) => boolean) =>
  text({
    description,
    ...(test && { test }),
    pattern: new RegExp(`^arn:aws(-[a-z]+)*:${service}:([a-z0-9-]*):(\\d{12}):${resource}\\S+$`),
    expected: `the ARN of ${what}: arn:aws:${service}:…:${resource}…`,
    fix: (value) => {
      const found = parseArn(value);
      if (found === undefined) return 'write the whole ARN';
      if (test !== undefined && new RegExp(`:${resource}`).test(value))
        return `${found.region} has no AMP: copy the ARN again`;
      if (found.service === 'aps' && found.resource.startsWith('workspace/'))
        return `this is the ARN of a workspace: give that of ${what}`;
      if (found.service === 'kms' && found.resource.startsWith('alias/'))
        return 'this is the ARN of an alias: give that of its key';
      return `this is the ARN of ${found.service === service ? found.resource : `something of ${found.service}`}: give that of ${what}`;
    },
  });

export const account = text({
  description: 'The AWS account that everything here is made in. Plans with credentials of another one are refused.',
  pattern: /^\d{12}$/,
  expected: "twelve digits in quotes, such as '111122223333'",
  fix: 'write the account id',
  examples: ['111122223333'],
});

export const region = text({
  description: 'An AWS Region with AMP.',
  pattern: /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/,
  test: (value) => AMP_REGIONS.includes(value),
  expected: 'a Region that has AMP, such as eu-west-1',
  fix: (value) => {
    if (value.startsWith('cn-')) return 'no China Region has AMP: choose another';
    const near = didYouMean(value, AMP_REGIONS);
    if (near !== undefined) return `did you mean ${near}?`;
    return isRegion(value) ? 'choose a Region that has AMP' : 'write the name of a Region, not of a zone or a place';
  },
  examples: ['eu-west-1'],
});

export const keyArn = (description: string) => arn('kms', 'key/', 'a KMS key', description);
export const roleArn = (description: string) => arn('iam', 'role/', 'an IAM role', description);
export const workspaceArn = arn(
  'aps',
  'workspace/ws-',
  'an AMP workspace',
  'A workspace that was made elsewhere.',
  (value) => AMP_REGIONS.includes(parseArn(value)?.region ?? ''),
);
export const oidcProviderArn = arn(
  'iam',
  'oidc-provider/',
  'an IAM OIDC provider',
  "The IAM OIDC provider of the cluster's issuer. An agent with a role by IRSA needs it.",
);

export const duration = (description: string) =>
  text({
    description,
    pattern: /^(\d+(y|w|d|h|m|s|ms))+$/,
    test: (value) => (parseDuration(value) ?? 0) > 0,
    expected: "a duration such as '30s' or '1m30s', above zero",
    fix: 'write a number and a unit (s, m, h, d)',
    examples: ['60s'],
  });

export const kubernetesName = (description: string, most = 63) =>
  text({
    description,
    pattern: new RegExp(`^[a-z0-9]([-a-z0-9]{0,${most - 2}}[a-z0-9])?$`),
    expected: `lower-case letters, digits and '-', at most ${most}`,
    fix: 'rename it',
  });

export const awsId = (prefix: string, description: string) =>
  text({
    description,
    pattern: new RegExp(`^${prefix}-[0-9a-f]{8,17}$`),
    expected: `an id such as ${prefix}-0a1b2c3d4e5f60718`,
    fix: 'copy the id from AWS',
  });

export const zone = text({
  description: 'The availability zone that the subnet lies in.',
  pattern: /^[a-z]{2}(-[a-z]+)+-\d{1,2}[a-z]$/,
  expected: 'an availability zone such as eu-west-1a',
  fix: "write the zone's name (not its id)",
  examples: ['eu-west-1a'],
});

export const label = text({
  description: 'The value of the label `cluster` on every series: unique among all that write to one workspace.',
  pattern: /^[^\s"\\]{1,100}$/,
  expected: 'at most 100 characters without spaces, quotes and backslashes',
  fix: 'shorten or rename it',
});

export const clusterName = text({
  description: 'The name of the EKS cluster.',
  pattern: /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/,
  expected: "the name of an EKS cluster: 1 to 100 letters, digits, '-' and '_'",
  fix: "copy it from 'aws eks list-clusters'",
});

export const relativePath = (description: string) =>
  text({
    description,
    pattern: /^[^/\\][^\\]*$/,
    expected: 'a path relative to this environment’s folder, with forward slashes',
    fix: 'write a relative path',
  });

export const externalId = (description: string) =>
  text({
    description,
    pattern: /^[\w+=,.@:/-]{2,1224}$/,
    expected: "2 to 1224 letters, digits and '+=,.@:/-_'",
    fix: 'change it in both accounts',
  });

export const positive = (description: string, most: number) => z.int().min(1).max(most).meta({ description });
export const nonEmpty = (description: string) => z.string().min(1).meta({ description });
