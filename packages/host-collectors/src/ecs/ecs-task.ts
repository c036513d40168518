import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { ADOT_COMPONENTS, type CollectorConfig } from '@promontory/adot';
import { COLLECTOR_TASK_SIZE } from '@promontory/amp-facts';
import { boundedName, ServiceRole } from '@promontory/core';
import { protectTexts } from '@promontory/helm';
import { partitionOf, type PolicyCondition } from '@promontory/vocabulary';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuseAt } from '../private/check-host.js';
import { type HostWriter, hostWriter } from '../private/host-writer.js';
import { argumentText, filledBytes } from '../private/yaml-text.js';
import type { EcsProps } from './ecs-props.js';
import { collectorImage, ecrRepository } from './image.js';

/** A container as ECS has it in a task definition. */
export type ContainerDefinition = Readonly<Record<string, unknown>>;

/** The container of the collector. */
export const COLLECTOR_CONTAINER = 'adot-collector';

/** What a parameter of the advanced tier holds (Systems Manager user guide, "Managing parameter tiers", 2026-07). */
const PARAMETER_BYTES = 8192;

/** The roles that only tasks of one account and Region may have (ECS developer guide, "Task IAM role", 2026-07). */
const ecsTasks = ({ account, region }: EcsProps): { service: string; onlyFor: readonly PolicyCondition[] } => ({
  service: 'ecs-tasks.amazonaws.com',
  onlyFor: [
    { test: 'StringEquals', variable: 'aws:SourceAccount', values: [account] },
    {
      test: 'ArnLike',
      variable: 'aws:SourceArn',
      values: [`arn:${partitionOf(region)}:ecs:${region}:${account}:*`],
    },
  ],
});

/** What a task with a collector is made of, whatever else runs in it. */
export interface EcsTaskProps {
  readonly props: EcsProps;
  readonly config: (writer: HostWriter) => CollectorConfig;
  /** Beside the collector. */
  readonly containers: readonly ContainerDefinition[];
  /** Whether the collector writes files. */
  readonly writesFiles: boolean;
  /** What the collector may take of the memory of the task, in MiB: its memory limiter counts from it. */
  readonly collectorMemory: number;
}

/** A task definition with a collector: its configuration in a parameter, its roles, its log. */
export class EcsTask extends Construct {
  readonly writer: HostWriter;
  readonly taskDefinitionArn: string;
  /** The collector's own. */
  readonly container: ContainerDefinition;

  constructor(scope: Construct, id: string, { props, config, containers, ...rest }: EcsTaskProps) {
    super(scope, id);
    const { name, region, size = COLLECTOR_TASK_SIZE, logRetentionDays, kmsKeyArn } = props;
    const tags = props.tags && { ...props.tags };
    this.writer = hostWriter(this, props, ecsTasks(props));
    const parameter = this.parameter(props, argumentText(config(this.writer)));
    const log = new CloudwatchLogGroup(this, 'LogGroup', {
      name: `/ecs/amp-collector/${name}`,
      region,
      retentionInDays: logRetentionDays ?? 30,
      kmsKeyId: kmsKeyArn,
      tags,
    });
    this.container = collector(props, { parameter, logGroup: log.name, ...rest });
    const all = [this.container, ...containers];
    const execution = new ServiceRole(this, 'ExecutionRole', {
      roleName: boundedName(64, 'amp-collector', region, name, 'execution'),
      description: `Starts tasks with the collector ${name}`,
      ...ecsTasks(props),
      tags: props.tags,
    });
    execution.addToPolicy({ actions: ['ssm:GetParameters'], resources: [parameter.arn] });
    execution.addToPolicy({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${log.arn}:*`],
    });
    letPull(execution, all);
    const definition = new EcsTaskDefinition(this, 'Resource', {
      family: `amp-collector-${name}`,
      region,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: String(size.cpu),
      memory: String(size.memory),
      runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: props.architecture ?? 'X86_64' },
      taskRoleArn: this.writer.role.roleArn,
      executionRoleArn: execution.roleArn,
      containerDefinitions: JSON.stringify(protectTexts(all)),
      tags,
      // With the permissions in place first, no task fails for the want of them.
      dependsOn: [...this.writer.dependencies, execution.policy],
    });
    this.taskDefinitionArn = definition.arn;
    this.node.defaultChild = definition;
  }

  private parameter({ name, region, tags }: EcsProps, value: string): SsmParameter {
    const bytes = filledBytes(value);
    if (bytes > PARAMETER_BYTES) {
      refuseAt(this)(
        'EcsCollectorConfigSize',
        `a configuration of ${bytes} bytes`,
        `at most ${PARAMETER_BYTES}: it is kept in a parameter of Systems Manager`,
        'divide the jobs between two collectors, or shorten them',
      );
    }
    return new SsmParameter(this, 'Config', {
      name: `/amp-collector/${name}`,
      region,
      description: `The configuration of the collector ${name}`,
      type: 'String',
      // Advanced, which is paid for, when it is longer than 4096 bytes.
      tier: 'Intelligent-Tiering',
      value,
      tags: tags && { ...tags },
    });
  }
}

interface CollectorParts {
  readonly parameter: SsmParameter;
  readonly logGroup: string;
  readonly writesFiles: boolean;
  readonly collectorMemory: number;
}

function collector(props: EcsProps, { parameter, logGroup, ...parts }: CollectorParts): ContainerDefinition {
  return {
    name: COLLECTOR_CONTAINER,
    image: collectorImage(props.image),
    essential: true,
    memory: parts.collectorMemory,
    // AMP answers 429 when samples come too fast: without the gate the collector would drop them.
    command: [`--feature-gates=${ADOT_COMPONENTS.featureGates.join(',')}`],
    secrets: [{ name: 'AOT_CONFIG_CONTENT', valueFrom: parameter.arn }],
    // A changed configuration is a changed definition: ECS reads the parameter when a task starts, and never again.
    environment: [{ name: 'CONFIG_VERSION', value: Token.asString(parameter.version) }],
    // The image has no shell; this program asks the extension health_check.
    healthCheck: { command: ['CMD', '/healthcheck'], interval: 30, timeout: 5, retries: 3, startPeriod: 30 },
    ...(parts.writesFiles ? {} : { readonlyRootFilesystem: true }),
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': logGroup, 'awslogs-region': props.region, 'awslogs-stream-prefix': 'ecs' },
    },
  };
}

/** Images in ECR are pulled with the execution role, others by anybody. */
function letPull(execution: ServiceRole, containers: readonly ContainerDefinition[]): void {
  const images = containers.map(({ image }) => (typeof image === 'string' ? ecrRepository(image) : undefined));
  const repositories = [...new Set(images.filter((arn) => arn !== undefined))];
  if (repositories.length === 0) return;
  execution.addToPolicy({ actions: ['ecr:GetAuthorizationToken'], resources: ['*'] });
  execution.addToPolicy({
    actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    resources: repositories,
  });
}
