import { type Finding, isMapping, parseArn } from '@promontory/vocabulary';

/** What is wrong across the fields that belong to no workspace and no cluster. `raw` is the file as it was written. */
export function checkEnvironment(raw: Record<string, unknown>, account: string | undefined): Finding[] {
  return [
    ...checkDeployRole(raw['deployRoleArn'], account),
    ...checkTags(raw['tags']),
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

/** AWS Tagging best practices and Resource Groups Tagging API, 2026-11: at most 50, of which none may begin with `aws:`. */
const MOST_TAGS = 50;

function checkTags(tags: unknown): Finding[] {
  if (!isMapping(tags)) return [];
  const finding = (path: string[], got: string, expected: string, fix: string): Finding => ({
    code: 'ConfigTag',
    path: ['tags', ...path],
    got,
    expected,
    fix,
  });
  const entries = Object.entries(tags);
  const each = entries.flatMap(([key, value]) => {
    if (/^aws:/i.test(key))
      return [finding([key], `the key ${key}`, "a key without 'aws:'", 'AWS keeps it for itself: rename it')];
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key))
      return [
        finding(
          [key],
          `a key of ${[...key].length} characters`,
          '1 to 128 letters, digits, spaces and _.:/=+-@',
          'rename it',
        ),
      ];
    if (typeof value === 'string' && !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value))
      return [
        finding(
          [key],
          `a value of ${[...value].length} characters`,
          'at most 256 letters, digits, spaces and _.:/=+-@',
          'change it',
        ),
      ];
    return [];
  });
  return entries.length > MOST_TAGS
    ? [finding([], `${entries.length} tags`, `at most ${MOST_TAGS}`, 'remove some'), ...each]
    : each;
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
