/**
 * The most levels of each kind that a document may have. The parser calls itself for each level: a document that is
 * made to be deep ends the whole process where the stack does, or keeps it busy for ever.
 */
const MOST = { brackets: 200, indentation: 200, marks: 50 } as const;

/** Where a document is deeper than anybody writes; undefined when it is not. Brackets in texts count as others do. */
export function tooDeepAt(text: string): number | undefined {
  let brackets = 0;
  let column = 0;
  let marks = 0;
  let indenting = true;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (char === '\n') {
      column = 0;
      marks = 0;
      indenting = true;
      continue;
    }
    if (char === '[' || char === '{') brackets += 1;
    else if ((char === ']' || char === '}') && brackets > 0) brackets -= 1;
    if (indenting) {
      const next = text[index + 1];
      if (char === ' ' || char === '\t') column += 1;
      else if ((char === '-' || char === '?' || char === ':') && (next === ' ' || next === '\t')) marks += 1;
      else {
        indenting = false;
        if (column > MOST.indentation) return index;
      }
    }
    if (brackets > MOST.brackets || marks > MOST.marks) return index;
  }
  return undefined;
}
