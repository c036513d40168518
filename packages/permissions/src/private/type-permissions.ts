/** Where the resources of a stack are made. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** Attributes of a block in a synthesised stack. */
export type Attributes = Readonly<Record<string, unknown>>;

/** What the provider calls for one type of resource. */
export interface TypePermissions {
  /** To refresh it: what a plan needs. */
  readonly read: readonly string[];
  /** To make, change and remove it. */
  readonly write?: readonly string[];
  /** The resources that those are about. */
  readonly resources: (attributes: Attributes, place: Place) => readonly string[];
  /** What can be allowed on `*` alone: the action names no resource. */
  readonly readAny?: readonly string[];
  readonly writeAny?: readonly string[];
  /** What goes with particular attributes. */
  readonly also?: (attributes: Attributes, place: Place) => readonly Extra[];
}

/** A statement of its own. */
export interface Extra {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  /** Whether a plan needs it too. */
  readonly forPlan?: boolean;
}

/** A text with `*` for the parts that only apply will know. */
export function known(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\$\{[^}]*\}/g, '*') : '*';
}

/** Whether Terraform itself refuses to destroy it: then nobody need be allowed to. */
export function isProtected({ lifecycle }: Attributes): boolean {
  return (lifecycle as { prevent_destroy?: unknown } | undefined)?.prevent_destroy === true;
}

/** The Region of a block, which may be another than its provider's. */
export function regionOf({ region }: Attributes, place: Place): string {
  return typeof region === 'string' ? known(region) : place.region;
}
