import { parseArn } from '@promontory/vocabulary';
import type { AmpSource } from './data-source.js';

/** A workspace of another account, which is read by a role there. */
export type RemoteSource = Required<Pick<AmpSource, 'assumeRoleArn'>> & AmpSource;

/** A workspace of another account, and the role there that reads it. */
export interface RemoteSourceParts {
  readonly name: string;
  readonly workspaceArn: string;
  readonly roleArn: string;
  readonly externalId?: string;
}

/** A workspace of another account as a data source: nothing is read from that account when the plan is made. */
export function remoteSource({ name, workspaceArn, roleArn, externalId }: RemoteSourceParts): RemoteSource {
  return { ...ampSource(name, workspaceArn), assumeRoleArn: roleArn, externalId };
}

/** A workspace whose ARN is known as a data source. */
export function ampSource(name: string, workspaceArn: string): AmpSource {
  const { region = '', resource = '' } = parseArn(workspaceArn) ?? {};
  // Every partition that has AMP uses this suffix (AMP API endpoints, 2026-07).
  const queryUrl = `https://aps-workspaces.${region}.amazonaws.com/${resource.replace(/^workspace\//, 'workspaces/')}`;
  return { name, queryUrl, region };
}
