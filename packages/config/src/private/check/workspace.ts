import { parseArn, type Path, type Problem } from '@promontory/vocabulary';
import type { ManagedWorkspaceSettings, SubscriptionSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';

/** What only a look across a workspace shows: its keys against its Region, its subscriptions against their protocols. */
export function checkWorkspace(part: Part<ManagedWorkspaceSettings>): Problem[] {
  const region = part.doubtful.has('region') || part.value.region === '' ? undefined : part.value.region;
  return [...(region === undefined ? [] : checkKeys(part, region)), ...checkSubscriptions(part)];
}

function checkKeys(part: Part<ManagedWorkspaceSettings>, region: string): Problem[] {
  return keysOf(part.value).flatMap(([path, arn]) => {
    const keyRegion = parseArn(arn)?.region;
    if (keyRegion === region) return [];
    return placed(part, path, {
      code: 'ConfigKeyRegion',
      got: `a key in ${keyRegion ?? 'no Region'}`,
      expected: `a key in ${region}, where the workspace is`,
      fix: 'use a key of that Region',
    });
  });
}

function keysOf({ kmsKeyArn, logging, alertManager }: ManagedWorkspaceSettings): (readonly [Path, string])[] {
  const found: (readonly [Path, string | undefined])[] = [
    [['kmsKeyArn'], kmsKeyArn],
    [['logging', 'kmsKeyArn'], logging === false ? undefined : logging.kmsKeyArn],
    ...Object.entries(alertManager?.topics ?? {}).map(
      ([topic, { kmsKeyArn: key }]) => [['alertManager', 'topics', topic, 'kmsKeyArn'], key] as const,
    ),
  ];
  return found.flatMap(([path, arn]) => (arn === undefined ? [] : [[path, arn] as const]));
}

/** What each protocol delivers to (SNS API, Subscribe, 2026-11). */
const ENDPOINTS: Readonly<Record<SubscriptionSettings['protocol'], { pattern: RegExp; expected: string }>> = {
  email: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, expected: 'an address such as oncall@example.com' },
  https: { pattern: /^https:\/\/[^\s/]+\S*$/, expected: 'a URL that begins with https://' },
  sqs: { pattern: /^arn:aws(-[a-z]+)*:sqs:[a-z0-9-]+:\d{12}:\S+$/, expected: 'the ARN of a queue' },
  lambda: {
    pattern: /^arn:aws(-[a-z]+)*:lambda:[a-z0-9-]+:\d{12}:function:\S+$/,
    expected: 'the ARN of a function',
  },
};

function checkSubscriptions(part: Part<ManagedWorkspaceSettings>): Problem[] {
  return Object.entries(part.value.alertManager?.topics ?? {}).flatMap(([topic, { subscriptions }]) =>
    subscriptions.flatMap(({ protocol, endpoint }, index) => {
      const { pattern, expected } = ENDPOINTS[protocol];
      if (pattern.test(endpoint)) return [];
      const at = ['alertManager', 'topics', topic, 'subscriptions', index, 'endpoint'];
      // A webhook's address is often a secret: it is not repeated.
      const got = `an endpoint that is none of protocol ${protocol}`;
      return placed(part, at, { code: 'ConfigEndpoint', got, expected, fix: 'mend the endpoint or the protocol' });
    }),
  );
}
