import { ConfigurationError, isConcrete } from '@promontory/core';
import { isArnOf, parseArn } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { WorkspaceApiAlarmsProps } from '../workspace-api-alarms.js';
import { checkName } from './check-name.js';
import { checkTopics } from './check-topics.js';

// Characters of an event pattern: Amazon EventBridge quotas, 2026-07.
const PATTERN_LIMIT = 2048;

/** Refuses props with which nobody would be told. */
export function checkApiAlarmProps(scope: IConstruct, props: WorkspaceApiAlarmsProps): void {
  const refuse = (code: string, got: string, expected: string, prop: string): never => {
    throw new ConfigurationError(code, { got, expected, fix: `change '${prop}'` }, scope);
  };
  const { workspace, kmsKeyArn, scraperIds, exceptRoleArns = [], topicKeyArns = [] } = props;
  checkName(scope, 'AmpApiAlarmsName', props.name);
  checkTopics(scope, props.topicArns, {
    code: 'AmpApiAlarmsTopics',
    prop: 'topicArns',
    region: workspace.region,
    fifo: false,
    max: 5, // Targets of one rule: Amazon EventBridge quotas, 2026-07.
  });
  const keys: [string, readonly string[]][] = [
    ['kmsKeyArn', kmsKeyArn === undefined ? [] : [kmsKeyArn]],
    ['topicKeyArns', topicKeyArns],
  ];
  for (const [prop, arns] of keys) {
    for (const arn of arns.filter((key) => isConcrete(key))) {
      if (!isArnOf(arn, 'kms', 'key/')) {
        refuse('AmpApiAlarmsKeyArn', arn, 'arn:<partition>:kms:<region>:<account>:key/<id>', prop);
      }
      if (isConcrete(workspace.region) && parseArn(arn)?.region !== workspace.region) {
        refuse('AmpApiAlarmsKeyArn', arn, `a key in ${workspace.region}, where the workspace is`, prop);
      }
    }
  }
  if (
    scraperIds !== undefined &&
    !(scraperIds.length > 0 && scraperIds.every((id) => !isConcrete(id) || /^s-./.test(id)))
  ) {
    refuse(
      'AmpApiAlarmsScrapers',
      JSON.stringify(scraperIds),
      "at least one 's-…', or none for every scraper",
      'scraperIds',
    );
  }
  for (const arn of exceptRoleArns.filter((role) => isConcrete(role))) {
    if (!isArnOf(arn, 'iam', 'role/')) {
      refuse(
        'AmpApiAlarmsRole',
        arn,
        'arn:<partition>:iam::<account>:role/<name>, as sessions name it',
        'exceptRoleArns',
      );
    }
  }
}

/** Refuses a pattern that EventBridge would not take. */
export function checkPattern(scope: IConstruct, pattern: string): string {
  if (isConcrete(pattern) && pattern.length > PATTERN_LIMIT) {
    throw new ConfigurationError(
      'AmpApiAlarmsPattern',
      {
        got: `an event pattern of ${pattern.length} characters`,
        expected: `${PATTERN_LIMIT} at most`,
        fix: "shorten 'scraperIds' or 'exceptRoleArns'",
      },
      scope,
    );
  }
  return pattern;
}
