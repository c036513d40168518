import { driftByAws } from '../../src/rules/drift-by-aws.js';
import { describeRule, planned } from '../describe-rule.js';

describeRule(driftByAws, {
  finds: {
    'the tag of the managed scraper': {
      drift: [planned('aws_prometheus_workspace.W', ['update'], { tags: {} }, { tags: { AMPAgentlessScraper: '' } })],
      says: ['info: Changed by AWS: tags (AMPAgentlessScraper, by a managed scraper).'],
    },
    'a tag of a service': {
      drift: [planned('aws_security_group.G', ['update'], { tags: null }, { tags: { 'aws:eks:cluster-name': 'c' } })],
      says: ['info: Changed by AWS: tags (aws:eks:cluster-name, by a service of AWS).'],
    },
  },
  passes: {
    'what people change, of which another rule tells': {
      drift: [planned('aws_prometheus_workspace.W', ['update'], { alias: 'a' }, { alias: 'b' })],
    },
    'a time that is counted up': {
      drift: [planned('aws_eks_addon.A', ['update'], { modified_at: '1' }, { modified_at: '2' })],
    },
    'what was deleted': { drift: [planned('aws_sns_topic.T', ['delete'], { tags: { 'aws:a': '' } }, null)] },
  },
});
