import { UNKNOWN } from '../../change.js';

/** What an expression is worth, where the plan knows it. */
export type Resolve = (expression: string) => string | undefined;

/**
 * A document that only apply will know, as far as code and plan tell it: the text as it is written, with every expression
 * in it that the plan does not know left unknown. One topic that is made anew hides no other route that way.
 */
export function writtenDocument(planned: unknown, written: unknown, resolve: Resolve = () => undefined): unknown {
  if (Array.isArray(written)) {
    const list: readonly unknown[] = Array.isArray(planned)
      ? planned
      : planned === UNKNOWN
        ? written.map(() => UNKNOWN)
        : [];
    const known = list.map((value, index) => writtenDocument(value, written[index], resolve));
    return known.some((value) => value !== undefined) ? list.map((value, index) => known[index] ?? value) : undefined;
  }
  if (planned !== UNKNOWN || typeof written !== 'string' || !written.includes('\n')) return undefined;
  return resolveTemplate(written, resolve);
}

/** Terraform's template with what its expressions are worth, and what was escaped as it is meant. */
function resolveTemplate(text: string, resolve: Resolve): string {
  let result = '';
  for (let index = 0; index < text.length;) {
    const three = text.slice(index, index + 3);
    if (three === '$${' || three === '%%{') {
      result += three.slice(1);
      index += 3;
    } else if (three.startsWith('${')) {
      const end = endOf(text, index + 2);
      result += resolve(text.slice(index + 2, end - 1).trim()) ?? UNKNOWN;
      index = end;
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
