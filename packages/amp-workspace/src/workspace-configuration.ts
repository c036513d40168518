import { PrometheusWorkspaceConfiguration } from '@cdktf/provider-aws/lib/prometheus-workspace-configuration';
import { ConfigurationError, literal } from '@promontory/core';
import { Construct } from 'constructs';
import type { IWorkspace } from './workspace.js';

/** How many active series may carry certain labels. */
export interface LabelSetLimit {
  /** Labels that a series must all have; an empty set is the rest, which no other limit takes. */
  readonly labels: Readonly<Record<string, string>>;
  /** Active series; 0 limits nothing and has CloudWatch count them. */
  readonly maxSeries: number;
}

/** What can be set on a workspace. At least one thing. */
export interface WorkspaceConfigurationProps {
  readonly workspace: IWorkspace;
  /**
   * Days that metrics are kept: 1 to 1,095. Fewer days delete what is older, at once and for good.
   * @default - AWS's, 150
   */
  readonly retentionDays?: number;
  /**
   * Limits by label set, at most 100 (adjustable).
   * @default - none
   */
  readonly limits?: readonly LabelSetLimit[];
  /**
   * Seconds that a sample may come late and out of order: 0 to 600. Needs a provider of at least
   * `OUT_OF_ORDER_PROVIDER_VERSION`, newer than the bindings.
   * @default - AWS's, 60
   */
  readonly outOfOrderWindowSeconds?: number;
  /**
   * Seconds that rules look back from now, so that late samples count: 0 to 86,400. Needs the same provider.
   * @default - AWS's
   */
  readonly ruleQueryOffsetSeconds?: number;
}

/**
 * The provider that has the out-of-order window and the rule query offset. They were added on 2026-07-08
 * (hashicorp/terraform-provider-aws#48659); this is the earliest version whose schema was looked at, 2026-11.
 */
export const OUT_OF_ORDER_PROVIDER_VERSION = '6.66.0';

/** Bounds: AMP user guide, "Workspace configuration" and "Service quotas", 2026-07. */
export const WORKSPACE_CONFIGURATION_BOUNDS = Object.freeze({
  retentionDays: [1, 1095],
  outOfOrderWindowSeconds: [0, 600],
  ruleQueryOffsetSeconds: [0, 86_400],
  limits: 100,
} as const);

/** Retention and limits of a workspace, each on its own or together. */
export class WorkspaceConfiguration extends Construct {
  constructor(scope: Construct, id: string, props: WorkspaceConfigurationProps) {
    super(scope, id);
    const { workspace, retentionDays, outOfOrderWindowSeconds, ruleQueryOffsetSeconds } = props;
    const limits = props.limits ?? [];
    this.check(props);
    const resource = new PrometheusWorkspaceConfiguration(this, 'Resource', {
      workspaceId: workspace.workspaceId,
      region: workspace.region,
      retentionPeriodInDays: retentionDays,
      limitsPerLabelSet:
        limits.length === 0
          ? undefined
          : limits.map(({ labels, maxSeries }) => ({
              labelSet: Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, literal(value)])),
              limits: [{ maxSeries }],
            })),
    });
    // The bindings do not know these two yet.
    if (outOfOrderWindowSeconds !== undefined) {
      resource.addOverride('out_of_order_time_window_in_seconds', outOfOrderWindowSeconds);
    }
    if (ruleQueryOffsetSeconds !== undefined) {
      resource.addOverride('rule_query_offset_in_seconds', ruleQueryOffsetSeconds);
    }
    this.node.defaultChild = resource;
  }

  private check(props: WorkspaceConfigurationProps): void {
    const bounds = WORKSPACE_CONFIGURATION_BOUNDS;
    for (const name of ['retentionDays', 'outOfOrderWindowSeconds', 'ruleQueryOffsetSeconds'] as const) {
      const value = props[name];
      const [least, most] = bounds[name];
      if (value !== undefined && !(Number.isInteger(value) && value >= least && value <= most)) {
        this.refuse('Bounds', `${name} ${value}`, `a whole number from ${least} to ${most}`, `change '${name}'`);
      }
    }
    const limits = props.limits ?? [];
    if (limits.length > bounds.limits) {
      this.refuse('Limits', `${limits.length} limits`, `at most ${bounds.limits}`, "remove some of 'limits'");
    }
    for (const { labels, maxSeries } of limits) {
      const wrong = Object.keys(labels).find((label) => !/^[a-zA-Z_]\w*$/.test(label));
      if (wrong !== undefined) {
        this.refuse('Limits', `the label ${wrong}`, 'a Prometheus label name', "change 'limits'");
      }
      if (!Number.isInteger(maxSeries) || maxSeries < 0) {
        this.refuse('Limits', `maxSeries ${maxSeries}`, 'a whole number, 0 or more', "change 'limits'");
      }
    }
    const said = [props.retentionDays, props.outOfOrderWindowSeconds, props.ruleQueryOffsetSeconds];
    if (limits.length === 0 && said.every((value) => value === undefined)) {
      this.refuse('Empty', 'nothing to set', 'a retention, limits, or another setting', 'set one, or leave it out');
    }
  }

  private refuse(what: string, got: string, expected: string, fix: string): never {
    throw new ConfigurationError(`AmpWorkspaceConfiguration${what}`, { got, expected, fix }, this);
  }
}
