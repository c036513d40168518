import { WorkspaceAlarms, WorkspaceApiAlarms } from '@promontory/amp-alarms';
import { AlertTopic, type IWorkspace, subscriptionsByName } from '@promontory/amp-workspace';
import type { AlarmSettings, Environment, ManagedWorkspaceSettings } from '@promontory/config';
import { boundedName } from '@promontory/core';
import { Construct } from 'constructs';

/** What the alarms of a workspace are made of. */
export interface WatchProps {
  readonly environment: Environment;
  readonly settings: ManagedWorkspaceSettings;
  readonly alarms: AlarmSettings;
  readonly workspace: IWorkspace;
}

/** Alarms about a workspace, and a topic of their own: the alert manager's topics are among what they watch. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, { environment, settings, alarms, workspace }: WatchProps) {
    super(scope, id);
    const name = boundedName(100, environment.name, settings.name);
    const topic = this.addTopic(name, alarms, settings);
    const topicArns = [...(topic === undefined ? [] : [topic.topicArn]), ...alarms.topicArns];
    const common = { workspace, name, topicArns, runbookUrl: alarms.runbookUrl, tags: settings.tags };
    const made = new WorkspaceAlarms(this, 'Alarms', {
      ...common,
      quotas: alarms.quotas,
      thresholds: alarms.thresholds,
      disable: alarms.disable,
      ruleGroups: alarms.ruleGroups,
      labelSetLimits: settings.configuration.limits.map(({ labels, maxSeries }) => ({ labelSet: labels, maxSeries })),
    });
    topic?.addPublisher(made.topicStatement(topic.topicArn));
    if (alarms.apiCalls !== undefined) {
      new WorkspaceApiAlarms(this, 'Calls', {
        ...common,
        exceptRoleArns: alarms.apiCalls.exceptRoleArns,
        kmsKeyArn: settings.encryption.kind === 'key' ? settings.encryption.kmsKeyArn : undefined,
      });
    }
  }

  private addTopic(
    name: string,
    { subscriptions }: AlarmSettings,
    settings: ManagedWorkspaceSettings,
  ): AlertTopic | undefined {
    if (subscriptions.length === 0) return undefined;
    return new AlertTopic(this, 'Topic', {
      topicName: `${name}-alarms`,
      workspaces: [],
      subscriptions: subscriptionsByName(subscriptions),
      tags: settings.tags,
    });
  }
}
