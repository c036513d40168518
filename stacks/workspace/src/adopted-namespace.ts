import type { Environment, ManagedWorkspaceSettings } from '@promontory/config';
import { formatArn, partitionOf } from '@promontory/vocabulary';

/** The ARN of a namespace of rules that exists, which is what Terraform imports it by. */
export function adoptedNamespace(
  { account }: Environment,
  { adopt, region }: ManagedWorkspaceSettings,
  namespace: string,
): string | undefined {
  if (adopt === undefined || !adopt.rules.includes(namespace)) return undefined;
  return formatArn({
    partition: partitionOf(region),
    service: 'aps',
    region,
    account,
    resource: `rulegroupsnamespace/${adopt.workspaceId}/${namespace}`,
  });
}
