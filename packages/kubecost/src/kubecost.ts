import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { kubecostFinding } from '@promontory/amp-facts';
import type { IWorkspace } from '@promontory/amp-workspace';
import { ConfigurationError } from '@promontory/core';
import type { IServiceAccountIdentity } from '@promontory/eks';
import { checkPlaceholders, HelmRelease, type HelmValues, mergeValues, protectTexts } from '@promontory/helm';
import { Construct } from 'constructs';
import { checkValues } from './private/check-values.js';
import { checkIdentity, type IdentityProps, roleOf } from './private/identity.js';
import { KUBECOST_KEPT, kubecostValues, SERVICE_ACCOUNTS } from './private/kubecost-values.js';
import type { CostView } from './view.js';

/** By its chart, or as the EKS add-on of AWS Marketplace. */
export type KubecostInstallation =
  | {
      readonly kind: 'helm';
      /** @default 'kubecost' */
      readonly namespace?: string;
      /** @default true */
      readonly createNamespace?: boolean;
      /** @default - the catalogue's: 2.8.7 */
      readonly chartVersion?: string;
      /** @default - the catalogue's */
      readonly chartRepository?: string;
    }
  | {
      readonly kind: 'eks-addon';
      /** As `aws eks describe-addon-versions --addon-name kubecost_kubecost` shows it; its default is 3, without AMP. */
      readonly addonVersion: string;
    };

/** What a Kubecost is made of. */
export interface KubecostProps extends IdentityProps {
  /** What it writes to and reads. For more than one cluster, a workspace that nothing else writes to. */
  readonly workspace: IWorkspace;
  /** The value of the label `cluster_id` on what it writes: unique among all that write to the workspace. */
  readonly clusterId: string;
  /**
   * Of several clusters that share a workspace one has `workspace`, the others `nothing`: an agent without a web page.
   * @default 'cluster'
   */
  readonly shows?: CostView;
  /** @default - by Helm */
  readonly installation?: KubecostInstallation;
  /**
   * Raw values of cost-analyzer, merged last. Identity, workspace and view cannot be changed here.
   * @default - none
   */
  readonly values?: HelmValues;
}

/** The EKS add-on of AWS Marketplace, and the only namespace that it goes to. */
const ADDON = 'kubecost_kubecost';
const NAMESPACE = 'kubecost';

/**
 * Kubecost 2.8 (cost-analyzer), the last line that works with AMP: its own Prometheus scrapes the cluster and writes to
 * the workspace, and it reads that through a signing proxy. New installations are better off with `OpenCost`.
 */
export class Kubecost extends Construct {
  /** The role that it queries AMP as. */
  readonly queryRole: IServiceAccountIdentity;
  /** The role that its Prometheus writes as. */
  readonly writeRole: IServiceAccountIdentity;
  /** The release, or the add-on. */
  readonly installation: HelmRelease | EksAddon;

  constructor(scope: Construct, id: string, props: KubecostProps) {
    super(scope, id);
    const { workspace, installation = { kind: 'helm' }, values = {} } = props;
    checkIdentity(this, 'Kubecost', props);
    checkValues(this, 'Kubecost', values, KUBECOST_KEPT);
    this.checkVersion(installation.kind === 'helm' ? installation.chartVersion : installation.addonVersion);

    const namespace = installation.kind === 'helm' ? (installation.namespace ?? NAMESPACE) : NAMESPACE;
    const { clusterName } = props.cluster;
    this.queryRole = roleOf(this, 'QueryRole', props, {
      namespace,
      serviceAccount: SERVICE_ACCOUNTS.query,
      description: `Reads metrics of ${clusterName} from AMP for Kubecost`,
    });
    workspace.grantQuery(this.queryRole);
    this.writeRole = roleOf(this, 'WriteRole', props, {
      namespace,
      serviceAccount: SERVICE_ACCOUNTS.write,
      description: `Writes metrics of ${clusterName} to AMP for Kubecost`,
    });
    workspace.grantRemoteWrite(this.writeRole);

    const own = kubecostValues(props, { query: this.queryRole, write: this.writeRole });
    const merged = mergeValues(own, values);
    this.installation =
      installation.kind === 'helm' ? this.release(installation, merged) : this.addon(installation, props, merged);
  }

  private release(
    { namespace = NAMESPACE, createNamespace = true, ...chart }: Extract<KubecostInstallation, { kind: 'helm' }>,
    values: HelmValues,
  ): HelmRelease {
    return new HelmRelease(this, 'Release', {
      chart: 'cost-analyzer',
      // The names of its service accounts come from it.
      releaseName: 'kubecost',
      namespace,
      createNamespace,
      version: chart.chartVersion,
      repository: chart.chartRepository,
      values,
      dependsOn: [...this.queryRole.dependencies, ...this.writeRole.dependencies],
    });
  }

  private addon(
    { addonVersion }: Extract<KubecostInstallation, { kind: 'eks-addon' }>,
    { cluster }: KubecostProps,
    values: HelmValues,
  ): EksAddon {
    checkPlaceholders(this, values);
    return new EksAddon(this, 'Addon', {
      clusterName: cluster.clusterName,
      addonName: ADDON,
      addonVersion,
      region: cluster.region,
      configurationValues: JSON.stringify(protectTexts(values)),
      resolveConflictsOnCreate: 'OVERWRITE',
      resolveConflictsOnUpdate: 'OVERWRITE',
      dependsOn: [...this.queryRole.dependencies, ...this.writeRole.dependencies],
    });
  }

  private checkVersion(version: string | undefined): void {
    const finding = version === undefined ? undefined : kubecostFinding(version);
    if (finding === undefined) return;
    const { code, got, expected, fix } = finding;
    throw new ConfigurationError(code, { got, expected, fix }, this);
  }
}
