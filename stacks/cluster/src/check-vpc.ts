import type { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import type { NetworkSettings } from '@promontory/config';
import type { ICluster } from '@promontory/eks';

/** Stops the plan of a cluster that is looked up and found in another VPC than its network: it has not those endpoints. */
export function checkVpc(cluster: ICluster, { name, vpcId }: NetworkSettings): void {
  const lookup = cluster.node.defaultChild as DataAwsEksCluster;
  lookup.lifecycle = {
    postcondition: [
      {
        // TerraformSelf of cdktf writes no indices.
        condition: `\${self.vpc_config[0].vpc_id == "${vpcId}"}`,
        errorMessage: `The cluster is not in ${vpcId}, the VPC of its network '${name}': name the network that it is in.`,
      },
    ],
  };
}
