import { AckController } from '@promontory/ack-prometheus';
import type { IWorkspace } from '@promontory/amp-workspace';
import type { AckSettings } from '@promontory/config';
import type { ICluster } from '@promontory/eks';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

/** What a controller of a cluster's stack is made of. */
export interface AckControllerSettings {
  readonly cluster: ICluster;
  readonly workspaces: readonly IWorkspace[];
  readonly settings: AckSettings;
}

/** Has rules and alert managers owned in the cluster. The stack needs a Helm provider. */
export function addAckController(scope: Construct, { cluster, workspaces, settings }: AckControllerSettings): void {
  const controller = new AckController(scope, 'Ack', {
    cluster,
    workspaces,
    owns: settings.owns,
    mayCreateWorkspaces: settings.mayCreateWorkspaces,
    mayConfigureLogging: settings.mayConfigureLogging,
    deletionPolicy: settings.deletionPolicy,
    namespace: settings.namespace,
    createNamespace: settings.createNamespace,
    serviceAccount: settings.serviceAccount,
    watchNamespaces: settings.watchNamespaces,
    identity: settings.identity,
    resources: settings.resources,
    chartVersion: settings.chart.version,
    chartRepository: settings.chart.repository,
    values: settings.values,
  });
  new TerraformOutput(scope, 'ack_role_arn', { staticId: true, value: controller.role.roleArn });
}
