import { driftByPeople } from '../../src/rules/drift-by-people.js';
import { describeRule, planned } from '../describe-rule.js';

const WORKSPACE = 'aws_prometheus_workspace.W';

describeRule(driftByPeople, {
  finds: {
    'an alias that somebody changed': {
      drift: [planned(WORKSPACE, ['update'], { alias: 'a', arn: 'x' }, { alias: 'b', arn: 'x' })],
      says: ['warning: Changed outside of Terraform: alias. Apply sets it back, unless the code says the same.'],
    },
    'a tag that nobody but a person writes': {
      drift: [planned(WORKSPACE, ['update'], { tags: {} }, { tags: { AMPAgentlessScraper: '', team: 'x' } })],
      says: ['warning: Changed outside of Terraform: tags. Apply sets it back, unless the code says the same.'],
    },
    'a topic that somebody deleted': {
      drift: [planned('aws_sns_topic.T', ['delete'], { name: 'a' }, null)],
      says: ['warning: It was deleted outside of Terraform; apply makes it anew.'],
    },
  },
  passes: {
    'the tag that AWS writes': {
      drift: [
        planned(
          WORKSPACE,
          ['update'],
          { tags: { a: 'b' }, tags_all: { a: 'b' } },
          { tags: { a: 'b', AMPAgentlessScraper: '' }, tags_all: { a: 'b', AMPAgentlessScraper: '' } },
        ),
      ],
    },
    'what AWS counts up by itself': {
      drift: [planned('aws_eks_addon.A', ['update'], { modified_at: '1' }, { modified_at: '2' })],
    },
    'nothing, read back in another form': {
      drift: [planned(WORKSPACE, ['update'], { tags: null, list: [] }, { tags: {}, list: null })],
    },
    'a plan without drift': { plan: [] },
  },
});
