import type { Change } from '../change.js';
import { keptRule } from '../private/kept-rule.js';
import { isOpen } from '../private/rule-kit.js';
import type { Rule } from '../rule.js';

/** What stops when an endpoint goes and the VPC has no way to the internet. By the end of the service's name. */
const NEEDED: readonly (readonly [service: string, stops: string])[] = [
  ['aps-workspaces', 'writers without a way to the internet can no longer send metrics, nor readers ask for them'],
  ['aps', 'calls to the AMP API no longer arrive'],
  ['sts', 'service accounts can no longer get credentials, so nothing is written'],
  ['eks-auth', 'pod identities can no longer get credentials, so nothing is written'],
  ['eks', 'nodes and tools can no longer reach the EKS API'],
  ['ec2', 'nodes can no longer ask for their own details'],
  ['logs', 'logs no longer arrive'],
  ['monitoring', 'metrics and alarms of CloudWatch are no longer reached'],
  ['ecr.api', 'images can no longer be pulled'],
  ['ecr.dkr', 'images can no longer be pulled'],
  ['s3', 'layers of images and exports can no longer be read or written'],
  ['sns', 'alerts can no longer be published'],
  ['kms', 'what is encrypted can no longer be read'],
];

/** Traffic to AWS that stayed inside of the VPC has no way any more. */
export const vpcEndpointKept: Rule = keptRule({
  id: 'vpc/endpoint-kept',
  severity: 'error',
  summary: 'A VPC endpoint is deleted or replaced.',
  why: 'Without a way to the internet, writers reach AWS through their endpoints only. What they cannot send for two hours is lost.',
  fix: 'Make the new endpoint first, or see that the VPC has another way; then acknowledge this by name.',
  types: ['aws_vpc_endpoint'],
  subject: ({ before }) => `The endpoint ${String(before?.['service_name'] ?? '')}`.trimEnd(),
  consequence: (change) => (change.action === 'forget' ? undefined : stops(change)),
});

function stops({ before }: Change): string {
  const service = String(before?.['service_name'] ?? '');
  const known = NEEDED.find(([end]) => service.endsWith(`.${end}`));
  if (known !== undefined) return known[1];
  return isOpen(service) || service === ''
    ? 'which service it leads to cannot be told'
    : 'what uses it inside of the VPC has no way any more';
}
