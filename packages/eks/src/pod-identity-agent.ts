import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { ICluster } from './cluster.js';

/** What the agent is installed for. */
export interface PodIdentityAgentProps {
  readonly cluster: ICluster;
  /**
   * The version of the add-on, `v1.3.2-eksbuild.2`.
   * @default - AWS takes the default for the cluster's Kubernetes at creation, and no later plan differs from it
   */
  readonly addonVersion?: string;
}

/**
 * The EKS Pod Identity agent, once for each cluster: a DaemonSet that hands credentials to the pods of its node. Clusters
 * with EKS Auto Mode have it. Nodes need `eks-auth:AssumeRoleForPodIdentity`, which AmazonEKSWorkerNodePolicy has.
 */
export class PodIdentityAgent extends Construct {
  /** The add-on: what needs the agent is made dependent on it. */
  readonly addon: ITerraformDependable;

  constructor(scope: Construct, id: string, { cluster, addonVersion }: PodIdentityAgentProps) {
    super(scope, id);
    const addon = new EksAddon(this, 'Resource', {
      clusterName: cluster.clusterName,
      region: cluster.region,
      addonName: 'eks-pod-identity-agent',
      addonVersion,
      // Settings that somebody changed in the cluster stay.
      resolveConflictsOnCreate: 'OVERWRITE',
      resolveConflictsOnUpdate: 'PRESERVE',
    });
    this.addon = addon;
    this.node.defaultChild = addon;
  }
}
