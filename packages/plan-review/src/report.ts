import type { Action } from './change.js';
import type { Topology } from './topology/topology.js';
import type { CostReport } from './costs.js';
import type { Meaning } from './diff/difference.js';

/** How much a finding matters. */
export type Severity = 'error' | 'warning' | 'info';

/** Something that a reviewer must know. */
export interface Finding {
  /** `scope/name` of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  readonly stack: string;
  /** The construct's path: what an acknowledgement names. */
  readonly path: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  /** Present when somebody has accepted the finding. */
  readonly acknowledged?: { readonly reason: string; readonly owner: string; readonly expires: string };
}

/** One attribute's difference, fit for people. */
export interface AttributeChange {
  readonly attribute: string;
  readonly before: string;
  readonly after: string;
  /** Whether this difference forces a replacement. */
  readonly replaces: boolean;
  /** What the difference means, where the attribute holds a document: rules, routes, jobs, values, permissions. */
  readonly meaning?: Meaning;
}

/** One change, fit for people. */
export interface ReportedChange {
  readonly path: string;
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  readonly attributes: readonly AttributeChange[];
}

/** What happens to one stack. */
export interface StackReport {
  readonly id: string;
  /**
   * `planned`: a plan says so. `offline`: a plan says so that was made without an account. `compared`: two synthesised sides were compared. `synthesised`: there was nothing to
   * compare with. `deferred`: no plan could be made yet.
   */
  readonly status: 'planned' | 'offline' | 'compared' | 'synthesised' | 'deferred';
  /** Why it was deferred. */
  readonly note?: string;
  /** What an offline plan cannot tell. */
  readonly cannotTell?: readonly string[];
  /** Resources that the stack has once all is applied. */
  readonly resources: number;
  readonly counts: Readonly<Record<Action, number>>;
  readonly changes: readonly ReportedChange[];
}

/** The review of one environment. */
export interface EnvironmentReport {
  readonly name: string;
  readonly stacks: readonly StackReport[];
  readonly findings: readonly Finding[];
  /** Absent where nobody asked for it. */
  readonly costs?: CostReport;
  /** The picture; absent in reports of before there was one. */
  readonly topology?: Topology;
  /** The digest of the bundle whose plans were reviewed: what `promontory apply` is given. @default - no plans were read */
  readonly bundle?: string;
}

/** A whole review. */
export interface Report {
  readonly schemaVersion: 1;
  readonly environments: readonly EnvironmentReport[];
}
