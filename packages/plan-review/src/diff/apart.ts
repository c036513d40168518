/** Letters that two texts must have in common before they are left out: less costs more to read than it spares. */
const WORTH = 40;
/** Letters of what is common that stay, so that one sees where it is. */
const CONTEXT = 16;

/**
 * Two long texts with what they have in common at their ends left out: of an expression of three lines whose number
 * changes, the number is what is read.
 */
export function apart(before: string, after: string): readonly [before: string, after: string] {
  const least = Math.min(before.length, after.length);
  let same = 0;
  while (same < least && before[same] === after[same]) same += 1;
  let tail = 0;
  while (tail < least - same && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const head = same > WORTH ? wordStart(before, same - CONTEXT) : 0;
  const end = tail > WORTH ? tail - CONTEXT : 0;
  const middle = (text: string): string =>
    `${head > 0 ? '…' : ''}${text.slice(head, text.length - end)}${end > 0 ? '…' : ''}`;
  return before === after ? [before, after] : [middle(before), middle(after)];
}

/** Where the word begins that this letter is in, unless it is too long a word. */
function wordStart(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  return space > at - CONTEXT && space >= 0 ? space + 1 : at;
}
