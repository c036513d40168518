/** One value of a thing that is another one now. */
export interface Detail {
  /** Which one: `for`, `labels.team`. Empty when the subject is the value itself. */
  readonly what: string;
  /** Absent when it was not there. */
  readonly before?: string;
  /** Absent when it is not there any more. */
  readonly after?: string;
}

/** One thing inside of a document that is there, is gone, or is otherwise. */
export interface Difference {
  /** What people call it: `alert KubePodCrashLooping`, `route severity="critical"`, `server.image.tag`. */
  readonly subject: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly details: readonly Detail[];
  /** What follows from it, where that is not plain. */
  readonly note?: string;
}

/** What a changed attribute means, in the words of what it holds. */
export interface Meaning {
  readonly kind:
    | 'rules'
    | 'alert-manager'
    | 'scrape-configuration'
    | 'helm-values'
    | 'addon-configuration'
    | 'dashboard'
    | 'policy'
    | 'security-group'
    | 'values';
  /** Empty when only order, layout or comments differ. */
  readonly differences: readonly Difference[];
}
