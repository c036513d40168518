import { synth } from '@promontory/testing';
import { Workspace } from '../src/workspace.js';
import { WorkspaceConfiguration, type WorkspaceConfigurationProps } from '../src/workspace-configuration.js';
import { awsStack } from './stack.js';

function make(props: Omit<WorkspaceConfigurationProps, 'workspace'>): Record<string, unknown> {
  const stack = awsStack();
  const workspace = new Workspace(stack, 'Metrics', { region: 'eu-west-1' });
  new WorkspaceConfiguration(stack, 'Configuration', { workspace, ...props });
  return synth(stack).only('aws_prometheus_workspace_configuration');
}

const WORKSPACE = {
  workspace_id: expect.stringMatching(/^\$\{aws_prometheus_workspace\.\w+\.id\}$/),
  region: 'eu-west-1',
};

test.each<[string, Omit<WorkspaceConfigurationProps, 'workspace'>, Record<string, unknown>]>([
  ['retention alone', { retentionDays: 90 }, { retention_period_in_days: 90 }],
  [
    'limits alone',
    { limits: [{ labels: { team: 'a' }, maxSeries: 1000 }] },
    { limits_per_label_set: [{ label_set: { team: 'a' }, limits: [{ max_series: 1000 }] }] },
  ],
  [
    'a count without a limit, and one of all other series',
    {
      limits: [
        { labels: { team: 'a' }, maxSeries: 0 },
        { labels: {}, maxSeries: 5 },
      ],
    },
    {
      limits_per_label_set: [
        { label_set: { team: 'a' }, limits: [{ max_series: 0 }] },
        { label_set: {}, limits: [{ max_series: 5 }] },
      ],
    },
  ],
  ['the out-of-order window', { outOfOrderWindowSeconds: 120 }, { out_of_order_time_window_in_seconds: 120 }],
  ['no out-of-order window', { outOfOrderWindowSeconds: 0 }, { out_of_order_time_window_in_seconds: 0 }],
  ['the rule query offset', { ruleQueryOffsetSeconds: 60 }, { rule_query_offset_in_seconds: 60 }],
  [
    'retention and limits together',
    { retentionDays: 1, limits: [{ labels: { a: '${x}' }, maxSeries: 1 }] },
    { retention_period_in_days: 1, limits_per_label_set: [{ label_set: { a: '$${x}' }, limits: [{ max_series: 1 }] }] },
  ],
])('%s', (_, props, expected) => {
  expect(make(props)).toEqual({ ...WORKSPACE, ...expected });
});

test.each<[Omit<WorkspaceConfigurationProps, 'workspace'>, string]>([
  [{}, 'AmpWorkspaceConfigurationEmpty: got nothing to set'],
  [{ limits: [] }, 'AmpWorkspaceConfigurationEmpty: got nothing to set'],
  [
    { retentionDays: 0 },
    'AmpWorkspaceConfigurationBounds: got retentionDays 0, expected a whole number from 1 to 1095',
  ],
  [{ retentionDays: 1096 }, 'AmpWorkspaceConfigurationBounds: got retentionDays 1096'],
  [{ retentionDays: 1.5 }, 'AmpWorkspaceConfigurationBounds: got retentionDays 1.5'],
  [{ outOfOrderWindowSeconds: 601 }, 'expected a whole number from 0 to 600'],
  [{ ruleQueryOffsetSeconds: -1 }, 'expected a whole number from 0 to 86400'],
  [{ limits: [{ labels: { 'a-b': 'x' }, maxSeries: 1 }] }, 'AmpWorkspaceConfigurationLimits: got the label a-b'],
  [{ limits: [{ labels: {}, maxSeries: -1 }] }, 'AmpWorkspaceConfigurationLimits: got maxSeries -1'],
  [
    { limits: Array.from({ length: 101 }, (_, n) => ({ labels: { a: `${n}` }, maxSeries: 1 })) },
    'AmpWorkspaceConfigurationLimits: got 101 limits, expected at most 100',
  ],
])('%j is refused', (props, message) => {
  expect(() => make(props)).toThrow(message);
});
