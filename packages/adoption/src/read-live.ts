import {
  type Connection,
  ManagementApi,
  type ScraperDescription,
  type WorkspaceDescription,
} from '@promontory/amp-client';
import type { Inventory } from './inventory.js';
import { workspaceIdOf } from './private/ids.js';

/**
 * Asks AWS about the workspaces that are named, or all of the Region, and puts what it says over what sources said: what
 * runs is what must not change.
 */
export async function readLive(
  inventory: Inventory,
  connection: Connection,
  ids: readonly string[] | undefined,
): Promise<void> {
  const api = new ManagementApi(connection);
  const listed = await api.listWorkspaces();
  for (const { workspaceId, status } of listed) {
    if (status.statusCode === 'DELETING' || (ids !== undefined && !ids.includes(workspaceId))) continue;
    await readWorkspace(inventory, api, await api.describeWorkspace(workspaceId));
  }
  for (const { scraperId, destination, status } of await api.listScrapers()) {
    const workspaceId = workspaceIdOf(destination.ampConfiguration?.workspaceArn);
    if (workspaceId === undefined || inventory.workspaces.get(workspaceId)?.arn === undefined) continue;
    if (status.statusCode !== 'DELETING') fillScraper(inventory, await api.describeScraper(scraperId));
  }
}

async function readWorkspace(inventory: Inventory, api: ManagementApi, described: WorkspaceDescription): Promise<void> {
  const { workspaceId, arn, alias, tags = {}, kmsKeyArn } = described;
  const workspace = inventory.workspace(workspaceId);
  Object.assign(workspace, { arn, alias, tags, kmsKeyArn, logGroupArn: await api.describeLogging(workspaceId) });
  for (const { name } of await api.listNamespaces(workspaceId)) {
    const { text } = await api.describeNamespace(workspaceId, name);
    if (text !== undefined) inventory.namespace(workspaceId, name).text = text;
  }
  const alertManager = await api.describeAlertManager(workspaceId);
  if (alertManager !== undefined) inventory.alertManager(workspaceId).text = alertManager.text;
}

function fillScraper(inventory: Inventory, described: ScraperDescription): void {
  const { scraperId, alias, source, destination, configuration } = described;
  const eks = source.eksConfiguration;
  Object.assign(inventory.scraper(scraperId), {
    alias,
    clusterArn: eks?.clusterArn,
    subnetIds: eks?.subnetIds ?? [],
    securityGroupIds: eks?.securityGroupIds ?? [],
    workspaceArn: destination.ampConfiguration?.workspaceArn,
    configuration,
  });
}
