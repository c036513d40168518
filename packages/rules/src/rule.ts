/** A query whose result is stored as a series of its own. Keys are Prometheus' own. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A query whose result is an alert. Keys are Prometheus' own. */
export interface AlertingRule {
  readonly alert: string;
  readonly expr: string;
  /** How long the result must last before the alert fires. */
  readonly for?: string;
  /** How long the alert goes on after the result has gone. */
  readonly keep_firing_for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One rule of either kind. */
export type Rule = RecordingRule | AlertingRule;

/** Rules that run one after another, in their order. Between groups there is no order. */
export interface RuleGroup {
  readonly name: string;
  /** How often the group runs: at least 30s on AMP. @default 60s on AMP */
  readonly interval?: string;
  /** How far back in time queries look, so that late samples count. */
  readonly query_offset?: string;
  /** The most alerts, or series, that one rule may make; 0 for no limit. */
  readonly limit?: number;
  /** Labels on everything that the group makes. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly rules: readonly Rule[];
}

/** Whether a rule makes alerts. */
export function isAlerting(rule: Rule): rule is AlertingRule {
  return 'alert' in rule;
}

/** What makes two rules of one group the same rule for a reader: kind, name and labels. Two such rules differ in their expression. */
export function ruleIdentity(rule: Rule): string {
  const labels = Object.entries(rule.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([isAlerting(rule) ? 'alert' : 'record', isAlerting(rule) ? rule.alert : rule.record, labels]);
}

/** One file of rules, and the namespace that it goes to. */
export interface RuleSource {
  readonly namespace: string;
  /** The name by which problems call it. */
  readonly file: string;
  readonly text: string;
  /** What the text says. @default - it is read */
  readonly says?: unknown;
}
