import type { Problem } from '@promontory/vocabulary';
import { type Document, LineCounter, parseAllDocuments } from 'yaml';

/** A problem of a text, whatever the file is called. */
export type Fault = Omit<Problem, 'file'>;

/** The documents of a text, and where they say what. */
export interface Parsed {
  readonly documents: readonly Document.Parsed[];
  at(offset: number): { readonly line: number; readonly column: number };
}

export function parse(text: string): Parsed {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: true });
  return {
    documents: Array.isArray(parsed) ? parsed : [],
    at: (offset) => {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(1, line), column: Math.max(1, col) };
    },
  };
}
