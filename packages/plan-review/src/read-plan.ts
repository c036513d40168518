import { existsSync, readFileSync } from 'node:fs';
import { type Attributes, SENSITIVE, UNKNOWN } from './change.js';
import { ReviewInputError } from './review-input-error.js';

/** One resource of a plan, its unknown and sensitive values already replaced by words. */
export interface PlannedChange {
  readonly address: string;
  readonly previousAddress: string | undefined;
  readonly type: string;
  readonly mode: 'managed' | 'data';
  readonly actions: readonly string[];
  readonly before: Attributes | undefined;
  readonly after: Attributes | undefined;
  readonly replacedBy: readonly string[];
}

/** What `terraform show -json` says of a saved plan. */
export interface Plan {
  readonly changes: readonly PlannedChange[];
}

interface RawChange {
  readonly address: string;
  readonly previous_address?: string;
  readonly type: string;
  readonly mode: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Attributes | null;
    readonly after: Attributes | null;
    readonly after_unknown?: unknown;
    readonly before_sensitive?: unknown;
    readonly after_sensitive?: unknown;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

/** Formats that are known to be read rightly: a major version may change what anything means. */
const KNOWN_MAJOR = 1;

/** Reads the JSON of a plan. What cannot be read, or is of a format from the future, is an error and never an empty plan. */
export function readPlan(file: string): Plan {
  if (!existsSync(file))
    throw new ReviewInputError('ReviewPlanMissing', file, 'no such file', "run 'promontory plan' first");
  let json: { format_version?: unknown; resource_changes?: readonly RawChange[]; errored?: boolean };
  try {
    json = JSON.parse(readFileSync(file, 'utf8')) as typeof json;
  } catch {
    throw new ReviewInputError(
      'ReviewPlanUnreadable',
      file,
      'text that is not JSON',
      "make it with 'terraform show -json PLAN', or run 'promontory plan' again",
    );
  }
  const version = typeof json?.format_version === 'string' ? json.format_version : undefined;
  if (version === undefined) {
    throw new ReviewInputError(
      'ReviewPlanUnreadable',
      file,
      "JSON without 'format_version'",
      "make it with 'terraform show -json PLAN', or run 'promontory plan' again",
    );
  }
  if (Number(version.split('.')[0]) !== KNOWN_MAJOR) {
    throw new ReviewInputError(
      'ReviewPlanVersion',
      file,
      `format version ${version}`,
      `this release reads ${KNOWN_MAJOR}.x: use a newer Promontory, or an older Terraform`,
    );
  }
  if (json.errored === true) {
    throw new ReviewInputError(
      'ReviewPlanErrored',
      file,
      'a plan that ended with an error',
      'mend the error and plan again',
    );
  }
  return { changes: (json.resource_changes ?? []).map(toPlannedChange) };
}

function toPlannedChange({ address, previous_address: previousAddress, type, mode, change }: RawChange): PlannedChange {
  return {
    address,
    previousAddress,
    type,
    mode: mode === 'data' ? 'data' : 'managed',
    actions: change.actions,
    before:
      change.before === null ? undefined : (mask(change.before, change.before_sensitive, SENSITIVE) as Attributes),
    after:
      change.after === null
        ? undefined
        : (mask(mask(change.after, change.after_unknown, UNKNOWN), change.after_sensitive, SENSITIVE) as Attributes),
    replacedBy: (change.replace_paths ?? []).map((path) => path.join('.')),
  };
}

/** `value` with every place that `marks` marks as true replaced by `word`. */
function mask(value: unknown, marks: unknown, word: string): unknown {
  if (marks === true) return word;
  if (Array.isArray(marks)) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    return Array.from({ length: Math.max(list.length, marks.length) }, (_, index) =>
      mask(list[index], marks[index], word),
    );
  }
  if (typeof marks !== 'object' || marks === null) return value;
  const result: Record<string, unknown> = { ...(typeof value === 'object' && value !== null ? value : {}) };
  for (const [key, mark] of Object.entries(marks)) {
    const masked = mask(result[key], mark, word);
    if (masked !== undefined) result[key] = masked;
  }
  return result;
}
