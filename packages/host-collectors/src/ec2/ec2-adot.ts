import { ADOT_COMPONENTS, collectorConfig, type CollectorQueue, type MemoryLimiter, SELF_JOB } from '@promontory/adot';
import type { ServiceRole } from '@promontory/core';
import { Construct } from 'constructs';
import { refuseAt } from '../private/check-host.js';
import type { HostWriter } from '../private/host-writer.js';
import { yamlText } from '../private/yaml-text.js';
import { checkServers } from './check-servers.js';
import { Servers } from './servers.js';
import type { ServersProps } from './servers-props.js';
import { unitText } from './unit.js';

const CONFIG = '/etc/amp-collector/config.yaml';
/** Where the package of AWS puts it, and the user that the package makes (aws-otel-collector, tools/packaging/linux, 2026-11). */
const FOLDER = '/opt/aws/aws-otel-collector';
const USER = 'aoc';

/** What ADOT on servers of EC2 is made of. */
export type Ec2AdotProps = ServersProps & {
  /** @default - 500 batches, 5 requests at once, tried for 15 minutes */
  readonly queue?: CollectorQueue;
  /** In percent of the memory of the server. @default - refuses samples at 80 percent, less 25 for what comes in between two looks */
  readonly memoryLimiter?: MemoryLimiter;
  /** Whether the collector scrapes its own metrics, as job `adot-collector`. @default true */
  readonly selfMetrics?: boolean;
  /** Whether a summary of every batch is logged. @default false */
  readonly debug?: boolean;
};

/** The AWS Distro for OpenTelemetry on servers of EC2, as a service of systemd, set up by user data. */
export class Ec2Adot extends Construct {
  /** The role of the servers, which the collector writes as. */
  readonly role: ServiceRole;
  /** To be let in where it scrapes. */
  readonly securityGroupId: string;
  /** For servers that are made elsewhere, with the instance profile of this role. */
  readonly userData: string;

  constructor(scope: Construct, id: string, props: Ec2AdotProps) {
    super(scope, id);
    checkServers(this, props);
    const { selfMetrics = true, jobs, program } = props;
    if (selfMetrics && jobs.some(({ job_name: name }) => name === SELF_JOB)) {
      const got = `a second job ${JSON.stringify(SELF_JOB)}`;
      refuseAt(this)('HostCollectorDuplicateJob', got, 'each job name once', 'rename the job');
    }
    const unit = unitText({
      description: 'AWS Distro for OpenTelemetry, which writes to Amazon Managed Service for Prometheus',
      command: [
        program.kind === 'installed' ? program.path : `${FOLDER}/bin/aws-otel-collector`,
        `--config=${CONFIG}`,
        // AMP answers 429 when samples come too fast: without the gate the collector would drop them.
        `--feature-gates=${ADOT_COMPONENTS.featureGates.join(',')}`,
      ],
      // A program that was installed otherwise has no user of its own.
      ...(program.kind === 'download' ? { user: USER } : {}),
      writes: [`${FOLDER}/logs`],
      stateDirectory: 'amp-collector',
    });
    const servers = new Servers(this, 'Servers', props, (writer) => ({
      program,
      unpack: ['mv "$package" "$package.rpm"', 'rpm --upgrade --replacepkgs "$package.rpm"'],
      files: [
        { path: CONFIG, content: yamlText(configOf(props, writer)) },
        { path: '/etc/systemd/system/amp-collector.service', content: unit },
      ],
      unit: 'amp-collector.service',
    }));
    this.role = servers.role;
    this.securityGroupId = servers.securityGroupId;
    this.userData = servers.userData;
  }
}

function configOf(props: Ec2AdotProps, { destinations }: HostWriter) {
  return collectorConfig({
    jobs: props.jobs,
    share: { kind: 'all' },
    destinations: destinations.map(({ name, url: endpoint, region, assumeRole }) => ({
      name,
      endpoint,
      region,
      assumeRole,
      stsRegion: props.region,
    })),
    clusterLabel: props.clusterLabel,
    replicated: (props.servers ?? 1) > 1,
    scrapeInterval: props.scrapeInterval ?? '60s',
    instanceName: '${env:INSTANCE_ID}',
    queue: props.queue,
    memoryLimiter: props.memoryLimiter,
    selfMetrics: props.selfMetrics,
    debug: props.debug,
  });
}
