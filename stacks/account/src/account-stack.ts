import { BillingAlarm, CostAnomalyEvents } from '@promontory/amp-alarms';
import { AlertTopic, subscriptionsByName } from '@promontory/amp-workspace';
import { EnvironmentStack } from '@promontory/base-stack';
import type { CostAlarmSettings, Environment } from '@promontory/config';
import type { Construct } from 'constructs';

/** The home of Cost Explorer and of its events: the topic stands there as well. */
const REGION = 'us-east-1';

/** What an account stack is made of. */
export interface AccountStackProps {
  readonly environment: Environment;
  readonly costAlarm: CostAlarmSettings;
}

/** What an account has once, whatever its workspaces: an alarm about its bill. */
export class AccountStack extends EnvironmentStack {
  constructor(scope: Construct, id: string, { environment, costAlarm }: AccountStackProps) {
    super(scope, id, environment, REGION);
    const { name } = environment;
    const topic = new AlertTopic(this, 'CostTopic', {
      topicName: `${name}-costs`,
      workspaces: [],
      subscriptions: subscriptionsByName(costAlarm.subscriptions),
    });
    const { monitorArn, threshold } = costAlarm;
    if (costAlarm.about === 'amp') {
      const events = new CostAnomalyEvents(this, 'CostEvents', {
        name,
        topicArns: [topic.topicArn],
        monitorArn,
        threshold,
        region: REGION,
        runbookUrl: costAlarm.runbookUrl,
      });
      topic.addPublisher({
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        principals: [{ type: 'AWS', identifiers: [events.roleArn] }],
      });
      return;
    }
    topic.addPublisher(BillingAlarm.topicStatement(topic.topicArn, environment.account));
    new BillingAlarm(this, 'CostAlarm', {
      name,
      monitor: monitorArn === undefined ? { kind: 'services' } : { kind: 'existing', monitorArn },
      notice: { kind: 'topic', topicArn: topic.topicArn },
      threshold,
      topicPolicy: topic.policyResource,
    });
  }
}
