import { vpcEndpointKept } from '../../src/rules/vpc-endpoint-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';

const endpoint = (service: string, more: object = {}): BriefBlock => [
  'aws_vpc_endpoint',
  'Endpoint',
  { service_name: service, ...more },
];
const APS = 'com.amazonaws.eu-west-1.aps-workspaces';

describeRule(vpcEndpointKept, {
  finds: {
    'the endpoint that writers need': {
      base: [endpoint(APS)],
      head: [],
      says: [
        `error: The endpoint ${APS} is deleted: writers without a way to the internet can no longer send metrics, nor readers ask for them.`,
      ],
    },
    'the endpoint that gives credentials, replaced': {
      plan: [
        planned(
          'aws_vpc_endpoint.E',
          ['delete', 'create'],
          { service_name: 'com.amazonaws.eu-west-1.sts' },
          { service_name: 'com.amazonaws.eu-west-1.sts' },
          ['vpc_id'],
        ),
      ],
      says: [
        'error: The endpoint com.amazonaws.eu-west-1.sts is replaced (vpc_id changed): service accounts can no longer get credentials, so nothing is written.',
      ],
    },
    'an endpoint of another service': {
      base: [endpoint('com.amazonaws.vpce.eu-west-1.vpce-svc-1')],
      head: [],
      says: [
        'error: The endpoint com.amazonaws.vpce.eu-west-1.vpce-svc-1 is deleted: what uses it inside of the VPC has no way any more.',
      ],
    },
    'an endpoint whose service is an expression': {
      base: [endpoint('${data.aws_vpc_endpoint_service.S.service_name}')],
      head: [],
      says: [
        'error: The endpoint ${data.aws_vpc_endpoint_service.S.service_name} is deleted: which service it leads to cannot be told.',
      ],
    },
  },
  passes: {
    'other tags': { base: [endpoint(APS)], head: [endpoint(APS, { tags: { a: 'b' } })] },
    'a new endpoint': { base: [], head: [endpoint(APS)] },
    'an endpoint that is only forgotten': {
      plan: [planned('aws_vpc_endpoint.E', ['forget'], { service_name: APS }, null)],
    },
  },
});
