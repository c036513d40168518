import { isKept, isOpen, ofType, say } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** The endpoint stays, and nobody finds it. */
export const vpcPrivateDnsKept: Rule = {
  id: 'vpc/private-dns-kept',
  severity: 'error',
  summary: 'A VPC endpoint gives up its private DNS name.',
  why: 'Writers use the public name of the service. Without private DNS it leads to the internet again, which a private subnet cannot reach.',
  fix: 'Keep private_dns_enabled, or write the name of the endpoint into every client first.',
  check: ({ changes }) =>
    ofType(changes, 'aws_vpc_endpoint').flatMap((change) => {
      const [was, is] = [change.before?.['private_dns_enabled'], change.after?.['private_dns_enabled']];
      if (!isKept(change) || was !== true || is === true) return [];
      const service = String(change.before?.['service_name'] ?? 'its service');
      return isOpen(is)
        ? [say(change, `Whether ${service} is still found under its own name cannot be told.`, 'warning')]
        : [say(change, `${service} is no longer found under its own name: clients go to the internet instead.`)];
    }),
};
