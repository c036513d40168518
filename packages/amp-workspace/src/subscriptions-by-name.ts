import { createHash } from 'node:crypto';
import type { AlertSubscription } from './alert-topic.js';

/**
 * Subscriptions under names for their ids. The endpoint makes the name, so that another order in the file is no change;
 * hashed, because a webhook's address is often a secret and ids are printed everywhere.
 */
export function subscriptionsByName(
  subscriptions: readonly AlertSubscription[],
): Readonly<Record<string, AlertSubscription>> {
  return Object.fromEntries(
    subscriptions.map((subscription) => {
      const digest = createHash('sha256').update(subscription.endpoint).digest('hex').slice(0, 8);
      return [`${subscription.protocol}-${digest}`, subscription];
    }),
  );
}
