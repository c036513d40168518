import { keptRule } from '../private/kept-rule.js';
import type { Rule } from '../rule.js';

/** What stands in a subnet goes with it. */
export const vpcSubnetKept: Rule = keptRule({
  id: 'vpc/subnet-kept',
  severity: 'error',
  summary: 'A subnet, or the way out of one, is deleted or replaced.',
  why: 'Scrapers, endpoints and nodes have their network interfaces in subnets: they are replaced with them, or apply stops half-way.',
  fix: 'Make the new subnet first, move what stands in the old one, then delete it.',
  types: ['aws_subnet', 'aws_nat_gateway', 'aws_route_table_association', 'aws_internet_gateway'],
  subject: ({ type, before }) => {
    const name = String(before?.['cidr_block'] ?? before?.['subnet_id'] ?? '');
    return `The ${NOUNS[type]}${name === '' ? '' : ` ${name}`}`;
  },
  consequence: ({ type, action }) =>
    action === 'forget'
      ? undefined
      : type === 'aws_subnet'
        ? 'scrapers, endpoints and nodes in it must move first, and a scraper that names it is replaced'
        : 'what has no other way out can no longer reach AWS',
});

const NOUNS: Readonly<Record<string, string>> = {
  aws_subnet: 'subnet',
  aws_nat_gateway: 'NAT gateway of',
  aws_route_table_association: 'route table of',
  aws_internet_gateway: 'internet gateway',
};
