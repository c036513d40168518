import { AMP_REGIONS, didYouMean } from '@promontory/vocabulary';
import { VERSION } from '../version.js';

/** What `promontory init stack` is told. */
export interface NewRepository {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly cluster?: string | undefined;
  /** `id:zone` by comma. */
  readonly subnets?: string | undefined;
}

interface Subnet {
  readonly id: string;
  readonly availabilityZone: string;
}

/** What is wrong with it: all of it, a line each. */
export function problemsOf({ name, account, region, cluster, subnets }: NewRepository): string[] {
  const near = didYouMean(region, AMP_REGIONS);
  const zones = new Set(subnetsOf(subnets).map(({ availabilityZone }) => availabilityZone));
  const wellFormed = subnetsOf(subnets).every(
    ({ id, availabilityZone: zone }) => /^subnet-[0-9a-f]+$/.test(id) && /^[a-z]$/.test(zone.slice(region.length)),
  );
  return [
    !/^[a-z][a-z0-9-]{1,31}$/.test(name) &&
      `the name '${name}': expected 2 to 32 lower-case letters, digits and '-', a letter first; give another by --name`,
    !/^\d{12}$/.test(account) && `--account ${account}: expected twelve digits`,
    !AMP_REGIONS.includes(region) &&
      `--region ${region}: expected a Region that has AMP${near === undefined ? '' : `, did you mean ${near}?`}`,
    cluster !== undefined &&
      !/^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/.test(cluster) &&
      `--cluster '${cluster}': expected the name of an EKS cluster`,
    cluster !== undefined &&
      subnets === undefined &&
      '--cluster: give its --subnets too, in which the scraper gets a foot',
    cluster === undefined && subnets !== undefined && '--subnets: give the --cluster that they belong to',
    subnets !== undefined &&
      !(wellFormed && zones.size >= 2) &&
      `--subnets ${subnets}: expected subnets of two zones of ${region}, such as subnet-0a1b2c3d:${region}a,subnet-0a1b2c3e:${region}b`,
  ].filter((problem) => problem !== false);
}

/** What stands in the template for what is told. */
export function placeholders({ name, account, region, cluster, subnets }: NewRepository): Record<string, string> {
  return {
    __NAME__: name,
    __ACCOUNT__: account,
    __REGION__: region,
    __VERSION__: VERSION,
    __CLUSTER__: cluster === undefined ? 'undefined' : clusterText(cluster, subnetsOf(subnets)),
  };
}

function clusterText(name: string, subnets: readonly Subnet[]): string {
  const lines = subnets.map(
    ({ id, availabilityZone }) => `      { id: '${id}', availabilityZone: '${availabilityZone}' },`,
  );
  return ['{', `    name: '${name}',`, '    subnets: [', ...lines, '    ],', '  }'].join('\n');
}

function subnetsOf(text: string | undefined): Subnet[] {
  const entries = (text ?? '').split(',').filter((entry) => entry !== '');
  return entries.map((entry) => {
    const [id = '', availabilityZone = ''] = entry.split(':');
    return { id, availabilityZone };
  });
}
