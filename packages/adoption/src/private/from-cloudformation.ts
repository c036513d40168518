import { isMapping } from '@promontory/vocabulary';
import type { Inventory, Origin } from '../inventory.js';
import { namespaceOf, scraperIdOf, workspaceIdOf } from './ids.js';
import { textAt } from './values.js';

/** Whether it is what `aws cloudformation describe-stack-resources` or `list-stack-resources` writes. */
export function isCloudFormation(json: Readonly<Record<string, unknown>>): boolean {
  return 'StackResources' in json || 'StackResourceSummaries' in json;
}

/**
 * Puts what a stack of CloudFormation, so of the CDK, holds of AMP into the inventory: ids alone, for a stack tells no
 * more of what it made.
 */
export function readCloudFormation(inventory: Inventory, json: Readonly<Record<string, unknown>>, file: string): void {
  const listed = json['StackResources'] ?? json['StackResourceSummaries'];
  for (const resource of Array.isArray(listed) ? listed : []) {
    if (!isMapping(resource) || /DELETE_COMPLETE/.test(String(resource['ResourceStatus']))) continue;
    const physical = textAt(resource, 'PhysicalResourceId');
    const origin: Origin = {
      kind: 'cloudformation',
      file,
      stack: textAt(resource, 'StackName') ?? file.replace(/^.*\//, '').replace(/\.json$/, ''),
      logicalId: textAt(resource, 'LogicalResourceId') ?? '',
    };
    place(inventory, String(resource['ResourceType']), physical, origin);
  }
}

function place(inventory: Inventory, type: string, physical: string | undefined, origin: Origin): void {
  if (type === 'AWS::APS::Workspace') {
    const id = workspaceIdOf(physical);
    if (id === undefined) return;
    const workspace = inventory.workspace(id);
    if (physical?.startsWith('arn:') === true) workspace.arn = physical;
    workspace.origins.push(origin);
  } else if (type === 'AWS::APS::RuleGroupsNamespace') {
    const found = namespaceOf(physical);
    if (found !== undefined) inventory.namespace(found.workspaceId, found.name).origins.push(origin);
  } else if (type === 'AWS::APS::Scraper') {
    const id = scraperIdOf(physical);
    if (id !== undefined) inventory.scraper(id).origins.push(origin);
  }
}
