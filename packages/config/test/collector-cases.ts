import { hosts } from './environment-folder.js';
import type { ProblemCase } from './problem-cases.js';

const SERVICE = "    tasks: { services: [{ pattern: 'checkout-.*', ports: [8080] }] }\n";
const SIDECAR = "    jobs: [{ job_name: app, static_configs: [{ targets: ['localhost:8080'] }] }]\n";
const INSTALLED = '    program: { kind: installed, version: 3.14.0, path: /usr/bin/prometheus }\n';
const CONTAINERS = "    containers: [{ name: app, image: 'app:1.2' }]\n";
const WEB = "    jobs: [{ job_name: web, static_configs: [{ targets: ['10.0.0.9:80'] }] }]\n";

const service = (more: string): string => hosts([SERVICE, `${SERVICE}    ${more}\n`]);
const sidecar = (more: string): string => hosts([SIDECAR, `${SIDECAR}    ${more}\n`]);
const server = (more: string): string => hosts([INSTALLED, `${INSTALLED}    ${more}\n`]);
const program = (text: string): string => hosts([INSTALLED, `    program: { ${text} }\n`]);
const old = (version: string, more = ''): string =>
  program(`kind: installed, version: ${version}, path: /usr/bin/prometheus }\n    x: {`).replace(
    '    x: { }\n',
    more === '' ? '' : `    ${more}\n`,
  );
const NETWORK = `networks:
  main:
    vpcId: vpc-0a1b2c3d4e5f60719
    subnets:
      - { id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }
      - { id: subnet-0a1b2c3d4e5f60002, availabilityZone: eu-west-1b }
    services: [aps-workspaces]
collectors:
`;
const inNetwork = (kind: string): readonly (readonly [string, string])[] => [
  ['collectors:\n', NETWORK],
  [`kind: ${kind}\n`, `kind: ${kind}\n    network: main\n`],
];

/** Ways to get a collector outside of Kubernetes wrong. */
export const COLLECTOR_CASES: readonly ProblemCase[] = [
  { title: 'a collector with a long name', yaml: hosts(['  tasks:\n', `  ${'t'.repeat(33)}:\n`]) },
  { title: 'a collector of no kind', yaml: hosts(['kind: ecs-service', 'kind: ecs']) },
  { title: 'a collector of a workspace that is not there', yaml: service('workspace: metric') },
  {
    title: 'a collector that does not choose between workspaces',
    yaml: hosts(['  metrics: {}\n', '  metrics: {}\n  other: {}\n']),
  },
  {
    title: 'further workspaces of a collector',
    yaml: service('alsoTo: [{ workspace: other }, { workspace: metrics, externalId: x }]'),
  },
  { title: 'a collector that scrapes nothing', yaml: hosts([SERVICE, '']) },
  { title: 'a sidecar that scrapes nothing', yaml: hosts([SIDECAR, '']) },
  {
    title: 'a collector that looks for pods',
    yaml: service('jobs: [{ job_name: pods, kubernetes_sd_configs: [{ role: pod }] }]'),
  },
  { title: 'jobs of a collector', yaml: service('jobs: [{ job_name: a, scrape_intervall: 1s }, { job_name: b }]') },
  {
    title: 'a job that the collector has',
    yaml: service("jobs: [{ job_name: ecs-tasks, static_configs: [{ targets: ['a:1'] }] }]"),
  },
  {
    title: 'a collector in a zone of another Region',
    yaml: hosts(['availabilityZone: eu-west-1a', 'availabilityZone: us-east-1a']),
  },
  {
    title: 'a subnet of a collector twice',
    yaml: hosts([
      'subnets: [{ id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }]',
      'subnets: [{ id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }, { id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }]',
    ]),
  },
  { title: 'a size that Fargate has not', yaml: service('size: { cpu: 512, memory: 512 }') },
  { title: 'an image of a collector that moves', yaml: service('image: { tag: latest }') },
  { title: 'a queue of a collector that holds for too long', yaml: service('queue: { retryFor: 2h }') },
  { title: 'a tag of AWS on a collector', yaml: service("tags: { 'aws:x': y }") },
  { title: 'an ECS cluster by its ARN', yaml: hosts(['ecsCluster: shop', "ecsCluster: 'arn:aws:ecs:x'"]) },
  { title: 'a target that is nowhere', yaml: service('targets: [{ port: 80 }]') },
  {
    title: 'containers that cannot be told apart',
    yaml: hosts([
      CONTAINERS,
      "    containers: [{ image: 'a:1' }, { name: adot-collector, image: 'b:1' }, { name: app, image: app }, { name: app, image: 'c:latest' }, { name: last }]\n",
    ]),
  },
  { title: 'a collector that takes the whole task', yaml: sidecar('collectorMemory: 1024') },
  {
    title: 'two targets of a sidecar in a job',
    yaml: hosts([
      SIDECAR,
      "    jobs: [{ job_name: app, static_configs: [{ targets: ['localhost:1', 'localhost:2'] }] }]\n",
    ]),
  },
  { title: 'a program by a range', yaml: program("kind: installed, version: '3', path: prometheus") },
  {
    title: 'a program that could be any',
    yaml: program("kind: download, version: 3.14.0, url: 'http://x/p.tar.gz', sha256: none"),
  },
  { title: 'a Prometheus that cannot sign', yaml: old('2.25.0') },
  {
    title: 'servers that cannot name themselves',
    yaml: old('2.26.0', 'servers: 2').replace('kind: ec2-prometheus', 'kind: ec2-prometheus\n    mode: server'),
  },
  {
    title: 'settings that a Prometheus on servers has not yet',
    yaml: old(
      '2.45.0',
      "remoteWrite: { sampleAgeLimit: 30m, assumeRole: { roleArn: 'arn:aws:iam::444455556666:role/w', externalId: abc } }",
    ),
  },
  { title: 'an agent that keeps samples', yaml: server('retention: 24h') },
  { title: 'a log of a server', yaml: server('mode: server\n    wal: { minTime: 5h }') },
  { title: 'remote write of a collector', yaml: server('remoteWrite: { minShards: 9, maxShards: 2 }') },
  { title: 'a job that ADOT on a server has', yaml: hosts([WEB, WEB.replace('web', 'adot-collector')]) },
  { title: 'an image of a server by its name', yaml: hosts(['imageId: ami-0a1b2c3d4e5f60718', 'imageId: al2023']) },
  { title: 'a collector in a network that is not there', yaml: service('network: main') },
  { title: 'a collector in another VPC than its network', yaml: hosts(...inNetwork('ecs-service')) },
  {
    title: 'a network of sidecars alone',
    yaml: hosts(...inNetwork('ecs-sidecar')).replace(
      '    services: [aps-workspaces]\n',
      '    routeTableIds: [rtb-0a1b2c3d4e5f60718]\n',
    ),
  },
  { title: 'a collector in a network that lacks endpoints', yaml: hosts(...inNetwork('ecs-sidecar')) },
];
