/** States and lists as each way of making a workspace leaves them. */

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
export const ID = 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
export const ARN = `arn:aws:aps:${REGION}:${ACCOUNT}:workspace/${ID}`;
export const SCRAPER = 's-0a1b2c3d-0000-4000-8000-000000000001';
export const RULES = "groups:\n  - name: g\n    rules:\n      - { record: 'a:b', expr: up }\n";
export const DEFINITION = `alertmanager_config: |
  route: { receiver: sns }
  receivers:
    - name: sns
      sns_configs:
        - topic_arn: arn:aws:sns:${REGION}:${ACCOUNT}:alerts
          sigv4: { region: ${REGION} }
template_files:
  own: '{{ define "own" }}x{{ end }}'
`;
export const SCRAPING = `global:
  scrape_interval: 30s
  scrape_timeout: 10s
  external_labels: { cluster: shop }
scrape_configs:
  - job_name: kubelet
    kubernetes_sd_configs: [{ role: node }]
`;

export const workspace = (more: object = {}): object => ({
  ...{ id: ID, arn: ARN, alias: 'metrics', tags: { team: 'sre' }, kms_key_arn: null, logging_configuration: [] },
  prometheus_endpoint: `https://aps-workspaces.${REGION}.amazonaws.com/workspaces/${ID}/`,
  ...more,
});
export const namespaceArn = (name: string): string => `${ARN.replace(':workspace/', ':rulegroupsnamespace/')}/${name}`;
export const namespace = (name: string, data: string | null = RULES): object => ({
  ...{ id: namespaceArn(name), arn: namespaceArn(name), name, workspace_id: ID, data },
});
export const alertManager = (definition = DEFINITION): object => ({ id: ID, workspace_id: ID, definition });
export const scraper = (more: object = {}): object => ({
  ...{ id: SCRAPER, arn: `arn:aws:aps:${REGION}:${ACCOUNT}:scraper/${SCRAPER}`, alias: 'shop' },
  source: [
    {
      eks: [
        {
          cluster_arn: `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/shop-1`,
          subnet_ids: ['subnet-1', 'subnet-2'],
          security_group_ids: ['sg-1'],
        },
      ],
    },
  ],
  destination: [{ amp: [{ workspace_arn: ARN }] }],
  scrape_configuration: SCRAPING,
  ...more,
});

/** One resource of a state: its address without the key, and an instance for each key. */
type Entry = readonly [address: string, instances: Readonly<Record<string | number, object>> | object[]];

/** A state as it is stored, version 4. */
export function state(...entries: readonly Entry[]): string {
  const resources = entries.map(([address, instances]) => {
    const [, module, data, type, name] = /^(?:(module\..*?)\.)?(data\.)?(aws_\w+)\.([\w-]+)$/.exec(address) ?? [];
    const keyed = !Array.isArray(instances);
    return {
      ...(module === undefined ? {} : { module }),
      ...{ mode: data === undefined ? 'managed' : 'data', type, name },
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: Object.entries(instances).map(([key, attributes]) => ({
        ...(keyed ? { index_key: /^\d+$/.test(key) ? Number(key) : key } : {}),
        ...{ schema_version: 0, attributes: attributes as object },
      })),
    };
  });
  return JSON.stringify({ version: 4, terraform_version: '1.9.0', serial: 1, lineage: 'l', outputs: {}, resources });
}

/** The same in the words of `terraform show -json`. */
export function shown(address: string, values: object): string {
  const [type] = address.split('.').slice(-2);
  const resource = { address, mode: 'managed', type, name: 'x', values };
  const child = { address: 'module.a', child_modules: [{ address: 'module.a.module.b', resources: [resource] }] };
  return JSON.stringify({ format_version: '1.0', values: { root_module: { child_modules: [child] } } });
}

/** Each shape, as `terraform state pull` gives it. */
export const SHAPES = {
  'written by hand, in the root': state(
    ['aws_prometheus_workspace.main', [workspace()]],
    ['aws_prometheus_rule_group_namespace.team', { 'team-a': namespace('team-a') }],
    ['aws_prometheus_alert_manager_definition.main', [alertManager()]],
    ['aws_prometheus_scraper.main', [scraper()]],
  ),
  'by the AMP module': state(
    ['module.prometheus.aws_prometheus_workspace.this', { 0: workspace() }],
    ['module.prometheus.aws_prometheus_alert_manager_definition.this', { 0: alertManager() }],
    ['module.prometheus.aws_prometheus_rule_group_namespace.this', { 'team-a': namespace('team-a') }],
    ['module.prometheus.aws_cloudwatch_log_group.this', { 0: { id: 'x', name: 'x' } }],
    ['aws_prometheus_scraper.this', [scraper()]],
  ),
  'by the Terraform accelerator, version 2': state(
    ['module.aws_observability_accelerator.aws_prometheus_workspace.this', { 0: workspace() }],
    ['module.aws_observability_accelerator.aws_prometheus_alert_manager_definition.this', { 0: alertManager() }],
    ['module.eks_monitoring.module.java_monitoring[0].aws_prometheus_rule_group_namespace.alerting_rules', { 0: namespace('team-a') }],
    ['module.eks_monitoring.aws_prometheus_scraper.this', { 0: scraper() }],
  ),
  'by the Terraform accelerator, version 3': state(
    ['module.eks_monitoring.aws_prometheus_workspace.this', { 0: workspace() }],
    ['module.eks_monitoring.aws_prometheus_rule_group_namespace.alerting_rules', { 0: namespace('team-a') }],
    ['module.eks_monitoring.aws_prometheus_alert_manager_definition.this', { 0: alertManager() }],
    ['module.eks_monitoring.aws_prometheus_scraper.this', { 0: scraper() }],
    ['module.eks_monitoring.data.aws_prometheus_workspace.this', { 0: workspace({ arn: `${ARN}-data` }) }],
  ),
} as const; // prettier-ignore

/** What `aws cloudformation describe-stack-resources` tells of a stack of the CDK accelerator. */
export const STACK = JSON.stringify({
  StackResources: [
    ['AWS::APS::Workspace', 'ampWorkspace5F2A1B3C', ARN],
    ['AWS::APS::RuleGroupsNamespace', 'AmpRulesteamaA1', namespaceArn('team-a')],
    ['AWS::APS::Scraper', 'Scraper1', `arn:aws:aps:${REGION}:${ACCOUNT}:scraper/${SCRAPER}`],
    ['AWS::EKS::Nodegroup', 'Nodes', 'shop-1|nodes'],
  ].map(([ResourceType, LogicalResourceId, PhysicalResourceId]) => ({
    ...{ StackName: 'single-new-eks-opensource', ResourceStatus: 'CREATE_COMPLETE' },
    ...{ ResourceType, LogicalResourceId, PhysicalResourceId },
  })),
});
