/**
 * `value` with every place that `marks` marks as true replaced by `word`. Keys become own properties whatever they are
 * called: a resource may have a label `__proto__`.
 */
export function mask(value: unknown, marks: unknown, word: string): unknown {
  if (marks === true) return word;
  if (typeof marks !== 'object' || marks === null) return value;
  if (Array.isArray(marks)) {
    if (marks.length === 0) return value;
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    return Array.from({ length: Math.max(list.length, marks.length) }, (_, index) =>
      mask(list[index], marks[index], word),
    );
  }
  const entries = Object.entries(marks);
  if (entries.length === 0) return value;
  const result = new Map<string, unknown>(
    typeof value === 'object' && value !== null ? Object.entries(value) : undefined,
  );
  for (const [key, mark] of entries) {
    const masked = mask(result.get(key), mark, word);
    if (masked !== undefined) result.set(key, masked);
  }
  return Object.fromEntries(result);
}
