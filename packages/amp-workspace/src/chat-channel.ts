import { ChatbotSlackChannelConfiguration } from '@cdktf/provider-aws/lib/chatbot-slack-channel-configuration';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { boundedName, ConfigurationError, isConcrete, PolicyDocument } from '@promontory/core';
import { partitionOf } from '@promontory/vocabulary';
import { Construct } from 'constructs';
import type { IAlertTopic } from './alert-topic.js';

/** Which channel hears of alerts. */
export interface ChatChannelProps {
  /** The name of the configuration: unique in the account. */
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** The Slack workspace, `T…`. An administrator of it must have let Amazon Q Developer in once, in the console. */
  readonly slackTeamId: string;
  /** The channel, `C…`; a private one must have invited the app Amazon Q. */
  readonly slackChannelId: string;
  /** Their alert managers must send in the format `chat`: anything else is dropped without a word. */
  readonly topics: readonly IAlertTopic[];
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Alerts in a Slack channel, by Amazon Q Developer in chat applications. It may do nothing in the account. */
export class ChatChannel extends Construct {
  constructor(scope: Construct, id: string, props: ChatChannelProps) {
    super(scope, id);
    this.check('slackTeamId', props.slackTeamId, /^T[0-9A-Z]{1,254}$/, "the id of a Slack workspace, 'T…'");
    this.check('slackChannelId', props.slackChannelId, /^[CG][0-9A-Z]{1,254}$/, "the id of a Slack channel, 'C…'");
    const trust = new PolicyDocument(this, 'Trust', [
      {
        actions: ['sts:AssumeRole'],
        principals: [{ type: 'Service', identifiers: ['chatbot.amazonaws.com'] }],
        // Chatbot's ARNs have no Region.
        conditions: [
          { test: 'StringEquals', variable: 'aws:SourceAccount', values: [props.account] },
          {
            test: 'ArnLike',
            variable: 'aws:SourceArn',
            values: [
              `arn:${isConcrete(props.region) ? partitionOf(props.region) : 'aws'}:chatbot::${props.account}:chat-configuration/slack-channel/${props.name}`,
            ],
          },
        ],
      },
    ]);
    const role = new IamRole(this, 'Role', {
      name: boundedName(64, props.name, 'chat'),
      description: `Shows alerts in Slack: ${props.name}`,
      assumeRolePolicy: trust.json,
      tags: props.tags && { ...props.tags },
    });
    this.node.defaultChild = new ChatbotSlackChannelConfiguration(this, 'Resource', {
      configurationName: props.name,
      iamRoleArn: role.arn,
      slackTeamId: props.slackTeamId,
      slackChannelId: props.slackChannelId,
      snsTopicArns: props.topics.map(({ topicArn }) => topicArn),
      // What anybody in the channel could ask for at the most, whatever the role is given one day.
      guardrailPolicyArns: [
        `arn:${isConcrete(props.region) ? partitionOf(props.region) : 'aws'}:iam::aws:policy/AWSDenyAll`,
      ],
      loggingLevel: 'ERROR',
      tags: props.tags && { ...props.tags },
    });
  }

  private check(name: string, value: string, pattern: RegExp, expected: string): void {
    if (!isConcrete(value) || pattern.test(value)) return;
    throw new ConfigurationError('AmpChatChannel', { got: value, expected, fix: `change '${name}'` }, this);
  }
}
