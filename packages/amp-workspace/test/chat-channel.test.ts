import { synth } from '@promontory/testing';
import { AlertTopic } from '../src/alert-topic.js';
import { ChatChannel, type ChatChannelProps } from '../src/chat-channel.js';
import { awsStack } from './stack.js';

function make(props: Partial<ChatChannelProps> = {}) {
  const stack = awsStack();
  new ChatChannel(stack, 'Chat', {
    name: 'dev-alerts',
    account: '111122223333',
    region: 'eu-west-1',
    slackTeamId: 'T07EA123LEP',
    slackChannelId: 'C07EZ1ABC23',
    topics: [new AlertTopic(stack, 'Oncall', { topicName: 'oncall', workspaces: [] })],
    ...props,
  });
  return synth(stack);
}

test('a channel hears of the topics, and can ask for nothing', () => {
  const json = make();
  expect(json.only('aws_chatbot_slack_channel_configuration')).toEqual({
    configuration_name: 'dev-alerts',
    iam_role_arn: expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/),
    slack_team_id: 'T07EA123LEP',
    slack_channel_id: 'C07EZ1ABC23',
    sns_topic_arns: [expect.stringMatching(/^\$\{aws_sns_topic\.\w+\.arn\}$/)],
    guardrail_policy_arns: ['arn:aws:iam::aws:policy/AWSDenyAll'],
    logging_level: 'ERROR',
  });
  expect(json.all('aws_iam_role_policy')).toEqual([]);
});

test('only this configuration of this account takes the role', () => {
  const json = make({ tags: { a: 'b' } });
  expect(json.only('aws_iam_role')).toMatchObject({ name: 'dev-alerts-chat', tags: { a: 'b' } });
  const documents = json.all('data.aws_iam_policy_document').map(({ statement }) => statement);
  expect(documents).toContainEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole'],
      principals: [{ type: 'Service', identifiers: ['chatbot.amazonaws.com'] }],
      condition: [
        { test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] },
        {
          test: 'ArnLike',
          variable: 'aws:SourceArn',
          values: ['arn:aws:chatbot::111122223333:chat-configuration/slack-channel/dev-alerts'],
        },
      ],
    },
  ]);
});

test.each<[Partial<ChatChannelProps>, string]>([
  [
    { slackTeamId: 'my-team' },
    "AmpChatChannel: got my-team, expected the id of a Slack workspace, 'T…'; change 'slackTeamId'",
  ],
  [
    { slackChannelId: '#alerts' },
    "AmpChatChannel: got #alerts, expected the id of a Slack channel, 'C…'; change 'slackChannelId'",
  ],
])('%j is refused', (props, message) => {
  expect(() => make(props)).toThrow(message);
});
