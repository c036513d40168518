import { canonical, type Digest, digestOf } from './digest.js';

/** The file that seals a bundle. Its SHA-256 is the bundle's digest: `sha256sum bundle.json` says the same. */
export const MANIFEST = 'bundle.json';

/** What a bundle keeps of a planned stack, by file name within the stack's folder. */
export const FILES = { plan: 'plan', json: 'plan.json', lock: 'terraform.lock.hcl' } as const;

/** Which version of a state was planned on. */
export interface StateVersion {
  readonly lineage: string;
  readonly serial: number;
}

interface Stack {
  /** The digest of what was synthesised for it. */
  readonly inputs: Digest;
  readonly dependencies: readonly string[];
}

/** A stack whose plan is in the bundle. */
export interface PlannedStack extends Stack {
  readonly status: 'planned';
  /** Versions, by the provider's address. */
  readonly providers: Readonly<Record<string, string>>;
  /** The state it was planned on; null when there was none. */
  readonly state: StateVersion | null;
  /** Digests of the outputs of other stacks that the plan was made of. */
  readonly reads: Readonly<Record<string, Digest>>;
  /** Whether applying it does anything. */
  readonly changes: boolean;
  /** Outputs that applying it changes: stacks that read them are planned afterwards. */
  readonly changedOutputs: readonly string[];
  /** Digests of its files. */
  readonly files: Readonly<Record<string, Digest>>;
}

/** A stack that no plan could be made of yet: the bundle does not contain it. */
export interface DeferredStack extends Stack {
  readonly status: 'deferred';
  readonly note: string;
}

/** A stack that was not planned, because `--stack` named another. */
export interface AbsentStack extends Stack {
  readonly status: 'absent';
}

export type BundledStack = PlannedStack | DeferredStack | AbsentStack;

/** What made the plans. */
export interface Tool {
  /** As the program calls itself: `OpenTofu`, `Terraform`. */
  readonly name: string;
  readonly version: string;
}

/** What was planned, of what, by what. */
export interface Manifest {
  readonly schemaVersion: 1;
  readonly environment: string;
  /** Told, not compared: a merge gives the same files another commit. Null outside of git. */
  readonly commit: string | null;
  /** Whether files differed from the commit. */
  readonly dirty: boolean;
  readonly promontory: string;
  readonly tool: Tool;
  readonly stacks: Readonly<Record<string, BundledStack>>;
}

/** How a manifest is written: the same bytes for the same contents. */
export function serialize(manifest: Manifest): string {
  return `${canonical(manifest, 2)}\n`;
}

export function digestOfManifest(text: string): Digest {
  return digestOf(text);
}
