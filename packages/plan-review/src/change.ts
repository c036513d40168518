/** What happens to one resource. */
export type Action = 'create' | 'update' | 'replace' | 'delete' | 'move' | 'forget';

/** One resource that changes, whichever way that was found out. */
export interface Change {
  readonly stack: string;
  /** Terraform's address. */
  readonly address: string;
  readonly type: string;
  /** The construct's path; the address where no construct is known. */
  readonly path: string;
  readonly action: Action;
  /** Attributes before and after. What is not known yet is `UNKNOWN`, what must not be shown is `SENSITIVE`. */
  readonly before: Attributes | undefined;
  readonly after: Attributes | undefined;
  /** Attributes that force a replacement. */
  readonly replacedBy: readonly string[];
  /** `plan` when Terraform said so; `synth` when it was concluded from two synthesised sides. */
  readonly source: 'plan' | 'synth';
  /** Attributes that are sensitive before and after, and not the same. @default - none */
  readonly secretChanges?: readonly string[];
}

/** Attributes of a resource. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Stands for a value that only apply will know. */
export const UNKNOWN = '(known after apply)';

/** Stands for a value that must not be shown. */
export const SENSITIVE = '(sensitive)';
