// What a terminal obeys, what turns the order of letters, and what cannot be seen at all.
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A text with everything visible: names may hold escapes for terminals, or letters that turn others around. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visible(text.replace(/[\r\n]+/g, ' '));
}

/** At most that many characters, and how many there are. */
export function clip(text: string, most: number): string {
  const letters = [...text.slice(0, most * 2 + 2)];
  return letters.length <= most ? text : `${letters.slice(0, most).join('')}… (${text.length} characters)`;
}
