import type { Fields, Value } from '../protocol/value.js';
import type { MadeUp } from './made-up.js';

/** Attributes that a resource gets when it is made. */
type Identifiers = (text: (name: string) => string, made: MadeUp) => Readonly<Record<string, Value>>;

const named =
  (service: string, kind: string, name = 'name'): Identifiers =>
  (text, made) => ({ id: text(name), arn: made.arn(service, `${kind}${text(name)}`) });

const ruleOfGroup: Identifiers = (_text, made) => {
  const id = `sgr-${made.hex(17)}`;
  return { id, security_group_rule_id: id, arn: made.arn('ec2', `security-group-rule/${id}`) };
};

const ofWorkspace: Identifiers = (text) => ({ id: text('workspace_id') });
const ofBucket: Identifiers = (text) => ({ id: text('bucket') });

/** How AWS names things, for the types that others refer to. */
const IDENTIFIERS: Readonly<Record<string, Identifiers>> = {
  aws_cloudwatch_event_rule: named('events', 'rule/'),
  aws_cloudwatch_log_group: named('logs', 'log-group:'),
  aws_cloudwatch_metric_alarm: named('cloudwatch', 'alarm:', 'alarm_name'),
  aws_cloudwatch_metric_stream: named('cloudwatch', 'metric-stream/'),
  aws_eks_addon: (text, made) => ({
    id: `${text('cluster_name')}:${text('addon_name')}`,
    arn: made.arn('eks', `addon/${text('cluster_name')}/${text('addon_name')}/${made.uuid()}`),
  }),
  aws_iam_role: (text, made) => ({
    id: text('name'),
    arn: made.arn('iam', `role${text('path') || '/'}${text('name')}`, { regional: false }),
    unique_id: `AROA${made.hex(17).toUpperCase()}`,
  }),
  aws_iam_role_policy: (text) => ({ id: `${text('role')}:${text('name')}` }),
  aws_kinesis_firehose_delivery_stream: named('firehose', 'deliverystream/'),
  aws_kms_alias: named('kms', ''),
  aws_kms_key: (_text, made) => {
    const id = made.uuid();
    return { id, key_id: id, arn: made.arn('kms', `key/${id}`) };
  },
  aws_lambda_function: named('lambda', 'function:', 'function_name'),
  aws_prometheus_alert_manager_definition: ofWorkspace,
  aws_prometheus_rule_group_namespace: (text, made) => {
    const arn = made.arn('aps', `rulegroupsnamespace/${text('workspace_id')}/${text('name')}`);
    return { id: arn, arn };
  },
  aws_prometheus_scraper: (_text, made) => {
    const id = `s-${made.uuid()}`;
    const role = `role/aws-service-role/scraper.aps.amazonaws.com/AWSServiceRoleForAmazonPrometheusScraper_${made.hex(20)}`;
    return { id, arn: made.arn('aps', `scraper/${id}`), role_arn: made.arn('iam', role, { regional: false }) };
  },
  aws_prometheus_workspace: (_text, made) => {
    const id = `ws-${made.uuid()}`;
    const { region, dnsSuffix } = made.place;
    return {
      id,
      arn: made.arn('aps', `workspace/${id}`),
      prometheus_endpoint: `https://aps-workspaces.${region}.${dnsSuffix}/workspaces/${id}/`,
    };
  },
  aws_prometheus_workspace_configuration: ofWorkspace,
  aws_s3_bucket: (text, made) => ({
    id: text('bucket'),
    arn: made.arn('s3', text('bucket'), { regional: false, account: false }),
    bucket_regional_domain_name: `${text('bucket')}.s3.${made.place.region}.${made.place.dnsSuffix}`,
  }),
  aws_s3_bucket_policy: ofBucket,
  aws_security_group: (_text, made) => {
    const id = `sg-${made.hex(17)}`;
    return { id, arn: made.arn('ec2', `security-group/${id}`), owner_id: made.place.account };
  },
  aws_sns_topic: (text, made) => {
    const arn = made.arn('sns', text('name'));
    return { id: arn, arn, owner: made.place.account };
  },
  aws_sqs_queue: (text, made) => {
    const { region, account, dnsSuffix } = made.place;
    const url = `https://sqs.${region}.${dnsSuffix}/${account}/${text('name')}`;
    return { id: url, url, arn: made.arn('sqs', text('name')) };
  },
  aws_vpc_endpoint: (_text, made) => {
    const id = `vpce-${made.hex(17)}`;
    return { id, arn: made.arn('ec2', `vpc-endpoint/${id}`) };
  },
  aws_vpc_security_group_egress_rule: ruleOfGroup,
  aws_vpc_security_group_ingress_rule: ruleOfGroup,
};

/** What AWS would name a resource of that type; something like it for types that are not listed. */
export function identifiersOf(type: string, fields: Fields, made: MadeUp): Readonly<Record<string, Value>> {
  const text = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value : `${MADE_UP_NAME}-${made.hex(12, name)}`;
  };
  const own = Object.hasOwn(IDENTIFIERS, type) ? IDENTIFIERS[type] : undefined;
  if (own !== undefined) return own(text, made);
  const id = typeof fields['name'] === 'string' ? fields['name'] : made.hex(20);
  const [, service = 'service', ...rest] = type.split('_');
  return { id, arn: made.arn(service, `${rest.join('-') || service}/${id}`) };
}

const MADE_UP_NAME = 'offline';
