import { isMapping } from '@promontory/vocabulary';
import { AdoptionError } from './adoption-error.js';
import type { Inventory } from './inventory.js';
import { isCloudFormation, readCloudFormation } from './private/from-cloudformation.js';
import { readTerraform } from './private/from-terraform.js';

/** What a file turned out to be. */
export type SourceKind = 'terraform' | 'cloudformation';

/**
 * Puts what a file holds into the inventory: a state of Terraform or OpenTofu, as it is stored or as `show -json` writes
 * it, or the list of resources of a stack of CloudFormation.
 */
export function readSource(inventory: Inventory, text: string, file: string): SourceKind {
  const json = parse(text, file);
  if (isCloudFormation(json)) {
    readCloudFormation(inventory, json, file);
    return 'cloudformation';
  }
  if (!('version' in json) && !('format_version' in json)) {
    throw new AdoptionError(
      `${file} is neither a state nor a list of resources: give what 'terraform state pull', 'terraform show -json' or 'aws cloudformation describe-stack-resources' writes`,
    );
  }
  readTerraform(inventory, json, file);
  return 'terraform';
}

function parse(text: string, file: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // What is wrong with it may quote it, and states hold secrets.
    throw new AdoptionError(`${file} is not JSON: is it cut short, or a saved plan?`);
  }
  if (isMapping(json)) return json;
  throw new AdoptionError(`${file} is not a state: expected an object`);
}
