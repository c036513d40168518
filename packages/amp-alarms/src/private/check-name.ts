import { ConfigurationError } from '@promontory/core';
import type { IConstruct } from 'constructs';

/**
 * Refuses a prefix that could not be told from what follows it. Names are `<prefix>/<key>`: without a slash in the prefix
 * no two prefixes make one name, and a policy for `<prefix>/*` covers no other prefix. It is plain ASCII, because
 * CloudWatch's page on SNS has `aws:SourceArn` not work for other ARNs ("Notifying users on alarm changes", 2026-07).
 */
export function checkName(scope: IConstruct, code: string, name: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)) return;
  throw new ConfigurationError(
    code,
    {
      got: JSON.stringify(name),
      expected: "1 to 100 letters, digits, '.', '_' and '-', the first a letter or digit",
      fix: "change 'name'",
    },
    scope,
  );
}
