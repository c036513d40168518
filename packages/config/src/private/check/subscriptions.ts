import type { Path, Problem } from '@promontory/vocabulary';
import type { SubscriptionSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';

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

/** Endpoints are what their protocols deliver to. */
export function checkSubscriptions(
  part: Part<unknown>,
  subscriptions: readonly SubscriptionSettings[],
  at: Path,
): Problem[] {
  return subscriptions.flatMap(({ protocol, endpoint }, index) => {
    const { pattern, expected } = ENDPOINTS[protocol];
    if (pattern.test(endpoint)) return [];
    // A webhook's address is often a secret: it is not repeated.
    const got = `an endpoint that is none of protocol ${protocol}`;
    const fix = 'mend the endpoint or the protocol';
    return placed(part, [...at, index, 'endpoint'], { code: 'ConfigEndpoint', got, expected, fix });
  });
}
