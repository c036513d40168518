/** What a Map and a WeakMap have in common. */
interface Known<Result> {
  get(key: unknown): Result | undefined;
  has(key: unknown): boolean;
  set(key: unknown, made: Result): unknown;
}

/**
 * `make`, which is asked once for each key and then remembered: for what is pure, costs something, and is asked for again.
 * What was made for an object is forgotten with it.
 *
 * @param keyOf - What the result depends on, as one text or one object. @default - the first argument, which is all then
 */
export function remembered<Arguments extends readonly unknown[], Result>(
  make: (...args: Arguments) => Result,
  keyOf: (...args: Arguments) => unknown = (...args) => args[0],
): (...args: Arguments) => Result {
  const byText: Known<Result> = new Map<unknown, Result>();
  const byObject = new WeakMap<object, Result>() as Known<Result>;
  return (...args) => {
    const key = keyOf(...args);
    const known = typeof key === 'object' && key !== null ? byObject : byText;
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as Result;
    const made = make(...args);
    known.set(key, made);
    return made;
  };
}
