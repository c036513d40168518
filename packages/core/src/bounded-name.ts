import { createHash } from 'node:crypto';

/**
 * A name of at most `limit` characters, made of `parts` joined by `-`. A name that is too long is cut and given eight
 * characters of its own hash, so that two long names that begin alike stay apart.
 *
 * @param limit at least 16
 */
export function boundedName(limit: number, ...parts: readonly string[]): string {
  const full = parts.join('-');
  if (full.length <= limit) return full;
  const hash = createHash('sha256').update(full).digest('hex').slice(0, 8);
  return `${full.slice(0, limit - hash.length - 1).replace(/-+$/, '')}-${hash}`;
}
