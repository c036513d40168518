import { UNKNOWN } from '../../change.js';

/**
 * A document that only apply will know, as far as the code tells it: the text as it is written, with every expression in
 * it unknown. One topic that is made anew hides no other route of the alert manager that way.
 */
export function writtenDocument(planned: unknown, written: unknown): unknown {
  if (Array.isArray(written)) {
    const list: readonly unknown[] = Array.isArray(planned)
      ? planned
      : planned === UNKNOWN
        ? written.map(() => UNKNOWN)
        : [];
    const known = list.map((value, index) => writtenDocument(value, written[index]));
    return known.some((value) => value !== undefined) ? list.map((value, index) => known[index] ?? value) : undefined;
  }
  if (planned !== UNKNOWN || typeof written !== 'string' || !written.includes('\n')) return undefined;
  return resolveTemplate(written);
}

/** Terraform's template with its expressions unknown, and what was escaped as it is meant. */
function resolveTemplate(text: string): string {
  let result = '';
  for (let index = 0; index < text.length;) {
    const three = text.slice(index, index + 3);
    if (three === '$${' || three === '%%{') {
      result += three.slice(1);
      index += 3;
    } else if (three.startsWith('${')) {
      result += UNKNOWN;
      index = endOf(text, index + 2);
    } else {
      result += text[index];
      index += 1;
    }
  }
  return result;
}

/** Where an expression ends: at its own brace, and not at one in a text or in another expression. */
function endOf(text: string, from: number): number {
  let depth = 1;
  let quoted = false;
  for (let index = from; index < text.length; index += 1) {
    const char = text[index];
    if (char === '\\') index += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && char === '{') depth += 1;
    else if (!quoted && char === '}') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}
