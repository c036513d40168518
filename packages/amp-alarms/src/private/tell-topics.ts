import type { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { isConcrete, literal } from '@promontory/core';
import type { Construct } from 'constructs';

/** What is told to whom when a rule matches. */
export interface Told {
  readonly rule: CloudwatchEventRule;
  readonly topicArns: readonly string[];
  readonly region: string;
  readonly roleArn: string | undefined;
  /** Names for parts of the event, by their paths. A path that the event does not have leaves its place empty. */
  readonly paths: Readonly<Record<string, string>>;
  /** One sentence, with these names in angle brackets. */
  readonly sentence: string;
  readonly runbookUrl: string | undefined;
  readonly runbook: string;
}

/** One target for each topic, `<id>Target0` and so on. */
export function tellTopics(scope: Construct, id: string, told: Told): void {
  const { rule, topicArns, region, roleArn, paths, sentence, runbookUrl = 'docs/runbooks', runbook } = told;
  const base = isConcrete(runbookUrl) ? literal(runbookUrl) : runbookUrl;
  topicArns.forEach((arn, index) => {
    new CloudwatchEventTarget(scope, `${id}Target${index}`, {
      rule: rule.name,
      targetId: `topic-${index}`,
      arn,
      region,
      roleArn,
      inputTransformer: {
        inputPaths: { ...paths },
        inputTemplate: JSON.stringify(`${sentence} Runbook: ${base}/${runbook}`),
      },
    });
  });
}
