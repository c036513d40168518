import type { Severity } from './options.js';

/** An alert as a pack defines it. */
export interface AlertDefinition {
  readonly alert: string;
  /** PromQL. Every aggregation and match keeps `cluster`. */
  readonly expr: string;
  /** How long the condition must last. @default - no time at all */
  readonly for?: string;
  /** How long the alert goes on after the condition has gone. @default - no time at all */
  readonly keepFiringFor?: string;
  readonly severity: Severity;
  /** Labels that tell alerts of one name apart. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * One line. `{pod}` stands for the label; `{value:percent}` for the value, also as `duration`, `bytes`, `number` (whole)
   * or `decimal` (two digits).
   */
  readonly summary: string;
  /** What is happening, in the same notation. */
  readonly description: string;
}

/** A record as a pack defines it. */
export interface RecordDefinition {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A group as a pack defines it. */
export interface GroupDefinition {
  /** Without the pack's name, which is put before it. */
  readonly name: string;
  /** @default - that of the options */
  readonly interval?: string;
  readonly rules: readonly (AlertDefinition | RecordDefinition)[];
}
