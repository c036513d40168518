/**
 * Event patterns for calls that CloudTrail records. Sources: Amazon EventBridge events reference, "Amazon Managed Service
 * for Prometheus events", 2026-07 (source, detail-type and eventSource); AMP user guide, "Logging API calls using AWS
 * CloudTrail", 2026-07 (all control plane operations are management events; samples with
 * `requestParameters.workspaceId`); AWS KMS developer guide, log entries of DisableKey and RevokeGrant, 2026-07
 * (`resources[].ARN`). No sample of a DeleteWorkspace or DeleteScraper event was found: that their parameters are
 * recorded as `workspaceId` and `scraperId` follows from the API, which takes these names in the path.
 */

/** Calls about one workspace that end or redirect what it does. */
export const WORKSPACE_CALLS = [
  'DeleteAlertManagerDefinition',
  'DeleteLoggingConfiguration',
  'DeleteRuleGroupsNamespace',
  'DeleteWorkspace',
  'PutResourcePolicy',
] as const;

/** Calls about a key after which a workspace can no longer be read or written. */
export const KEY_CALLS = ['DisableKey', 'PutKeyPolicy', 'RevokeGrant', 'ScheduleKeyDeletion'] as const;

type Pattern = Readonly<Record<string, unknown>>;

/** Calls that end or redirect what a workspace does, and calls that delete a scraper. */
export function workspacePattern(
  workspaceId: string,
  scraperIds: readonly string[] | undefined,
  exceptRoleArns: readonly string[],
): Pattern {
  return {
    source: ['aws.aps'],
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['aps.amazonaws.com'],
      ...others(exceptRoleArns),
      $or: [
        { eventName: WORKSPACE_CALLS, requestParameters: { workspaceId: [workspaceId] } },
        // Such a call names the scraper and no workspace.
        {
          eventName: ['DeleteScraper'],
          ...(scraperIds === undefined ? {} : { requestParameters: { scraperId: scraperIds } }),
        },
      ],
    },
  };
}

/** Calls that take a key away from what it encrypts. */
export function keyPattern(keyArn: string, exceptRoleArns: readonly string[]): Pattern {
  return {
    source: ['aws.kms'],
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['kms.amazonaws.com'],
      ...others(exceptRoleArns),
      eventName: KEY_CALLS,
      // A caller may name the key by id, ARN or alias; here it is always the ARN.
      resources: { ARN: [keyArn] },
    },
  };
}

// `anything-but` matches only where there is a value: users and root have no role, and are the ones to hear of.
function others(roleArns: readonly string[]): Pattern {
  if (roleArns.length === 0) return {};
  return {
    userIdentity: {
      sessionContext: { sessionIssuer: { arn: [{ 'anything-but': roleArns }, { exists: false }] } },
    },
  };
}
