import type { Problem } from '@promontory/vocabulary';
import type { ManagedWorkspaceSettings, SubscriptionSettings } from '../../environment.js';
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
export function checkSubscriptions(part: Part<ManagedWorkspaceSettings>): Problem[] {
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
