import { isMapping } from '@promontory/vocabulary';
import { AdoptionError } from '../adoption-error.js';

/** One instance of a resource, or of a data source. */
export interface TerraformResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly managed: boolean;
}

/** Every instance, of a state as it is stored and of `terraform show -json` alike. */
export function terraformResources(json: Readonly<Record<string, unknown>>, file: string): TerraformResource[] {
  if (Array.isArray(json['resources']) && json['version'] === 4) return json['resources'].flatMap(ofState);
  const values = json['values'];
  if (typeof json['format_version'] === 'string' && isMapping(values)) return ofModule(values['root_module']);
  if (json['version'] === 4 || typeof json['format_version'] === 'string') return [];
  throw new AdoptionError(
    `${file} is a state of version ${String(json['version'])}, expected 4: let Terraform 0.12 or newer write it ('terraform state pull')`,
  );
}

function ofState(resource: unknown): TerraformResource[] {
  if (!isMapping(resource) || !Array.isArray(resource['instances'])) return [];
  const { module, mode, type, name, instances } = resource;
  const managed = mode === 'managed';
  const path = [...(typeof module === 'string' ? [module] : []), ...(managed ? [] : ['data']), type, name].join('.');
  return instances.flatMap((instance: unknown) => {
    // A deposed one is on its way out: somebody else destroys it.
    if (!isMapping(instance) || instance['deposed'] !== undefined || !isMapping(instance['attributes'])) return [];
    const key = instance['index_key'];
    const address = key === undefined ? path : `${path}[${JSON.stringify(key)}]`;
    return [{ address, type: String(type), values: instance['attributes'], managed }];
  });
}

function ofModule(module: unknown): TerraformResource[] {
  if (!isMapping(module)) return [];
  const { resources = [], child_modules: children = [] } = module;
  const own = Array.isArray(resources) ? resources : [];
  const found = own.flatMap((resource: unknown): TerraformResource[] => {
    if (!isMapping(resource) || !isMapping(resource['values']) || resource['deposed_key'] !== undefined) return [];
    const { address, type, values, mode } = resource;
    return [{ address: String(address), type: String(type), values, managed: mode === 'managed' }];
  });
  return [...found, ...(Array.isArray(children) ? children.flatMap(ofModule) : [])];
}
