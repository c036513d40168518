import type { Surroundings } from '../src/surroundings.js';
import { ACCESS_KEY } from './amp.js';

export const NOW = 1_795_000_000_000;

/** A world whose time passes only when somebody sleeps. */
export class World {
  readonly logged: Record<string, unknown>[] = [];
  readonly slept: number[] = [];
  private time = NOW;

  /** @param budget milliseconds that Lambda gives to the invocation */
  constructor(
    readonly url: string,
    private readonly budget = 60_000,
    private readonly changes: Partial<Surroundings> = {},
  ) {}

  readonly context = { getRemainingTimeInMillis: (): number => NOW + this.budget - this.time };

  get surroundings(): Surroundings {
    return {
      url: this.url,
      region: 'eu-west-1',
      credentials: ACCESS_KEY,
      fetch,
      now: () => this.time,
      sleep: (milliseconds) => {
        this.slept.push(milliseconds);
        this.time += milliseconds;
        return Promise.resolve();
      },
      random: () => 0.5,
      log: (line) => this.logged.push(JSON.parse(line) as Record<string, unknown>),
      ...this.changes,
    };
  }
}
