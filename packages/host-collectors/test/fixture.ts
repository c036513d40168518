import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type IWorkspace, Workspace } from '@promontory/amp-workspace';
import type { WriteDestination } from '@promontory/cross-region-writer';
import type { ScrapeJob } from '@promontory/scrape-config';
import { type IamPolicy, policyAt, type SynthesizedStack, synth } from '@promontory/testing';
import { App, TerraformStack } from 'cdktf';
import { parse } from 'yaml';
import { Ec2Adot, type Ec2AdotProps } from '../src/ec2/ec2-adot.js';
import { Ec2Prometheus, type Ec2PrometheusProps } from '../src/ec2/ec2-prometheus.js';
import { EcsCollector, type EcsCollectorProps } from '../src/ecs/ecs-collector.js';
import { EcsSidecar, type EcsSidecarProps } from '../src/ecs/ecs-sidecar.js';
import type { HostProps } from '../src/host-props.js';

export const ACCOUNT = '111122223333';
export const OTHER_ACCOUNT = '444455556666';

/** The ARN of a workspace, of another account where one is given. */
export const workspaceArn = (region: string, digit: number, account = ACCOUNT): string =>
  `arn:aws:aps:${region}:${account}:workspace/ws-${digit}b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9`;

export const JOB: ScrapeJob = { job_name: 'app', static_configs: [{ targets: ['localhost:8080'] }] };

type Changes<T> = Partial<Omit<T, 'workspace' | 'destinations'>> & {
  readonly destinations?: readonly WriteDestination[];
};

/** A file of a cloud-config. */
export interface WrittenFile {
  readonly path: string;
  readonly permissions: string;
  readonly content: string;
}

/** One collector with everything around it; each prop can be changed. */
export class Fixture {
  readonly stack = new TerraformStack(new App(), 'test');
  readonly other: AwsProvider;
  readonly workspace: IWorkspace;

  constructor() {
    new AwsProvider(this.stack, 'aws', { region: 'eu-west-1' });
    this.other = new AwsProvider(this.stack, 'other', { region: 'eu-west-1', alias: 'other' });
    this.workspace = this.existing('Here', workspaceArn('eu-west-1', 1));
  }

  existing(id: string, arn: string): IWorkspace {
    return Workspace.fromWorkspaceArn(this.stack, id, arn);
  }

  collector(changes: Changes<EcsCollectorProps> = {}): EcsCollector {
    return new EcsCollector(this.stack, 'It', { ...this.ecs(changes), ...NETWORK, ...changes } as EcsCollectorProps);
  }

  sidecar(changes: Changes<EcsSidecarProps> = {}): EcsSidecar {
    const containers = [{ name: 'app', image: 'example/app:1.2.3' }];
    return new EcsSidecar(this.stack, 'It', { ...this.ecs(changes), containers, ...changes } as EcsSidecarProps);
  }

  prometheus(changes: Changes<Ec2PrometheusProps> = {}): Ec2Prometheus {
    const program = { kind: 'installed', version: '3.14.0', path: '/usr/bin/prometheus' } as const;
    return new Ec2Prometheus(this.stack, 'It', {
      ...this.common(changes),
      ...NETWORK,
      ...SERVER,
      program,
      ...changes,
    } as Ec2PrometheusProps);
  }

  adot(changes: Changes<Ec2AdotProps> = {}): Ec2Adot {
    const program = { kind: 'installed', version: 'v0.49.0', path: '/bin/true' } as const;
    return new Ec2Adot(this.stack, 'It', {
      ...this.common(changes),
      ...NETWORK,
      ...SERVER,
      program,
      ...changes,
    } as Ec2AdotProps);
  }

  synth(): SynthesizedStack {
    return synth(this.stack);
  }

  /** The collector's configuration, as ECS hands it to the container. */
  parameter(): Record<string, Record<string, unknown>> {
    return parse(filled(String(this.synth().only('aws_ssm_parameter')['value']))) as never;
  }

  /** The containers of the task. */
  containers(): Record<string, unknown>[] {
    const text = String(this.synth().only('aws_ecs_task_definition')['container_definitions']);
    return JSON.parse(text.replaceAll('$${', '${')) as Record<string, unknown>[];
  }

  /** The user data, before it is encoded. */
  userData(): string {
    return filled(String(Object.values(this.synth().locals)[0]));
  }

  /** What is written on a server, by its path. */
  files(): Record<string, WrittenFile> {
    const { write_files: files } = parse(this.userData()) as { write_files: WrittenFile[] };
    return Object.fromEntries(files.map((file) => [file.path, file]));
  }

  /** The policies of a role, by the end of its name, with the ARNs that AWS will give. */
  policies(end: RegExp): { readonly trust: IamPolicy; readonly grants: IamPolicy } {
    const json = this.synth();
    const references: Record<string, string> = {};
    for (const [key, role] of Object.entries(json.resource['aws_iam_role'] ?? {})) {
      const account = role['provider'] === undefined ? ACCOUNT : OTHER_ACCOUNT;
      references[`\${aws_iam_role.${key}.arn}`] = `arn:aws:iam::${account}:role/${String(role['name'])}`;
    }
    const named = (type: string, arn: string): void => {
      for (const key of Object.keys(json.resource[type] ?? {})) references[`\${${type}.${key}.arn}`] = arn;
    };
    named('aws_ssm_parameter', `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/amp-collector/shop`);
    named('aws_cloudwatch_log_group', `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/ecs/amp-collector/shop`);
    const [id, role] =
      Object.entries(json.resource['aws_iam_role'] ?? {}).find(([, one]) => end.test(String(one['name']))) ?? [];
    if (id === undefined || role === undefined) throw new Error(`no role ${String(end)}`);
    const inline = json.all('aws_iam_role_policy').find((policy) => policy['role'] === `\${aws_iam_role.${id}.id}`);
    return {
      trust: policyAt(json, role['assume_role_policy'], references),
      grants: policyAt(json, inline?.['policy'], references),
    };
  }

  private ecs(changes: { readonly destinations?: readonly WriteDestination[] }) {
    return { ...this.common(changes), clusterArn: `arn:aws:ecs:eu-west-1:${ACCOUNT}:cluster/shop` };
  }

  private common({ destinations }: { readonly destinations?: readonly WriteDestination[] }): HostProps {
    return {
      name: 'shop',
      region: 'eu-west-1',
      account: ACCOUNT,
      clusterLabel: 'shop-tasks',
      jobs: [JOB],
      ...(destinations === undefined ? { workspace: this.workspace } : { destinations }),
    };
  }
}

const NETWORK = { vpcId: 'vpc-0a1b2c3d4e5f60718', subnetIds: ['subnet-1', 'subnet-2'] };
const SERVER = { imageId: 'ami-0a1b2c3d4e5f60718', instanceType: 't3.small' };

/** A text as Terraform leaves it: references filled in, what was kept from it as it was written. */
export function filled(text: string): string {
  return text
    .replace(/(?<!\$)((?:\$\$)*)\$\{data\.\w+\.\w+\.prometheus_endpoint\}/g, '$1https://aps-workspaces.test/w/ws-0/')
    .replace(/(?<!\$)((?:\$\$)*)\$\{aws_iam_role\.\w+\.arn\}/g, '$1arn:aws:iam::444455556666:role/target')
    .replaceAll('$${', '${')
    .replaceAll('%%{', '%{');
}
