import { alertingReceiverKept } from '../../src/rules/alerting-receiver-kept.js';
import { CONFIG, manager, SNS } from '../alerting-builders.js';
import { describeRule } from '../describe-rule.js';

const telling = (...topics: string[]): object => ({
  ...CONFIG,
  receivers: [
    { name: 'oncall', sns_configs: topics.map((topic_arn) => ({ topic_arn })) },
    { name: 'team', sns_configs: SNS },
  ],
});

describeRule(alertingReceiverKept, {
  finds: {
    'a receiver that goes': {
      base: manager(telling('arn:page')),
      head: manager({ route: { receiver: 'team' }, receivers: [{ name: 'team', sns_configs: SNS }] }),
      says: ['error: The receiver oncall is removed: sns arn:page is told nothing any more.'],
    },
    'a destination less': {
      base: manager(telling('arn:page', 'arn:chat')),
      head: manager(telling('arn:page')),
      says: ['error: The receiver oncall no longer tells sns arn:chat.'],
    },
    'a topic that only apply will know': {
      base: manager(telling('arn:page')),
      head: manager(telling('${aws_sns_topic.Page.arn}')),
      says: ['warning: Whether the receiver oncall still tells sns arn:page cannot be told before apply.'],
    },
    'another topic': {
      base: manager(telling('arn:page')),
      head: manager(telling('arn:new')),
      says: ['error: The receiver oncall no longer tells sns arn:page.'],
    },
  },
  passes: {
    'a destination more': { base: manager(telling('arn:page')), head: manager(telling('arn:page', 'arn:chat')) },
    'a receiver of another name': {
      base: manager(telling('arn:page')),
      head: manager({
        route: CONFIG.route,
        receivers: [
          { name: 'pager', sns_configs: [{ topic_arn: 'arn:page' }] },
          { name: 'team', sns_configs: SNS },
        ],
      }),
    },
    'a receiver that told nobody': {
      base: manager({ ...CONFIG, receivers: [...CONFIG.receivers, { name: 'null' }] }),
      head: manager(CONFIG),
    },
  },
});
