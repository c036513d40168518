import { parsePlan, type Report, review, type Synth, type SynthStack } from '@promontory/plan-review';

const ACTIONS = [['create'], ['update'], ['delete', 'create'], ['delete']] as const;
const PLACE = { account: '111122223333', region: 'eu-west-1' };

/** A review of so many stacks whose plans change fifty resources each, with documents in them. */
export function largeReport(stacks = 10): Report {
  const ids = Array.from({ length: stacks }, (_, index) => `large-eu-west-1-cluster-team-${index}`);
  const plans = new Map(ids.map((id, index) => [id, parsePlan(JSON.stringify(planOf(index)), id)]));
  const head: Synth = {
    stacks: new Map([['large-eu-west-1-workspace-metrics', workspace()], ...ids.map(clusterStack)]),
  };
  return {
    schemaVersion: 1,
    environments: [review({ name: 'large', head, base: head, plans, today: '2026-11-21' })],
  };
}

function planOf(stack: number): object {
  const resource_changes = Array.from({ length: 50 }, (_, index) => {
    const actions = ACTIONS[index % ACTIONS.length] ?? ['update'];
    const rules = index % 5 === 1;
    const type = rules ? 'aws_prometheus_rule_group_namespace' : 'aws_cloudwatch_metric_alarm';
    return {
      address: `${type}.Resource${index}`,
      mode: 'managed',
      type,
      change: {
        actions,
        before: actions[0] === 'create' ? null : attributes(rules, stack, index, '15m'),
        after: actions.at(-1) === 'delete' ? null : attributes(rules, stack, index, '5m'),
        after_unknown: {},
      },
    };
  });
  return { format_version: '1.2', terraform_version: '1.12.0', complete: true, errored: false, resource_changes };
}

function attributes(rules: boolean, stack: number, index: number, duration: string): object {
  if (!rules) return { alarm_name: `alarm-${stack}-${index}`, threshold: duration === '5m' ? 1 : 2, period: 60 };
  const alerts = Array.from(
    { length: 20 },
    (_, at) => `      - { alert: Alert${at}, expr: 'up == ${at}', for: ${duration}, labels: { severity: warning } }`,
  );
  return { name: `rules-${index}`, data: `groups:\n  - name: group\n    rules:\n${alerts.join('\n')}\n` };
}

function workspace(): SynthStack {
  const address = 'aws_prometheus_workspace.Workspace_1';
  const block = {
    address,
    type: 'aws_prometheus_workspace',
    mode: 'managed',
    path: 'large-eu-west-1-workspace-metrics/Workspace/Resource',
    attributes: { alias: 'large-metrics' },
  } as const;
  return {
    id: 'large-eu-west-1-workspace-metrics',
    dependencies: [],
    blocks: new Map([[address, block]]),
    moved: new Map(),
    place: PLACE,
  };
}

function clusterStack(id: string): [string, SynthStack] {
  const address = 'aws_prometheus_scraper.Scraper_1';
  const output = 'cross-stack-output-aws_prometheus_workspaceWorkspace_1arn';
  const workspace_arn = `\${data.terraform_remote_state.cross-stack-reference-input-large-eu-west-1-workspace-metrics.outputs.${output}}`;
  const block = {
    address,
    type: 'aws_prometheus_scraper',
    mode: 'managed',
    path: `${id}/Scraper/Resource`,
    attributes: { destination: { amp: { workspace_arn } } },
  } as const;
  return [id, { id, dependencies: [], blocks: new Map([[address, block]]), moved: new Map(), place: PLACE }];
}
