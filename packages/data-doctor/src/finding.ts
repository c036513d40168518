/** What was looked at, in the order in which the guide's decision trees ask. */
export type Step =
  /** Is there a workspace, and may it be asked? */
  | 'workspace'
  /** Does anything of the cluster arrive? */
  | 'cluster'
  /** What collects from it, as AWS sees it. */
  | 'collector'
  /** `up` of one job: absent, 0 or 1. */
  | 'job'
  /** What AMP dropped, and why. */
  | 'discarded'
  /** Whether rules and alert manager that were sent are the ones at work. */
  | 'rules';

/** One answer. */
export interface Finding {
  readonly step: Step;
  /** The workspace's id; a cluster; `cluster/job`; a reason; a namespace of rules. */
  readonly subject: string;
  /** `unknown`: it could not be asked, which is no good sign and no bad one. */
  readonly status: 'ok' | 'warning' | 'problem' | 'unknown';
  readonly found: string;
  /** What to do; absent when all is well. */
  readonly fix?: string;
  /** A page that knows more, from the root of the repository. */
  readonly more?: string;
}
