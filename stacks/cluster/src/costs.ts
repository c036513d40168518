import type { IWorkspace } from '@promontory/amp-workspace';
import type { ClusterSettings, CostsSettings } from '@promontory/config';
import type { ICluster } from '@promontory/eks';
import { Kubecost, type KubecostInstallation, OpenCost } from '@promontory/kubecost';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';

/** What shows the costs of a cluster. */
export interface CostsProps {
  readonly cluster: ICluster;
  readonly settings: ClusterSettings;
  readonly costs: CostsSettings;
  /** What OpenCost reads, or what Kubecost writes to and reads. */
  readonly workspace: IWorkspace;
}

/** Whether it is installed by Helm: the stack then needs a Helm provider. */
export const isByHelm = (costs: CostsSettings): boolean =>
  costs.kind === 'opencost' || costs.addonVersion === undefined;

/** Shows what a cluster costs. */
export function addCosts(scope: Construct, { cluster, settings, costs, workspace }: CostsProps): void {
  const { shows, identity, values } = costs;
  const common = { cluster, workspace, shows, identity, values };
  if (costs.kind === 'opencost') {
    const { role } = new OpenCost(scope, 'OpenCost', {
      ...common,
      clusterLabel: settings.label,
      scrapeInterval: settings.collection.scrapeInterval,
      namespace: costs.namespace,
      createNamespace: costs.createNamespace,
      serviceAccount: costs.serviceAccount,
      resources: costs.resources,
      chartVersion: costs.chart.version,
      chartRepository: costs.chart.repository,
    });
    new TerraformOutput(scope, 'opencost_role_arn', { staticId: true, value: role.roleArn });
    return;
  }
  const { addonVersion, namespace, createNamespace, chart } = costs;
  const installation: KubecostInstallation =
    addonVersion === undefined
      ? { kind: 'helm', namespace, createNamespace, chartVersion: chart.version, chartRepository: chart.repository }
      : { kind: 'eks-addon', addonVersion };
  const kubecost = new Kubecost(scope, 'Kubecost', { ...common, clusterId: settings.label, installation });
  new TerraformOutput(scope, 'kubecost_query_role_arn', { staticId: true, value: kubecost.queryRole.roleArn });
  new TerraformOutput(scope, 'kubecost_write_role_arn', { staticId: true, value: kubecost.writeRole.roleArn });
}
