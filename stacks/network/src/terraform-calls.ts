import type { AllowedCalls, Environment } from '@promontory/config';
import { formatArn, partitionOf } from '@promontory/vocabulary';
import type { EndpointService } from '@promontory/vpc-endpoints';

/** What Terraform calls from inside of a network, where the policies for collectors would not let it. */
export function terraformCalls(
  { account, backend, deployRoleArn }: Environment,
  region: string,
): Readonly<Partial<Record<EndpointService, readonly AllowedCalls[]>>> {
  const partition = partitionOf(region);
  const own = (actions: readonly string[], resources: readonly string[]): AllowedCalls => ({
    actions,
    resources,
    who: 'account',
  });
  const roles = [deployRoleArn, backend.kind === 's3' ? backend.roleArn : undefined].filter((arn) => arn !== undefined);
  const bucket =
    backend.kind === 's3' && backend.region === region ? `arn:${partition}:s3:::${backend.bucket}` : undefined;
  return {
    // What it may do is for its own policy to say (promontory permissions); what is kept out are other accounts.
    aps: [own(['aps:*'], ['*'])],
    sts: [
      own(['sts:GetCallerIdentity'], ['*']),
      ...(roles.length === 0 ? [] : [own(['sts:AssumeRole', 'sts:TagSession'], roles)]),
    ],
    logs: [own(['logs:*'], [formatArn({ partition, service: 'logs', region, account, resource: '*' })])],
    s3:
      bucket === undefined
        ? []
        : [own(['s3:ListBucket'], [bucket]), own(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], [`${bucket}/*`])],
  };
}
