import type { Inventory, Origin } from '../inventory.js';
import { namespaceOf, scraperIdOf, workspaceIdOf } from './ids.js';
import { type TerraformResource, terraformResources } from './terraform-resources.js';
import { blocksAt, tagsAt, textAt, textsAt } from './values.js';

type Reader = (inventory: Inventory, values: Readonly<Record<string, unknown>>, origin: Origin) => void;

/**
 * By type alone: whoever wrote the resource, by hand, in the AMP module or in an accelerator, and however deep in modules
 * it lies, the provider is the same.
 */
const READERS: Readonly<Record<string, Reader>> = {
  aws_prometheus_workspace: readWorkspace,
  aws_prometheus_workspace_configuration: readConfiguration,
  aws_prometheus_rule_group_namespace: readNamespace,
  aws_prometheus_alert_manager_definition: readAlertManager,
  aws_prometheus_scraper: readScraper,
};

/** Puts what a state of Terraform or OpenTofu holds of AMP into the inventory. */
export function readTerraform(inventory: Inventory, json: Readonly<Record<string, unknown>>, file: string): void {
  for (const resource of terraformResources(json, file)) {
    if (resource.type === 'aws_subnet') readZone(inventory, resource);
    if (!resource.managed || !Object.hasOwn(READERS, resource.type)) continue;
    READERS[resource.type]?.(inventory, resource.values, { kind: 'terraform', file, address: resource.address });
  }
}

function readWorkspace(inventory: Inventory, values: Readonly<Record<string, unknown>>, origin: Origin): void {
  const arn = textAt(values, 'arn');
  const id = workspaceIdOf(arn);
  if (arn === undefined || id === undefined) return;
  const [logging] = blocksAt(values, 'logging_configuration');
  const workspace = inventory.workspace(id);
  Object.assign(workspace, {
    arn,
    alias: textAt(values, 'alias'),
    tags: tagsAt(values, 'tags'),
    kmsKeyArn: textAt(values, 'kms_key_arn'),
    logGroupArn: textAt(logging, 'log_group_arn'),
  });
  workspace.origins.push(origin);
}

function readConfiguration(inventory: Inventory, values: Readonly<Record<string, unknown>>, origin: Origin): void {
  const id = workspaceIdOf(textAt(values, 'workspace_id'));
  if (id === undefined) return;
  const days = values['retention_period_in_days'];
  const workspace = inventory.workspace(id);
  if (typeof days === 'number') workspace.retentionDays = days;
  workspace.limits = blocksAt(values, 'limits_per_label_set').flatMap((set) => {
    const maxSeries = blocksAt(set, 'limits')[0]?.['max_series'];
    return typeof maxSeries === 'number' ? [{ labels: tagsAt(set, 'label_set'), maxSeries }] : [];
  });
  workspace.origins.push(origin);
}

function readNamespace(inventory: Inventory, values: Readonly<Record<string, unknown>>, origin: Origin): void {
  const found = namespaceOf(textAt(values, 'arn') ?? textAt(values, 'id'));
  if (found === undefined) return;
  put(inventory.namespace(found.workspaceId, found.name), textAt(values, 'data'), origin);
}

function readAlertManager(inventory: Inventory, values: Readonly<Record<string, unknown>>, origin: Origin): void {
  const id = workspaceIdOf(textAt(values, 'workspace_id') ?? textAt(values, 'id'));
  if (id !== undefined) put(inventory.alertManager(id), textAt(values, 'definition'), origin);
}

function put(found: { text?: string; readonly origins: Origin[] }, text: string | undefined, origin: Origin): void {
  if (text !== undefined) found.text = text;
  found.origins.push(origin);
}

function readScraper(inventory: Inventory, values: Readonly<Record<string, unknown>>, origin: Origin): void {
  const id = scraperIdOf(textAt(values, 'arn') ?? textAt(values, 'id'));
  if (id === undefined) return;
  const [eks] = blocksAt(blocksAt(values, 'source')[0], 'eks');
  const [amp] = blocksAt(blocksAt(values, 'destination')[0], 'amp');
  const scraper = inventory.scraper(id);
  Object.assign(scraper, {
    alias: textAt(values, 'alias'),
    clusterArn: textAt(eks, 'cluster_arn'),
    subnetIds: textsAt(eks, 'subnet_ids'),
    securityGroupIds: textsAt(eks, 'security_group_ids'),
    workspaceArn: textAt(amp, 'workspace_arn'),
    configuration: textAt(values, 'scrape_configuration'),
  });
  scraper.origins.push(origin);
}

function readZone(inventory: Inventory, { values }: TerraformResource): void {
  const [id, zone] = [textAt(values, 'id'), textAt(values, 'availability_zone')];
  if (id !== undefined && zone !== undefined) inventory.zones.set(id, zone);
}
