import { SENSITIVE } from '../change.js';
import { apart } from './apart.js';
import { readable } from './references.js';

/** The longest value that is shown whole. */
const LONGEST = 200;

/** The longest name of a thing, or finding about one, that is told: a permission with all of its actions has less. */
export const LONGEST_NAME = 4_000;

// What a plan marks as sensitive is masked already. Synthesised JSON and documents have no marks: names must do.
const SECRET =
  /passw|secret_?(string|key|access|value|binary)|secret$|token$|private_?key|client_?key|api_?key|access_?key|routing_?key|service_?key|credentials$|api_url|webhook_?url|set_sensitive/i;

/** Whether what stands under that name is not for everybody. */
export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** A value as people read it, cut when it is long. Nothing that stands under a secret's name. */
export function show(value: unknown, path: readonly string[] = []): string {
  if (value === undefined || value === null) return '(none)';
  if (path.some(isSecret)) return SENSITIVE;
  if (typeof value === 'string') return cut(readable(hideInText(value)));
  return cut(readable(JSON.stringify(value, hideSecrets) ?? '(none)'));
}

/** Two values that differ, so that it can be seen: of texts that are too long for that only where they do. */
export function showBoth(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): { readonly before: string; readonly after: string } {
  const shown = { before: show(before, path), after: show(after, path) };
  if (typeof before !== 'string' || typeof after !== 'string' || path.some(isSecret)) return shown;
  if (before.length <= LONGEST && after.length <= LONGEST) return shown;
  const [was, is] = apart(readable(hideInText(before)), readable(hideInText(after)));
  return { before: cut(was), after: cut(is) };
}

/** A text of at most that many characters, which says how long it is. */
export function cut(text: string, most = LONGEST): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length} characters)`;
}

/** Passwords in addresses. */
export function hideInText(text: string): string {
  return text.replace(/:\/\/[^/\s:@]+:[^/\s@]+@/g, `://${SENSITIVE}@`);
}

function hideSecrets(key: string, value: unknown): unknown {
  if (typeof value === 'string') return key !== '' && isSecret(key) ? SENSITIVE : hideInText(value);
  return value;
}
