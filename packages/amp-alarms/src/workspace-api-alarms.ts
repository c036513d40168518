import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import type { IWorkspace } from '@promontory/amp-workspace';
import { boundedName } from '@promontory/core';
import type { PolicyStatement } from '@promontory/vocabulary';
import { Construct } from 'constructs';
import { OTHER_RUNBOOKS } from '@promontory/amp-facts';
import { keyPattern, workspacePattern } from './private/api-patterns.js';
import { partOf } from './private/arn-parts.js';
import { checkApiAlarmProps, checkPattern } from './private/check-api-alarms.js';
import { PublisherRole } from './private/publisher-role.js';
import { KEY_USE, publishStatement, useKeyStatement } from './private/service-statements.js';
import { tellTopics } from './private/tell-topics.js';

/** Who is told of which API calls. */
export interface WorkspaceApiAlarmsProps {
  /** The workspace to watch. */
  readonly workspace: IWorkspace;
  /** What the rules' names begin with: unique in the account and Region, as that of `WorkspaceAlarms`. */
  readonly name: string;
  /** SNS topics that hear of the calls: 1 to 5 standard topics in the workspace's Region. */
  readonly topicArns: readonly string[];
  /**
   * The scrapers whose deletion is told. Such a call does not say which workspace the scraper writes to.
   * @default - every scraper of the account and Region
   */
  readonly scraperIds?: readonly string[];
  /**
   * The customer managed key of the workspace, to tell of calls that take it away. It is in the workspace's Region.
   * @default - no key is watched
   */
  readonly kmsKeyArn?: string;
  /**
   * IAM roles whose calls are no news, such as the one that deploys: ARNs without a session.
   * @default - none: every call is told
   */
  readonly exceptRoleArns?: readonly string[];
  /**
   * How EventBridge may publish. With `role` a role is made that these rules alone can use. With `topic-policy` the topic's
   * policy must hold `topicStatement`; AWS's page says that conditions cannot be used in it ("Using resource-based policies
   * for Amazon EventBridge", 2026-07), so try it before you rely on it.
   * @default 'role'
   */
  readonly delivery?: 'role' | 'topic-policy';
  /**
   * Customer managed keys of encrypted topics, for the role.
   * @default - the topics are not encrypted
   */
  readonly topicKeyArns?: readonly string[];
  /**
   * Where `docs/runbooks/` can be read, without a slash at the end.
   * @default 'docs/runbooks'
   */
  readonly runbookUrl?: string;
  /** Tags of the rules, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Tells of API calls after which a workspace is gone, deaf or open: made by whomever, refused ones too. Needs a CloudTrail
 * trail that logs management events in the workspace's Region; without one EventBridge never sees a call.
 */
export class WorkspaceApiAlarms extends Construct {
  /** The rules that were made. */
  readonly ruleArns: readonly string[];
  /** The role that EventBridge publishes with; undefined with `topic-policy`. */
  readonly roleArn: string | undefined;

  constructor(scope: Construct, id: string, props: WorkspaceApiAlarmsProps) {
    super(scope, id);
    checkApiAlarmProps(this, props);
    const { workspace, name, kmsKeyArn, scraperIds, exceptRoleArns = [], topicArns } = props;

    const calls = this.rule('Resource', 'api-calls', props, {
      description: 'API calls that end or redirect what an AMP workspace does',
      pattern: workspacePattern(workspace.workspaceId, scraperIds, exceptRoleArns),
    });
    this.node.defaultChild = calls;
    const rules: [id: string, rule: CloudwatchEventRule, runbook: string][] = [
      ['Calls', calls, OTHER_RUNBOOKS['api-calls']],
    ];
    if (kmsKeyArn !== undefined) {
      const keyCalls = this.rule('KeyRule', 'key-calls', props, {
        description: 'API calls that take away the key of an AMP workspace',
        pattern: keyPattern(kmsKeyArn, exceptRoleArns),
      });
      rules.push(['KeyCalls', keyCalls, OTHER_RUNBOOKS['key-calls']]);
    }
    this.ruleArns = rules.map(([, rule]) => rule.arn);
    this.roleArn =
      props.delivery === 'topic-policy'
        ? undefined
        : new PublisherRole(this, 'Role', {
            name: `${name}-api-calls`,
            description: 'EventBridge tells of API calls about an AMP workspace',
            ruleArns: this.ruleArns,
            account: partOf(workspace.workspaceArn, 'account'),
            topicArns,
            topicKeyArns: props.topicKeyArns ?? [],
          }).roleArn;
    for (const [ruleId, rule, runbook] of rules) {
      tellTopics(this, ruleId, {
        rule,
        topicArns,
        region: workspace.region,
        roleArn: this.roleArn,
        paths: {
          account: '$.account',
          call: '$.detail.eventName',
          error: '$.detail.errorCode',
          region: '$.region',
          time: '$.time',
          who: '$.detail.userIdentity.arn',
        },
        sentence: `${name}: <call> by <who> at <time> in <account> <region>, error: '<error>'.`,
        runbookUrl: props.runbookUrl,
        runbook,
      });
    }
  }

  /**
   * What the topic's policy must hold for the calls to be told. With `role` only a topic of another account needs it.
   */
  topicStatement(topicArn: string): PolicyStatement {
    if (this.roleArn !== undefined) return this.forRole(['sns:Publish'], topicArn, this.roleArn);
    return publishStatement(topicArn, 'events.amazonaws.com', [
      { test: 'ArnEquals', variable: 'aws:SourceArn', values: this.ruleArns },
    ]);
  }

  /**
   * What the policy of the key must hold that an encrypted topic has. Without conditions for `topic-policy`: EventBridge
   * sends none of `aws:SourceArn` and `aws:SourceAccount` to KMS (Amazon SNS developer guide, "Managing encryption keys",
   * 2026-07).
   */
  keyStatement(keyArn: string): PolicyStatement {
    if (this.roleArn !== undefined) return this.forRole(KEY_USE, keyArn, this.roleArn);
    return useKeyStatement(keyArn, 'events.amazonaws.com');
  }

  private forRole(actions: readonly string[], resource: string, roleArn: string): PolicyStatement {
    return { actions, resources: [resource], principals: [{ type: 'AWS', identifiers: [roleArn] }] };
  }

  private rule(
    id: string,
    key: string,
    { name, workspace, tags }: WorkspaceApiAlarmsProps,
    { description, pattern }: { readonly description: string; readonly pattern: object },
  ): CloudwatchEventRule {
    return new CloudwatchEventRule(this, id, {
      // 64 is EventBridge's bound (PutRule, 2026-07).
      name: boundedName(64, `${name}-${key}`),
      description,
      region: workspace.region,
      eventPattern: checkPattern(this, JSON.stringify(pattern)),
      tags: tags && { ...tags },
    });
  }
}
