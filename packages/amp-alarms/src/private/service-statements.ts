import type { PolicyCondition, PolicyStatement } from '@promontory/vocabulary';

/** Lets a service publish to one topic, under conditions that no other caller of that service meets. */
export function publishStatement(
  topicArn: string,
  service: string,
  conditions?: readonly PolicyCondition[],
): PolicyStatement {
  return {
    actions: ['sns:Publish'],
    resources: [topicArn],
    principals: [{ type: 'Service', identifiers: [service] }],
    ...(conditions === undefined ? {} : { conditions }),
  };
}

/** Lets a service use the key of an encrypted topic. Source: Amazon SNS developer guide, "Managing encryption keys", 2026-07. */
export function useKeyStatement(
  keyArn: string,
  service: string,
  conditions?: readonly PolicyCondition[],
): PolicyStatement {
  return {
    actions: KEY_USE,
    resources: [keyArn],
    principals: [{ type: 'Service', identifiers: [service] }],
    ...(conditions === undefined ? {} : { conditions }),
  };
}

/** What publishing to an encrypted topic takes on its key. */
export const KEY_USE = ['kms:GenerateDataKey*', 'kms:Decrypt'] as const;
