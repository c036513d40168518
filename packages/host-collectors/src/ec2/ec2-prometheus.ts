import type { ServiceRole } from '@promontory/core';
import type { RemoteWriteSettings, WalSettings } from '@promontory/remote-write';
import { Construct } from 'constructs';
import { checkPrometheus } from './check-prometheus.js';
import { PROMETHEUS_FOLDER, prometheusFiles } from './prometheus-files.js';
import { Servers } from './servers.js';
import type { ServersProps } from './servers-props.js';

/** What a Prometheus on servers of EC2 is made of. */
export type Ec2PrometheusProps = ServersProps & {
  /** Whether it stores nothing but what waits to be sent, or keeps what it scraped as well. @default 'agent' */
  readonly mode?: 'agent' | 'server';
  /** @default - the queue of AWS's guide, and samples that AMP has no quota for are tried again */
  readonly remoteWrite?: RemoteWriteSettings;
  /** Of an agent. @default - Prometheus' own */
  readonly wal?: WalSettings;
  /** Of a server: how long samples are kept on it. @default - Prometheus' own, 15d */
  readonly retention?: string;
};

/** Prometheus on servers of EC2, as a service of systemd, set up by user data. */
export class Ec2Prometheus extends Construct {
  /** The role of the servers, which Prometheus writes as. */
  readonly role: ServiceRole;
  /** To be let in where it scrapes. */
  readonly securityGroupId: string;
  /** For servers that are made elsewhere, with the instance profile of this role. */
  readonly userData: string;

  constructor(scope: Construct, id: string, props: Ec2PrometheusProps) {
    super(scope, id);
    checkPrometheus(this, props);
    const servers = new Servers(this, 'Servers', props, (writer) => ({
      program: props.program,
      unpack: [
        `mkdir -p ${PROMETHEUS_FOLDER}`,
        `tar --extract --gzip --file "$package" --directory ${PROMETHEUS_FOLDER} --strip-components=1`,
      ],
      files: prometheusFiles(props, writer),
      unit: 'amp-collector.service',
    }));
    this.role = servers.role;
    this.securityGroupId = servers.securityGroupId;
    this.userData = servers.userData;
  }
}
