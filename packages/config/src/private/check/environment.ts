import { type Finding, isMapping, parseArn } from '@promontory/vocabulary';
import { checkTags } from './tags.js';

/** What is wrong across the fields that belong to no workspace and no cluster. `raw` is the file as it was written. */
export function checkEnvironment(raw: Record<string, unknown>, account: string | undefined): Finding[] {
  return [
    ...checkDeployRole(raw['deployRoleArn'], account),
    ...checkTags(raw['tags'], ['tags']),
    ...checkBackend(raw['backend']),
  ];
}

function checkDeployRole(arn: unknown, account: string | undefined): Finding[] {
  const owner = typeof arn === 'string' ? parseArn(arn)?.account : undefined;
  if (owner === undefined || owner === '' || account === undefined || owner === account) return [];
  return [
    {
      code: 'ConfigAccount',
      path: ['deployRoleArn'],
      got: `a role of account ${owner}`,
      expected: `a role of account ${account}, which this environment is made in`,
      fix: "correct the role, or 'account'",
    },
  ];
}

function checkBackend(backend: unknown): Finding[] {
  if (!isMapping(backend) || typeof backend['kmsKeyArn'] !== 'string') return [];
  const keyRegion = parseArn(backend['kmsKeyArn'])?.region;
  if (
    keyRegion === undefined ||
    keyRegion === '' ||
    typeof backend['region'] !== 'string' ||
    keyRegion === backend['region']
  )
    return [];
  return [
    {
      code: 'ConfigKeyRegion',
      path: ['backend', 'kmsKeyArn'],
      got: `a key in ${keyRegion}`,
      expected: `a key in ${backend['region']}, where the bucket is`,
      fix: 'use a key of that Region',
    },
  ];
}
