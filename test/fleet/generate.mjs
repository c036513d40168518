// A fleet to measure and to test with: environments as a platform team would write them, the same for the same numbers.
// Usage: node test/fleet/generate.mjs FOLDER [--clusters 1000] [--regions 5] [--accounts 20] [--collector prometheus-agent]
//   [--jobs 0]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Regions that have AMP and its managed scraper. */
const REGIONS = [
  'eu-west-1',
  'eu-central-1',
  'us-east-1',
  'us-west-2',
  'ap-southeast-2',
  'ap-northeast-1',
  'eu-north-1',
];
const APP = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'stacks', 'app', 'dist', 'main.js');

/**
 * Writes `environments/` into `folder`: one environment for each account, a workspace in each of its Regions, and clusters
 * dealt out evenly, each in a file of its own. `accounts: 1` makes one environment of them all; `jobs` is how many of its
 * own each cluster has beside the presets.
 *
 * @returns names of the environments
 */
export function writeFleet(
  folder,
  { clusters = 1000, regions = 5, accounts = 20, collector = 'managed-scraper', jobs = 0 } = {},
) {
  if (accounts < 1 || regions < 1 || regions > REGIONS.length || clusters < accounts * regions) {
    throw new Error(`give 1 to ${REGIONS.length} Regions, and at least one cluster for each account and Region`);
  }
  const environments = join(folder, 'environments');
  rmSync(environments, { recursive: true, force: true });
  const dealt = Array.from({ length: accounts }, () => []);
  for (let index = 0; index < clusters; index += 1) {
    const region = REGIONS[Math.floor(index / accounts) % regions];
    dealt[index % accounts].push({ name: `eks-${padded(index + 1, 4)}`, index, region });
  }
  return dealt.map((own, index) => {
    const name = `fleet-${padded(index + 1, 2)}`;
    const home = join(environments, name);
    write(join(home, 'environment.yaml'), environmentYaml(index, REGIONS.slice(0, regions)));
    write(join(home, 'acknowledgements.yaml'), 'acknowledgements: []\n');
    write(join(home, 'cdktf.json'), `${JSON.stringify({ language: 'typescript', app: `node ${APP}` }, null, 2)}\n`);
    for (const cluster of own)
      write(join(home, 'clusters', `${cluster.name}.yaml`), clusterYaml(cluster, collector, jobs));
    return name;
  });
}

function environmentYaml(index, regions) {
  const account = accountOf(index);
  return `apiVersion: promontory/v1
account: '${account}'
region: ${regions[0]}
deployRoleArn: arn:aws:iam::${account}:role/promontory-deploy
tags: { team: observability, fleet: example }
backend:
  kind: s3
  bucket: fleet-states-${account}
  region: ${regions[0]}
  kmsKeyArn: arn:aws:kms:${regions[0]}:${account}:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9
workspaces:
${regions.map(workspaceYaml).join('')}`;
}

function workspaceYaml(region) {
  return `  ${region}:
    region: ${region}
    packs: { workloads: true, nodes: { disable: [NodeSystemdServiceFailed] }, kubelet: true, resources: true }
    alertManager:
      topics: { oncall: { subscriptions: [{ protocol: email, endpoint: oncall@example.com }] } }
`;
}

/** Jobs of the cluster's own on ports apart from each other, so that each is a rule or two of a security group more. */
function jobsYaml(count) {
  if (count === 0) return '';
  const presets = ['kubelet', 'cadvisor', 'kube-apiserver', 'kube-state-metrics', 'node-exporter'];
  const own = Array.from(
    { length: count },
    (_, at) =>
      `    - { custom: { job_name: app-${at + 1}, static_configs: [{ targets: ['10.0.${at}.10:${9200 + at * 2}'] }] } }\n`,
  );
  return `  jobs:\n${presets.map((preset) => `    - { preset: ${preset} }\n`).join('')}${own.join('')}`;
}

function clusterYaml({ name, index, region }, collector, jobs) {
  const subnets = ['a', 'b'].map(
    (zone, at) => `    - { id: subnet-0${hex(index * 2 + at, 16)}, availabilityZone: ${region}${zone} }\n`,
  );
  return `name: ${name}
region: ${region}
workspace: ${region}
authenticationMode: API
collection:
  kind: ${collector}
${collector === 'managed-scraper' ? `  subnets:\n${subnets.join('')}` : ''}${jobsYaml(jobs)}`;
}

const accountOf = (index) => String(100000000001 + index);
const padded = (number, digits) => String(number).padStart(digits, '0');
const hex = (number, digits) => number.toString(16).padStart(digits, '0');

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const names = ['clusters', 'regions', 'accounts', 'collector', 'jobs'];
  const { values, positionals } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
    allowPositionals: true,
  });
  if (positionals.length !== 1) throw new Error('give one folder');
  const told = Object.entries(values).map(([name, value]) => [name, name === 'collector' ? value : Number(value)]);
  console.log(writeFleet(resolve(positionals[0]), Object.fromEntries(told)).join('\n'));
}
