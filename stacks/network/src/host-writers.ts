import type { AllowedCalls, CollectorSettings, Environment, ExistingWorkspaceSettings } from '@promontory/config';
import { hostWriterRoleName, targetWriterRoleName } from '@promontory/cross-region-writer';
import { partitionOf } from '@promontory/vocabulary';
import { type NetworkWriter, roleArn } from './writers.js';

const roleOf = ({ account }: Environment, { region, name }: CollectorSettings): string =>
  roleArn(region, account, hostWriterRoleName(region, name));

/** Collectors outside of Kubernetes that write through the endpoints: their roles are made later as well. */
export function hostWritersOf(
  environment: Environment,
  collectors: readonly CollectorSettings[],
  existing: (name: string) => ExistingWorkspaceSettings | undefined,
): readonly NetworkWriter[] {
  return collectors.map((collector) => {
    const { name: writerName, region, workspace, alsoTo } = collector;
    const role = 'remoteWrite' in collector ? collector.remoteWrite.assumeRole?.roleArn : undefined;
    const destinations = [{ workspace, assumeRoleArn: role }, ...alsoTo];
    return {
      workspaces: destinations.map((destination) => destination.workspace),
      roleArn: roleOf(environment, collector),
      assumedRoleArns: destinations.flatMap((destination) => {
        if (destination.assumeRoleArn !== undefined) return destination.assumeRoleArn;
        const other = existing(destination.workspace)?.otherAccount;
        if (other?.kind === 'given-role') return other.roleArn;
        if (other?.kind !== 'made-roles') return [];
        const name = alsoTo.length === 0 ? undefined : destination.workspace;
        return roleArn(region, other.account, targetWriterRoleName(environment.account, { writerName, name }));
      }),
    };
  });
}

/** What lets servers fetch their programs through the gateway to S3. */
export function programCalls(
  environment: Environment,
  collectors: readonly CollectorSettings[],
): readonly AllowedCalls[] {
  return collectors.flatMap((collector) => {
    if (!('program' in collector) || collector.program.kind !== 'download') return [];
    const { url } = collector.program;
    if (!url.startsWith('s3://')) return [];
    const object = `arn:${partitionOf(collector.region)}:s3:::${url.slice('s3://'.length)}`;
    return [{ actions: ['s3:GetObject'], resources: [object], who: [roleOf(environment, collector)] }];
  });
}
