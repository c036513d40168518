import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import { DataAwsIamOpenidConnectProvider } from '@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider';
import { ConfigurationError } from '@promontory/core';
import type { IResolvable } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { checkClusterAttributes } from './private/check-cluster-attributes.js';

/** How principals of AWS become users of the cluster. */
export type AuthenticationMode = 'API' | 'API_AND_CONFIG_MAP' | 'CONFIG_MAP';

/** An EKS cluster as others see it. */
export interface ICluster extends IConstruct {
  /** The cluster's name, unique in its account and Region. */
  readonly clusterName: string;
  /** The cluster ARN. @attribute */
  readonly clusterArn: string;
  /** The Region it lives in. */
  readonly region: string;
  /** How principals of AWS become users of the cluster. */
  readonly authenticationMode: AuthenticationMode;
  /** The URL of the Kubernetes API. @attribute */
  readonly endpoint: string;
  /** The certificate authority of the API, base64. @attribute */
  readonly certificateAuthorityData: string;
  /** The IAM OIDC provider that vouches for the cluster's service accounts. @attribute */
  readonly oidcProviderArn: string;
  /** The VPC of the cluster. @attribute */
  readonly vpcId: string;
  /** The security group that EKS made for the control plane and managed nodes. @attribute */
  readonly clusterSecurityGroupId: string;
  /** What AWS says of the cluster when the plan is made; undefined when the cluster is described by attributes. */
  readonly observed?: ObservedCluster;
}

/** Facts of a cluster that only a plan knows: references, for preconditions. */
export interface ObservedCluster {
  /** The authentication mode that the cluster really has. */
  readonly authenticationMode: string;
  /** Whether the API can be reached from inside of the VPC. */
  readonly endpointPrivateAccess: IResolvable;
}

/** A cluster described in full, nothing looked up. */
export interface ClusterAttributes {
  readonly clusterName: string;
  readonly clusterArn: string;
  readonly region: string;
  /** @default 'API_AND_CONFIG_MAP' */
  readonly authenticationMode?: AuthenticationMode;
  readonly endpoint: string;
  readonly certificateAuthorityData: string;
  /** @default - none: pods get roles by Pod Identity alone */
  readonly oidcProviderArn?: string;
  readonly vpcId: string;
  readonly clusterSecurityGroupId: string;
}

/** A cluster named, the rest read from AWS when the plan is made. */
export interface ClusterLookup {
  readonly clusterName: string;
  readonly region: string;
  /** @default 'API_AND_CONFIG_MAP' */
  readonly authenticationMode?: AuthenticationMode;
}

/** Ways to refer to an EKS cluster: clusters are made elsewhere. */
export abstract class Cluster {
  /** A cluster described in full. Nothing is read from AWS, so a plan needs no permission on EKS. */
  static fromClusterAttributes(scope: Construct, id: string, attributes: ClusterAttributes): ICluster {
    return new DescribedCluster(scope, id, attributes);
  }

  /**
   * A cluster by its name. The plan fails when there is no such cluster, or when its OIDC issuer is not registered with
   * IAM: without that no service account can assume a role.
   */
  static fromClusterName(scope: Construct, id: string, lookup: ClusterLookup): ICluster {
    return new LookedUpCluster(scope, id, lookup);
  }
}

class DescribedCluster extends Construct implements ICluster {
  readonly clusterName: string;
  readonly clusterArn: string;
  readonly region: string;
  readonly authenticationMode: AuthenticationMode;
  readonly endpoint: string;
  readonly certificateAuthorityData: string;
  readonly vpcId: string;
  readonly clusterSecurityGroupId: string;
  private readonly oidcProvider: string | undefined;

  constructor(scope: Construct, id: string, attributes: ClusterAttributes) {
    super(scope, id);
    checkClusterAttributes(this, attributes);
    this.clusterName = attributes.clusterName;
    this.clusterArn = attributes.clusterArn;
    this.region = attributes.region;
    this.authenticationMode = attributes.authenticationMode ?? 'API_AND_CONFIG_MAP';
    this.endpoint = attributes.endpoint;
    this.certificateAuthorityData = attributes.certificateAuthorityData;
    this.oidcProvider = attributes.oidcProviderArn;
    this.vpcId = attributes.vpcId;
    this.clusterSecurityGroupId = attributes.clusterSecurityGroupId;
  }

  get oidcProviderArn(): string {
    if (this.oidcProvider !== undefined) return this.oidcProvider;
    throw new ConfigurationError(
      'EksClusterAttribute',
      {
        got: 'no oidcProviderArn',
        expected: 'the IAM OIDC provider of the cluster, by which a ServiceAccountRole trusts its service accounts',
        fix: "give it ('aws iam list-open-id-connect-providers' shows it), or take a PodIdentityRole",
      },
      this,
    );
  }
}

class LookedUpCluster extends Construct implements ICluster {
  readonly clusterName: string;
  readonly region: string;
  readonly authenticationMode: AuthenticationMode;
  private readonly data: DataAwsEksCluster;
  private oidcProvider: DataAwsIamOpenidConnectProvider | undefined;

  constructor(scope: Construct, id: string, lookup: ClusterLookup) {
    super(scope, id);
    this.clusterName = lookup.clusterName;
    this.region = lookup.region;
    this.authenticationMode = lookup.authenticationMode ?? 'API_AND_CONFIG_MAP';
    this.data = new DataAwsEksCluster(this, 'Resource', { name: lookup.clusterName, region: lookup.region });
    this.node.defaultChild = this.data;
  }

  get clusterArn(): string {
    return this.data.arn;
  }

  get endpoint(): string {
    return this.data.endpoint;
  }

  get certificateAuthorityData(): string {
    return this.data.certificateAuthority.get(0).data;
  }

  /** Looked up on first use: a cluster without service-account roles needs no OIDC provider. */
  get oidcProviderArn(): string {
    this.oidcProvider ??= new DataAwsIamOpenidConnectProvider(this, 'OidcProvider', {
      url: this.data.identity.get(0).oidc.get(0).issuer,
    });
    return this.oidcProvider.arn;
  }

  get vpcId(): string {
    return this.data.vpcConfig.get(0).vpcId;
  }

  get clusterSecurityGroupId(): string {
    return this.data.vpcConfig.get(0).clusterSecurityGroupId;
  }

  get observed(): ObservedCluster {
    return {
      authenticationMode: this.data.accessConfig.get(0).authenticationMode,
      endpointPrivateAccess: this.data.vpcConfig.get(0).endpointPrivateAccess,
    };
  }
}
