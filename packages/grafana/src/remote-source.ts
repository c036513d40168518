import { parseArn } from '@promontory/vocabulary';
import type { RemoteSource } from './managed-grafana-props.js';

/** A workspace of another account, and the role there that reads it. */
export interface RemoteSourceParts {
  readonly name: string;
  readonly workspaceArn: string;
  readonly roleArn: string;
  readonly externalId?: string;
}

/** A workspace of another account as a data source: nothing is read from that account when the plan is made. */
export function remoteSource({ name, workspaceArn, roleArn, externalId }: RemoteSourceParts): RemoteSource {
  const { region = '', resource = '' } = parseArn(workspaceArn) ?? {};
  return {
    name,
    // Every partition that has AMP uses this suffix (AMP API endpoints, 2026-07).
    queryUrl: `https://aps-workspaces.${region}.amazonaws.com/${resource.replace(/^workspace\//, 'workspaces/')}`,
    region,
    assumeRoleArn: roleArn,
    externalId,
  };
}
