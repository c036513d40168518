import {
  AlertKey,
  AlertManagerDefinition,
  AlertTopic,
  ChatChannel,
  type IAlertTopic,
  type IPagerDutySecret,
  type IWorkspace,
  PagerDutySecret,
  subscriptionsByName,
} from '@promontory/amp-workspace';
import type { AlertManagerSettings, Environment, ManagedWorkspaceSettings } from '@promontory/config';
import { boundedName } from '@promontory/core';
import type { Construct } from 'constructs';

/** What the alerts of a workspace are made of. */
export interface AlertingProps {
  readonly environment: Environment;
  readonly settings: ManagedWorkspaceSettings;
  readonly alerting: AlertManagerSettings;
  readonly workspace: IWorkspace;
}

/** Adds topics, alert manager and chats to the stack itself: their ids were there before this file was. */
export function addAlerting(scope: Construct, props: AlertingProps): Readonly<Record<string, IAlertTopic>> {
  const { alerting, workspace, settings } = props;
  const topics = addTopics(scope, props);
  new AlertManagerDefinition(scope, 'AlertManager', {
    workspace,
    topics,
    secrets: addSecrets(scope, props),
    configuration: alerting.configuration,
    templates: alerting.templates,
    messageFormat: alerting.messageFormat,
    adopt: settings.adopt?.alertManager === true ? settings.adopt.workspaceId : undefined,
  });
  for (const [name, chat] of Object.entries(alerting.chats)) {
    new ChatChannel(scope, `Chat-${name}`, {
      name: boundedName(128, props.environment.name, settings.name, name),
      account: props.environment.account,
      region: settings.region,
      slackTeamId: chat.slackTeamId,
      slackChannelId: chat.slackChannelId,
      topics: chat.topics.flatMap((topic) => topics[topic] ?? []),
      tags: settings.tags,
    });
  }
  return topics;
}

function addSecrets(scope: Construct, props: AlertingProps): Readonly<Record<string, IPagerDutySecret>> {
  const { environment, settings, alerting, workspace } = props;
  return Object.fromEntries(
    Object.entries(alerting.pagerDuty).map(([name, { secretName }]) => [
      name,
      new PagerDutySecret(scope, `PagerDuty-${name}`, {
        workspace,
        account: environment.account,
        name: secretName ?? `${environment.name}-${settings.name}-pagerduty-${name}`,
        tags: settings.tags,
      }),
    ]),
  );
}

function addTopics(scope: Construct, props: AlertingProps): Readonly<Record<string, IAlertTopic>> {
  const { environment, settings, alerting, workspace } = props;
  const key =
    alerting.encryption === 'new-key'
      ? new AlertKey(scope, 'AlertKey', {
          account: environment.account,
          region: settings.region,
          aliasName: `${environment.name}-${settings.name}-alerts`,
          tags: settings.tags,
        })
      : undefined;
  return Object.fromEntries(
    Object.entries(alerting.topics).map(([name, topic]) => [
      name,
      new AlertTopic(scope, `Topic-${name}`, {
        topicName: topic.name ?? boundedName(256, environment.name, settings.name, name),
        workspaces: [workspace],
        subscriptions: subscriptionsByName(topic.subscriptions),
        kmsKeyArn: topic.kmsKeyArn ?? key?.keyArn,
        deadLetterQueue: topic.deadLetterQueue,
        tags: settings.tags,
      }),
    ]),
  );
}
