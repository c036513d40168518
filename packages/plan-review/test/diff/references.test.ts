import { readable } from '../../src/diff/references.js';

test.each([
  ['${aws_sns_topic.Topic-oncall_7482EF3F.arn}', '${Topic-oncall.arn}'],
  ['tcp 443 from ${aws_security_group.Scraper_SecurityGroup_A7962B50.id}', 'tcp 443 from ${Scraper/SecurityGroup.id}'],
  [
    '${data.aws_eks_cluster.Cluster_EB0386A7.vpc_config[0].cluster_security_group_id}',
    '${Cluster.vpc_config[0].cluster_security_group_id}',
  ],
  [
    '${data.terraform_remote_state.cross-stack-reference-input-dev-eu-west-1-workspace-metrics.outputs.cross-stack-output-aws_prometheus_workspaceWorkspace_2F8C78CCprometheus_endpoint}api/v1/remote_write',
    '${dev-eu-west-1-workspace-metrics/Workspace.prometheus_endpoint}api/v1/remote_write',
  ],
  [
    '${element(split(":oidc-provider/", data.aws_iam_openid_connect_provider.Cluster_OidcProvider_7184AB77.arn), 1)}:aud',
    '${Cluster/OidcProvider.issuer}:aud',
  ],
  // What cdktf has not named, and what is no reference at all.
  ['${aws_sns_topic.alerts.arn}', '${aws_sns_topic.alerts.arn}'],
  ['aws_sns_topic.Topic_7482EF3F', 'aws_sns_topic.Topic_7482EF3F'],
  ['${env:HOST} and $${x}', '${env:HOST} and $${x}'],
])('%s', (written, read) => {
  expect(readable(written)).toBe(read);
});

test('a text that is made to be hard takes no time', () => {
  const hostile = '${' + 'aws_a.A_'.repeat(200_000) + 'data.terraform_remote_state.'.repeat(50_000);
  const begun = Date.now();
  readable(hostile);
  expect(Date.now() - begun).toBeLessThan(5_000);
});
