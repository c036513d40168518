import type { Context } from '../context.js';

/** Says what is under way, once it takes longer than a second. */
export async function withProgress<T>(context: Context, what: string, work: () => Promise<T>): Promise<T> {
  const started = context.now().getTime();
  const timer = setTimeout(() => context.stderr(`${what} …\n`), 1000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    const seconds = (context.now().getTime() - started) / 1000;
    if (seconds > 1) context.stderr(`${what}: ${seconds.toFixed(1)} s\n`);
  }
}
