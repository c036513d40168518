import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { boundedName } from '@promontory/core';
import { Construct } from 'constructs';
import { OTHER_RUNBOOKS } from '@promontory/amp-facts';
import type { CostThreshold } from './billing-alarm.js';
import { partOf } from './private/arn-parts.js';
import { checkCostEvents } from './private/check-cost-events.js';
import { costPattern } from './private/cost-pattern.js';
import { PublisherRole } from './private/publisher-role.js';
import { tellTopics } from './private/tell-topics.js';

/** Which anomalies are told, and to whom. */
export interface CostAnomalyEventsProps {
  /** What names begin with: unique in the account, as that of `WorkspaceAlarms`. */
  readonly name: string;
  /** SNS topics that hear of anomalies of AMP: 1 to 5 standard topics in `region`. */
  readonly topicArns: readonly string[];
  /**
   * The monitor to listen to.
   * @default - every monitor of the account; AWS makes one of all services by itself
   */
  readonly monitorArn?: string;
  /**
   * The smallest anomaly that is told, in whole numbers.
   * @default - 100 dollars and 40 percent: both must be reached
   */
  readonly threshold?: CostThreshold;
  /**
   * AMP's name in Cost Explorer. AWS prints it nowhere that was found; it is what public cost reports filter by.
   * @default 'Amazon Managed Service for Prometheus'
   */
  readonly serviceName?: string;
  /**
   * The home Region of Cost Anomaly Detection, where its events appear.
   * @default 'us-east-1'
   */
  readonly region?: string;
  /**
   * Customer managed keys of encrypted topics.
   * @default - the topics are not encrypted
   */
  readonly topicKeyArns?: readonly string[];
  /**
   * Where `docs/runbooks/` can be read, without a slash at the end.
   * @default 'docs/runbooks'
   */
  readonly runbookUrl?: string;
  /** Tags of the rule, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Tells of cost anomalies of AMP and of no other service, out of what a monitor finds: what no subscription can pick.
 * Source: AWS Cost Management user guide, "Using EventBridge with Cost Anomaly Detection" and "Using AWS User
 * Notifications with Cost Anomaly Detection", 2026-07. The first says that events come "when an immediate alert is
 * detected"; whether they also come where no subscription has the frequency IMMEDIATE, neither page says.
 */
export class CostAnomalyEvents extends Construct {
  readonly ruleArn: string;
  /** The role that EventBridge publishes with. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: CostAnomalyEventsProps) {
    super(scope, id);
    const { name, topicArns, region = 'us-east-1', serviceName = 'Amazon Managed Service for Prometheus' } = props;
    checkCostEvents(this, props, region);
    const rule = new CloudwatchEventRule(this, 'Resource', {
      name: boundedName(64, `${name}-cost-anomalies`),
      description: 'Cost anomalies of AMP',
      region,
      eventPattern: JSON.stringify(
        costPattern(serviceName, props.monitorArn, props.threshold ?? { dollars: 100, percent: 40 }),
      ),
      tags: props.tags && { ...props.tags },
    });
    this.ruleArn = rule.arn;
    this.node.defaultChild = rule;
    this.roleArn = new PublisherRole(this, 'Role', {
      name: `${name}-cost-anomalies`,
      description: 'EventBridge tells of cost anomalies of AMP',
      ruleArns: [rule.arn],
      account: partOf(rule.arn, 'account'),
      topicArns,
      topicKeyArns: props.topicKeyArns ?? [],
    }).roleArn;
    tellTopics(this, 'Anomaly', {
      rule,
      topicArns,
      region,
      roleArn: this.roleArn,
      paths: {
        account: '$.account',
        dollars: '$.detail.impact.totalImpact',
        link: '$.detail.anomalyDetailsLink',
        percent: '$.detail.impact.totalImpactPercentage',
        since: '$.detail.anomalyStartDate',
      },
      sentence: `${name}: AMP costs <dollars> dollars or <percent> percent more than expected since <since>, account <account>: <link>`,
      runbookUrl: props.runbookUrl,
      runbook: OTHER_RUNBOOKS['cost-anomalies'],
    });
  }
}
