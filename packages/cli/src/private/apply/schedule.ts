/** What is to be done, after what. */
export interface Task<T> {
  readonly id: string;
  readonly after: readonly string[];
  run(): Promise<T>;
}

/** How a task ended; undefined when it was never begun. */
export type Ended<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

/**
 * Runs tasks, each after those it follows, at most `most` at once. After a failure nothing more is begun; what runs is
 * awaited, because half an apply is worse than a late one.
 */
export async function runInOrder<T>(tasks: readonly Task<T>[], most: number): Promise<ReadonlyMap<string, Ended<T>>> {
  const ended = new Map<string, Ended<T>>();
  const waiting = new Map(tasks.map((task) => [task.id, task]));
  const running = new Map<string, Promise<void>>();
  const failed = (): boolean => [...ended.values()].some(({ ok }) => !ok);
  // What is not among the tasks has nothing to wait for.
  const isFree = ({ after }: Task<T>): boolean => after.every((id) => !waiting.has(id) && !running.has(id));
  for (;;) {
    for (const task of [...waiting.values()].filter(isFree)) {
      if (running.size >= most || failed()) break;
      waiting.delete(task.id);
      const work = task
        .run()
        .then(
          (value): Ended<T> => ({ ok: true, value }),
          (error: unknown): Ended<T> => ({ ok: false, error }),
        )
        .then((end) => {
          ended.set(task.id, end);
          running.delete(task.id);
        });
      running.set(task.id, work);
    }
    if (running.size === 0) return ended;
    await Promise.race(running.values());
  }
}
