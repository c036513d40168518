import type { Change } from '../change.js';
import { POLICY_ATTRIBUTES } from '../private/policy/policy-changes.js';
import { FLOW_TYPES } from '../private/network/flows.js';
import { diffAlertManager } from './alert-manager.js';
import { diffDashboard, diffFiles } from './dashboard.js';
import type { Difference, Meaning } from './difference.js';
import { diffPolicy } from './policy.js';
import { diffRules } from './rules.js';
import { diffScrape } from './scrape.js';
import { diffTraffic } from './security-group.js';
import { diffAddonConfiguration, diffHelmValues, diffValues } from './values.js';

type Compare = (before: unknown, after: unknown) => Difference[] | undefined;

/** Documents in attributes, by type and attribute. */
const DOCUMENTS: ReadonlyMap<string, readonly [Meaning['kind'], Compare]> = new Map([
  ['aws_prometheus_rule_group_namespace.data', ['rules', diffRules]],
  ['aws_prometheus_alert_manager_definition.definition', ['alert-manager', diffAlertManager]],
  ['aws_prometheus_scraper.scrape_configuration', ['scrape-configuration', diffScrape]],
  ['helm_release.values', ['helm-values', diffHelmValues]],
  ['aws_eks_addon.configuration_values', ['addon-configuration', diffAddonConfiguration]],
  ['grafana_dashboard.config_json', ['dashboard', diffDashboard]],
  ['kubernetes_config_map_v1.data', ['dashboard', diffFiles]],
] as const);

/** Attributes of a type that hold documents. */
export function documentsOf(type: string): string[] {
  return [...DOCUMENTS.keys()].flatMap((key) => (key.startsWith(`${type}.`) ? [key.slice(type.length + 1)] : []));
}

/** What a changed attribute means; undefined when it holds a plain value, or what cannot be read. */
export function meaningOf(type: string, attribute: string, before: unknown, after: unknown): Meaning | undefined {
  const policy = (POLICY_ATTRIBUTES as readonly string[]).includes(attribute);
  const [kind, compare] =
    DOCUMENTS.get(`${type}.${attribute}`) ??
    (policy ? (['policy', diffPolicy] as const) : (['values', diffValues] as const));
  const differences = compare(before, after);
  return differences === undefined ? undefined : { kind, differences };
}

/** What a change of a security group or of its rules means; undefined for everything else. */
export function trafficOf({ type, before, after }: Change): Meaning | undefined {
  if (!FLOW_TYPES.includes(type)) return undefined;
  return { kind: 'security-group', differences: diffTraffic(type, before, after) };
}

/** Attributes of which `trafficOf` tells. */
export const TRAFFIC_ATTRIBUTES: readonly string[] = [
  'ingress',
  'egress',
  'from_port',
  'to_port',
  'ip_protocol',
  'protocol',
  'cidr_ipv4',
  'cidr_ipv6',
  'cidr_blocks',
  'ipv6_cidr_blocks',
  'prefix_list_id',
  'prefix_list_ids',
  'referenced_security_group_id',
  'source_security_group_id',
  'self',
];
