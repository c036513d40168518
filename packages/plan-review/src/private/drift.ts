import { isMapping } from '@promontory/vocabulary';
import type { Change } from '../change.js';
import { changedKeys } from './changes.js';

/** What providers read back anew each time; nobody has changed it. */
const READ_BACK = [
  'modified_at',
  'last_modified',
  'last_modified_time',
  'updated_at',
  'status',
  'metadata',
  'tags_all',
];

/** Attributes in which the thing differs from the state. */
export function fresh({ before, after }: Change): string[] {
  return (
    changedKeys(before ?? {}, after ?? {})
      .filter((attribute) => !READ_BACK.includes(attribute))
      // Providers read back nothing now as null, now as an empty list.
      .filter((attribute) => !isNothing(before?.[attribute]) || !isNothing(after?.[attribute]))
      .sort()
  );
}

/** Why AWS has changed an attribute, or undefined when no reason is known. */
export function explained(change: Change, attribute: string): string | undefined {
  if (attribute !== 'tags') return undefined;
  const [before, after] = [change.before?.['tags'] ?? {}, change.after?.['tags'] ?? {}];
  if (!isMapping(before) || !isMapping(after)) return undefined;
  const reasons = changedKeys(before, after).map((tag) => writerOf(tag, change.type));
  return reasons.includes(undefined) ? undefined : reasons.join(', ');
}

function writerOf(tag: string, type: string): string | undefined {
  // The AWS provider's page of aws_prometheus_scraper, 2026-11.
  if (tag === 'AMPAgentlessScraper' && type === 'aws_prometheus_workspace') return `${tag}, by a managed scraper`;
  return tag.startsWith('aws:') ? `${tag}, by a service of AWS` : undefined;
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
