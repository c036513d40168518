import { parseArn } from '@promontory/vocabulary';

/**
 * The base URL of a workspace's Prometheus API as AMP documents it ("Endpoints and quotas", 2026-07), for a workspace of
 * an account that nothing can be read in. Where it can be read, what AWS says is better: FIPS endpoints have other hosts.
 *
 * @param workspaceArn text, not a reference
 */
export function documentedEndpoint(workspaceArn: string): string {
  const arn = parseArn(workspaceArn);
  const suffix = arn?.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const id = arn?.resource.replace(/^workspace\//, '') ?? '';
  return `https://aps-workspaces.${arn?.region ?? ''}.${suffix}/workspaces/${id}/`;
}
