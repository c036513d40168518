import type { Context } from '../context.js';

/** Milliseconds until something is said at all, and between signs of life after that. */
const FIRST = 1000;
const AGAIN = 30_000;

/** Says what is under way, once it takes longer than a second; again every half minute, for logs that nobody may cut off. */
export async function withProgress<T>(
  { now, stderr }: Pick<Context, 'now' | 'stderr'>,
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  const started = now().getTime();
  const seconds = (): number => (now().getTime() - started) / 1000;
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    stderr(`${what} …\n`);
    again = setInterval(() => stderr(`${what} … ${Math.round(seconds())} s\n`), AGAIN);
  }, FIRST);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(again);
    if (seconds() > FIRST / 1000) stderr(`${what}: ${seconds().toFixed(1)} s\n`);
  }
}
