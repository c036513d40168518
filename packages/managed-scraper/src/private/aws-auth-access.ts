import { ClusterRoleBindingV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-binding-v1';
import { ClusterRoleV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-v1';
import type { ICluster } from '@promontory/eks';
import { Annotations, Fn } from 'cdktf';
import { Construct } from 'constructs';

/** Whose access it is about. */
export interface AwsAuthAccessProps {
  readonly cluster: ICluster;
  readonly scraperRoleArn: string;
}

// The name that joins the Kubernetes binding and the IAM mapping.
const USER = 'aps-collector-user';
const READ = ['get', 'list', 'watch'];

/**
 * Access of the scraper to the Kubernetes API. With an API mode there is nothing to do: AWS makes the access entry with
 * the scraper and deletes it with the scraper, and an entry of ours would be deleted behind Terraform's back. With
 * CONFIG_MAP a role is bound to a user here; mapping the scraper's IAM role to that user stays a step for people,
 * because Terraform owning `mapRoles` would unmap every node on destroy.
 */
export class AwsAuthAccess extends Construct {
  /** `arn:…:role/aws-service-role/…/Name` as `arn:…:role/Name`, the form that `aws-auth` understands. */
  readonly roleArnWithoutPath: string;

  constructor(scope: Construct, id: string, { cluster, scraperRoleArn }: AwsAuthAccessProps) {
    super(scope, id);
    // A pattern between slashes is a regular expression to Terraform; the name is never matched, AWS spells it in three ways.
    this.roleArnWithoutPath = Fn.replace(scraperRoleArn, '/role/.*//', 'role/');
    if (cluster.authenticationMode !== 'CONFIG_MAP') return;

    const role = new ClusterRoleV1(this, 'ClusterRole', {
      metadata: { name: 'aps-collector-role' },
      // AWS's sample also lists the verb `describe`, which Kubernetes does not have.
      rule: [
        {
          apiGroups: [''],
          resources: [
            'nodes',
            'nodes/proxy',
            'nodes/metrics',
            'services',
            'endpoints',
            'pods',
            'ingresses',
            'configmaps',
          ],
          verbs: READ,
        },
        { apiGroups: ['extensions', 'networking.k8s.io'], resources: ['ingresses/status', 'ingresses'], verbs: READ },
        { nonResourceUrls: ['/metrics'], verbs: ['get'] },
        { apiGroups: ['metrics.eks.amazonaws.com'], resources: ['kcm/metrics', 'ksh/metrics'], verbs: ['get'] },
      ],
    });
    new ClusterRoleBindingV1(this, 'ClusterRoleBinding', {
      metadata: { name: 'aps-collector-user-role-binding' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role.metadata.name },
      subject: [{ kind: 'User', name: USER, apiGroup: 'rbac.authorization.k8s.io' }],
    });
    Annotations.of(this).addWarning(
      `ManagedScraperAwsAuth: cluster ${cluster.clusterName} has authentication mode CONFIG_MAP, so no metrics arrive until the scraper's role is mapped. After deploy: eksctl create iamidentitymapping --cluster ${cluster.clusterName} --region ${cluster.region} --arn <output scraper_role_arn_for_aws_auth> --username ${USER}. Mode API_AND_CONFIG_MAP needs none of this.`,
    );
  }
}
