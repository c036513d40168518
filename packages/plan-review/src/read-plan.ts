import { existsSync, readFileSync } from 'node:fs';
import { isMapping } from '@promontory/vocabulary';
import type { Attributes } from './change.js';
import { priorValues } from './private/plan/known-values.js';
import { MalformedChange, toPlannedChange } from './private/plan/planned-change.js';
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
  /** Attributes that are sensitive before and after, and not the same. @default - none */
  readonly secretChanges?: readonly string[];
}

/** What `terraform show -json` says of a saved plan. */
export interface Plan {
  /** What happens. What stays as it is is left out. */
  readonly changes: readonly PlannedChange[];
  /** What differs from the state although nobody applied it. @default - nothing */
  readonly drift?: readonly PlannedChange[];
  /** What a resource was, or a data source is, by its address: those to which nothing happens too. @default - not known */
  readonly prior?: (address: string) => Attributes | undefined;
  /** Whether a part was left out of the plan, for example by `-target`. @default false */
  readonly partial?: boolean;
}

/** Formats that are known to be read rightly: a major version may change what anything means. */
const KNOWN_MAJOR = 1;

const MAKE_AGAIN = "make it with 'terraform show -json PLAN', or run 'promontory plan' again";

/** Reads the JSON of a plan. What cannot be read, or is of a format from the future, is an error and never an empty plan. */
export function readPlan(file: string): Plan {
  if (!existsSync(file))
    throw new ReviewInputError('ReviewPlanMissing', file, 'no such file', "run 'promontory plan' first");
  return parsePlan(readText(file), file);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const tooLong = code === 'ERR_STRING_TOO_LONG' || code === 'ERR_FS_FILE_TOO_LARGE';
    throw new ReviewInputError(
      'ReviewPlanUnreadable',
      file,
      tooLong ? 'more than half a gigabyte' : `an error (${code ?? String(error)})`,
      tooLong ? 'plan smaller stacks' : 'make the file readable',
    );
  }
}

/**
 * Reads a plan's JSON.
 *
 * @param text what `terraform show -json` wrote
 * @param file the name by which errors call it
 */
export function parsePlan(text: string, file: string): Plan {
  const unreadable = (got: string, fix = MAKE_AGAIN): ReviewInputError =>
    new ReviewInputError('ReviewPlanUnreadable', file, got, fix);
  let json: unknown;
  try {
    // Some shells put a byte order mark before what they redirect.
    json = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    throw unreadable('text that is not JSON');
  }
  const version = isMapping(json) ? json['format_version'] : undefined;
  if (!isMapping(json) || typeof version !== 'string') throw unreadable("JSON without 'format_version'");
  if (Number(version.split('.')[0]) !== KNOWN_MAJOR) {
    throw new ReviewInputError(
      'ReviewPlanVersion',
      file,
      `format version ${version}`,
      `this release reads ${KNOWN_MAJOR}.x: use a newer Promontory, or an older Terraform`,
    );
  }
  if (json['errored'] === true)
    throw new ReviewInputError(
      'ReviewPlanErrored',
      file,
      'a plan that ended with an error',
      'mend the error and plan again',
    );
  // A state has the same format, and no changes at all.
  if (json['resource_changes'] === undefined && json['planned_values'] === undefined && isMapping(json['values']))
    throw unreadable('a state, not a plan');
  try {
    return {
      changes: changesOf(json, 'resource_changes'),
      drift: changesOf(json, 'resource_drift'),
      prior: priorValues(json),
      partial: json['complete'] === false,
    };
  } catch (error) {
    if (error instanceof MalformedChange) throw unreadable(error.message);
    throw error;
  }
}

function changesOf(json: Record<string, unknown>, key: string): PlannedChange[] {
  const entries = json[key] ?? [];
  if (!Array.isArray(entries)) throw new MalformedChange(`'${key}' that is no list`);
  return entries.flatMap((entry: unknown, index) => toPlannedChange(entry, index) ?? []);
}
