import * as z from 'zod';
import { alsoTo } from './collection/destinations.js';
import { image, memoryLimiter, queue } from './collection/adot.js';
import { remoteWrite, wal } from './collection/remote-write.js';
import { awsId, duration, keyArn, kubernetesName, label, positive, region, zone } from './fields.js';
import { cidr } from './network.js';
import { retentionDays } from './retention-days.js';
import { text } from './text.js';

const port = positive('A port.', 65_535);

const common = {
  label: label.optional(),
  region: region.optional(),
  workspace: z.string().optional().meta({ description: 'A key of workspaces. Default: the only one.' }),
  network: z
    .string()
    .optional()
    .meta({ description: 'A key of networks, for a collector without internet. Default: it reaches the internet.' }),
  alsoTo,
  scrapeInterval: duration('Default: 60s.').optional(),
  jobs: z
    .array(z.record(z.string(), z.unknown()))
    .min(1)
    .optional()
    .meta({ description: 'Prometheus scrape_configs whose targets are named, or found by DNS or in EC2.' }),
  tags: z
    .record(z.string(), z.string())
    .optional()
    .meta({ description: 'On what is made for the collector, on top of those of the environment.' }),
};

const target = z.union([
  z.strictObject({ securityGroupId: awsId('sg', 'The group of what is scraped.'), port }),
  z.strictObject({ cidr, port }),
]);

const placement = {
  vpcId: awsId('vpc', 'The VPC.'),
  subnets: z
    .array(z.strictObject({ id: awsId('subnet', 'A subnet.'), availabilityZone: zone }))
    .min(1)
    .meta({ description: 'Where the collector may run.' }),
  targets: z
    .array(target)
    .min(1)
    .optional()
    .meta({ description: 'What is scraped: it is let out to, and let in by a security group. Default: nothing.' }),
  publicAddress: z
    .boolean()
    .optional()
    .meta({ description: 'For subnets whose way out is an internet gateway. Default: false.' }),
};

const adot = {
  queue,
  memoryLimiter,
  selfMetrics: z.boolean().optional().meta({ description: 'Whether the collector scrapes itself. Default: true.' }),
};

const ecs = {
  ...common,
  ...adot,
  ecsCluster: text({
    description: 'The name of the ECS cluster.',
    pattern: /^[A-Za-z0-9_-]{1,255}$/,
    expected: "the name of an ECS cluster: 1 to 255 letters, digits, '-' and '_'",
    fix: "copy it from 'aws ecs list-clusters'",
  }),
  taskMetrics: z
    .boolean()
    .optional()
    .meta({ description: 'Whether CPU, memory, network and storage of its own task are written. Default: true.' }),
  size: z
    .strictObject({ cpu: positive('1024 is one core.', 16_384), memory: positive('MiB.', 122_880) })
    .optional()
    .meta({ description: 'Of the task, as Fargate knows it. Default: 512 and 1024.' }),
  architecture: z.enum(['X86_64', 'ARM64']).optional().meta({ description: 'Default: X86_64.' }),
  image,
  logRetentionDays: retentionDays('Days that logs are kept. Default: 30.'),
  kmsKeyArn: keyArn('A key for the logs. Default: none.').optional(),
};

const selection = z.strictObject({
  pattern: z.string().min(1).meta({ description: 'A regular expression.' }),
  ports: z.array(port).min(1),
  path: z.string().regex(/^\//).optional().meta({ description: 'Default: /metrics.' }),
});

const tasks = z
  .strictObject({
    services: z.array(selection).min(1).optional().meta({ description: 'By names of services.' }),
    taskDefinitions: z.array(selection).min(1).optional().meta({ description: 'By ARNs of task definitions.' }),
    dockerLabels: z
      .array(z.strictObject({ portLabel: z.string().min(1), pathLabel: z.string().min(1).optional() }))
      .min(1)
      .optional()
      .meta({ description: 'By Docker labels of containers, which say the port.' }),
  })
  .meta({ description: 'Tasks of the ECS cluster that are scraped. Default: none.' });

const version = text({
  description: 'Of the program.',
  pattern: /^v?\d+\.\d+\.\d+$/,
  expected: 'one exact version such as 3.14.0',
  fix: 'write the version in full, no range',
});

const program = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('installed'),
      version,
      path: text({
        description: 'Where it is on the image.',
        pattern: /^\/[\w./@+-]+$/,
        expected: 'a whole path without spaces',
        fix: 'write the path from / on',
      }),
    }),
    z.strictObject({
      kind: z.literal('download'),
      version,
      url: text({
        description: 'Where it is fetched from: a release of the publisher, or a copy in S3.',
        pattern: /^(https:\/\/[\w.-]+|s3:\/\/[a-z0-9][a-z0-9.-]{2,62})\/[\w./+~=:@%-]+$/,
        expected: 'https://… or s3://bucket/key, without spaces and quotes',
        fix: 'write the whole address',
      }),
      sha256: text({
        description: 'As the publisher says.',
        pattern: /^[0-9a-f]{64}$/,
        expected: '64 hexadecimal digits: what is fetched must be what was meant',
        fix: 'copy it from the publisher',
      }),
    }),
  ])
  .meta({ description: 'What runs on the servers.' });

const ec2 = {
  ...common,
  ...placement,
  imageId: awsId('ami', 'An image with systemd, cloud-init and curl, such as Amazon Linux 2023.'),
  instanceType: text({
    description: 'Of the architecture of image and program.',
    pattern: /^[a-z0-9-]+\.[a-z0-9-]+$/,
    expected: 'a type of instance such as t3.small',
    fix: 'write family and size',
  }),
  servers: positive(
    'Servers that each scrape everything, of which AMP keeps the samples of one. Default: 1.',
    10,
  ).optional(),
  program,
};

/** A collector outside of Kubernetes: one kind, one shape. */
export const collector = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ecs-service'), ...ecs, ...placement, tasks: tasks.optional() }),
  z.strictObject({
    kind: z.literal('ecs-sidecar'),
    ...ecs,
    containers: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .meta({ description: 'What runs beside the collector, as ECS has it in a task definition.' }),
    collectorMemory: positive('MiB of the task that the collector may take. Default: 512.', 122_880).optional(),
  }),
  z.strictObject({
    kind: z.literal('ec2-prometheus'),
    ...ec2,
    mode: z.enum(['agent', 'server']).optional().meta({ description: 'Default: agent.' }),
    remoteWrite,
    wal,
    retention: duration("How long a server keeps samples. Default: Prometheus' own, 15d.").optional(),
  }),
  z.strictObject({ kind: z.literal('ec2-adot'), ...ec2, ...adot }),
]);

/** A key of `collectors`. */
export const collectorName = kubernetesName('The name of a collector within this environment.', 32);
