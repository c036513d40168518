import type { IWorkspace } from '@promontory/amp-workspace';
import {
  type ICluster,
  type IServiceAccountIdentity,
  type PodIdentityAgent,
  PodIdentityRole,
  ServiceAccountRole,
} from '@promontory/eks';
import { HelmRelease, type HelmValues, mergeValues } from '@promontory/helm';
import { Construct } from 'constructs';
import { checkProps } from './private/check-props.js';
import { checkValues } from './private/check-values.js';
import { controllerValues } from './private/controller-values.js';
import { grantCreation, grantLogging } from './private/grants.js';

/** What of a workspace can be owned in Kubernetes. */
export type AckOwned = 'rules' | 'alertManager';

/** What a controller is made of. */
export interface AckControllerProps {
  readonly cluster: ICluster;
  /** The workspaces whose rules and alert managers are owned in this cluster: all of one Region. */
  readonly workspaces: readonly IWorkspace[];
  /**
   * What of them is owned here. With `rules` alone, teams own rules while routes and topics stay in Terraform.
   * @default - rules and alert managers
   */
  readonly owns?: readonly AckOwned[];
  /**
   * Whether a `Workspace` object makes a workspace, in the Region of `workspaces`, else of the cluster. Its rules and its
   * alert manager can be owned here once it is listed in `workspaces`.
   * @default false
   */
  readonly mayCreateWorkspaces?: boolean;
  /**
   * Whether a `LoggingConfiguration` object sets where errors of `workspaces` are logged. The permissions for that reach
   * every log delivery of the account: CloudWatch Logs has no narrower ones.
   * @default false
   */
  readonly mayConfigureLogging?: boolean;
  /**
   * What becomes of an AWS resource when its object is deleted, where the object itself does not say. Workspaces stay in
   * either case: the controller is not permitted to delete any.
   * @default 'retain'
   */
  readonly deletionPolicy?: 'retain' | 'delete';
  /** @default 'ack-system' */
  readonly namespace?: string;
  /** @default true */
  readonly createNamespace?: boolean;
  /** @default 'ack-prometheusservice-controller' */
  readonly serviceAccount?: string;
  /**
   * Namespaces, which must be there, whose objects count; `all` for every one. Whoever may write such objects in them
   * changes alerts; and the controller may read, and patch, their Secrets and ConfigMaps.
   * @default - its own namespace alone
   */
  readonly watchNamespaces?: readonly string[] | 'all';
  /** @default - the catalogue's */
  readonly chartVersion?: string;
  /** @default - the catalogue's */
  readonly chartRepository?: string;
  /**
   * How the controller comes to the credentials of its role: by its token and the cluster's OIDC provider (IRSA), or from
   * the Pod Identity agent on its node. Changing it starts the controller again; the role stays.
   * @default 'irsa'
   */
  readonly identity?: 'irsa' | 'pod-identity';
  /**
   * The Pod Identity agent, where it is installed here: the controller then waits for it.
   * @default - the cluster has it, as those with EKS Auto Mode do
   */
  readonly podIdentityAgent?: PodIdentityAgent;
  /**
   * Requests and limits, as Kubernetes writes them; those that are left out stay.
   * @default - the chart's: 50m and 64Mi requested, at most 100m and 128Mi
   */
  readonly resources?: HelmValues;
  /**
   * Raw values of the chart, merged last. What the controller may do, and where, cannot be changed here.
   * @default - none
   */
  readonly values?: HelmValues;
}

/**
 * The AWS controller for Prometheus Service (ACK), installed by Helm: it makes custom resources of one cluster into rules
 * and alert managers of exactly the named workspaces. What it is given, Terraform must not own as well.
 */
export class AckController extends Construct {
  /** The role that the controller calls AMP as. */
  readonly role: IServiceAccountIdentity;
  readonly release: HelmRelease;

  constructor(scope: Construct, id: string, props: AckControllerProps) {
    super(scope, id);
    checkProps(this, props);
    checkValues(this, props.values ?? {});
    const owns = props.owns ?? ['rules', 'alertManager'];
    const namespace = props.namespace ?? 'ack-system';
    const serviceAccount = props.serviceAccount ?? 'ack-prometheusservice-controller';

    const subject = {
      cluster: props.cluster,
      namespace,
      serviceAccount,
      description: `Administers rules and alerts of AMP for ${props.cluster.clusterName}`,
    };
    this.role =
      props.identity === 'pod-identity'
        ? new PodIdentityRole(this, 'Role', { ...subject, agent: props.podIdentityAgent })
        : new ServiceAccountRole(this, 'Role', subject);
    for (const workspace of props.workspaces) {
      if (owns.includes('rules')) workspace.grantAdministerRules(this.role);
      if (owns.includes('alertManager')) workspace.grantAdministerAlerts(this.role);
    }
    const region = props.workspaces[0]?.region ?? props.cluster.region;
    if (props.mayConfigureLogging === true) grantLogging(this.role, props.workspaces);
    if (props.mayCreateWorkspaces === true) grantCreation(this.role, props.cluster, region);

    const own = controllerValues(props, {
      region,
      owns,
      namespace,
      serviceAccount,
      annotations: this.role.serviceAccountAnnotations,
    });
    this.release = new HelmRelease(this, 'Release', {
      chart: 'ack-prometheusservice',
      releaseName: 'ack-prometheusservice-controller',
      namespace,
      createNamespace: props.createNamespace ?? true,
      version: props.chartVersion,
      repository: props.chartRepository,
      values: mergeValues(own, props.values ?? {}),
      // With the permissions in place first, no object ends in a condition that says it was refused.
      dependsOn: [...this.role.dependencies],
    });
  }
}
