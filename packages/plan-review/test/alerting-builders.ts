import { stringify } from 'yaml';
import type { BriefBlock } from './builders.js';

/** A namespace with one group of these rules. */
export const rules = (...all: readonly object[]): BriefBlock[] => [
  [
    'aws_prometheus_rule_group_namespace',
    'Rules',
    { name: 'platform', workspace_id: 'ws-1', data: stringify({ groups: [{ name: 'g', rules: all }] }) },
  ],
];

/** An alert manager with this configuration, in AMP's outer document. */
export const manager = (config: object): BriefBlock[] => [
  [
    'aws_prometheus_alert_manager_definition',
    'AlertManager',
    { workspace_id: 'w', definition: stringify({ alertmanager_config: stringify(config) }) },
  ],
];

export const SNS = [{ topic_arn: 'arn:t' }];

/** Two receivers that deliver, one route for what is critical. */
export const CONFIG = {
  route: { receiver: 'team', routes: [{ receiver: 'oncall', matchers: ['severity="critical"'] }] },
  receivers: [
    { name: 'oncall', sns_configs: SNS },
    { name: 'team', sns_configs: SNS },
  ],
};
