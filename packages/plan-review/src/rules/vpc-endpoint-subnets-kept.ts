import { isKept, isLost, isOpen, list, ofType, say, textsOf } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** A zone loses its way to AWS. */
export const vpcEndpointSubnetsKept: Rule = {
  id: 'vpc/endpoint-subnets-kept',
  severity: 'warning',
  summary: 'A VPC endpoint leaves a subnet.',
  why: 'Its zone then depends on another one: traffic crosses zones, costs more, and stops when that zone does.',
  fix: 'Keep one subnet in every zone that has writers.',
  check: ({ changes }) => [
    ...ofType(changes, 'aws_vpc_endpoint')
      .filter(isKept)
      .flatMap((change) => {
        const [before, after] = [textsOf(change.before, 'subnet_ids'), textsOf(change.after, 'subnet_ids')];
        const gone = before.filter((subnet) => !after.includes(subnet));
        if (gone.length === 0) return [];
        return after.some(isOpen) && !gone.every(isOpen)
          ? [say(change, `Whether the endpoint leaves ${list(gone)} cannot be told before apply.`)]
          : [say(change, `The endpoint leaves ${list(gone)}.`)];
      }),
    ...ofType(changes, 'aws_vpc_endpoint_subnet_association', 'aws_vpc_endpoint_route_table_association')
      .filter(isLost)
      .map((change) => {
        const where = String(change.before?.['subnet_id'] ?? change.before?.['route_table_id'] ?? 'a subnet');
        return say(change, `The endpoint leaves ${where}.`);
      }),
  ],
};
