import { EnvironmentStack, type WorkspaceReference, Workspaces } from '@promontory/base-stack';
import type { CollectorSettings, Environment } from '@promontory/config';
import { Ec2Adot, Ec2Prometheus, EcsCollector, EcsSidecar } from '@promontory/host-collectors';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { adotProps, commonProps, ecsProps, placement, serversProps } from './props.js';

/** What a collector stack is made of. */
export interface CollectorStackProps {
  readonly environment: Environment;
  readonly collector: CollectorSettings;
  /** All workspaces by name. */
  readonly workspaces: ReadonlyMap<string, WorkspaceReference>;
  /** The group of the endpoints of its network, where they are made here. */
  readonly endpointGroup: string | undefined;
}

/** One collector outside of Kubernetes: one deployable unit. */
export class CollectorStack extends EnvironmentStack {
  constructor(scope: Construct, id: string, props: CollectorStackProps) {
    const { environment, collector } = props;
    super(scope, id, environment, collector.region);
    const made = this.make(props);
    const outputs: Readonly<Record<string, string>> = {
      collector_role_arn: made.role.roleArn,
      ...('taskDefinitionArn' in made ? { task_definition_arn: made.taskDefinitionArn } : {}),
      ...('securityGroupId' in made ? { security_group_id: made.securityGroupId } : {}),
    };
    for (const [name, value] of Object.entries(outputs)) new TerraformOutput(this, name, { staticId: true, value });
  }

  private make({ environment, collector, workspaces: references, endpointGroup }: CollectorStackProps) {
    const workspaces = new Workspaces(this, environment, references);
    const reference = references.get(collector.workspace);
    const role = 'remoteWrite' in collector ? collector.remoteWrite.assumeRole : undefined;
    const common = {
      ...commonProps(environment, collector),
      destinations:
        reference === undefined
          ? []
          : workspaces.destinations(
              collector.workspace,
              workspaces.refer('Workspace', reference),
              collector.alsoTo,
              role,
            ),
    };
    const network = collector.network === undefined ? undefined : environment.networks[collector.network];
    const around = { network, endpointGroup };
    switch (collector.kind) {
      case 'ecs-service':
        return new EcsCollector(this, 'Collector', {
          ...common,
          ...ecsProps(environment, collector),
          ...placement(collector, around),
          tasks: collector.tasks,
        });
      case 'ecs-sidecar':
        return new EcsSidecar(this, 'Collector', {
          ...common,
          ...ecsProps(environment, collector),
          containers: collector.containers,
          collectorMemory: collector.collectorMemory,
        });
      case 'ec2-prometheus':
        return new Ec2Prometheus(this, 'Collector', {
          ...common,
          ...serversProps(collector, around),
          mode: collector.mode,
          // The role stands with its destination.
          remoteWrite: { ...collector.remoteWrite, assumeRole: undefined },
          wal: collector.wal,
          retention: collector.retention,
        });
      case 'ec2-adot':
        return new Ec2Adot(this, 'Collector', {
          ...common,
          ...serversProps(collector, around),
          ...adotProps(collector),
        });
    }
  }
}
