import { vpcPrivateDnsKept } from '../../src/rules/vpc-private-dns-kept.js';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

const endpoint = (dns?: boolean): BriefBlock => [
  'aws_vpc_endpoint',
  'Endpoint',
  { service_name: 'com.amazonaws.eu-west-1.sts', private_dns_enabled: dns },
];

describeRule(vpcPrivateDnsKept, {
  finds: {
    'a name that is switched off': {
      base: [endpoint(true)],
      head: [endpoint(false)],
      says: [
        'error: com.amazonaws.eu-west-1.sts is no longer found under its own name: clients go to the internet instead.',
      ],
    },
    'a name that is no longer asked for': {
      base: [endpoint(true)],
      head: [endpoint()],
      says: [
        'error: com.amazonaws.eu-west-1.sts is no longer found under its own name: clients go to the internet instead.',
      ],
    },
    'a name that only apply will know of': {
      plan: [
        planned('aws_vpc_endpoint.E', ['update'], { private_dns_enabled: true }, { private_dns_enabled: UNKNOWN }),
      ],
      says: ['warning: Whether its service is still found under its own name cannot be told.'],
    },
  },
  passes: {
    'a name that comes': { base: [endpoint(false)], head: [endpoint(true)] },
    'an endpoint without one': { base: [endpoint()], head: [endpoint(false)] },
    'an endpoint that goes, of which another rule tells': { base: [endpoint(true)], head: [] },
  },
});
