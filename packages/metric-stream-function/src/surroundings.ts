/** All that the function takes from outside of itself. `main.ts` gives it the real things. */
export interface Surroundings {
  /** The workspace's remote-write URL. */
  readonly url: string;
  /** The workspace's Region: requests are signed for it, wherever the function runs. */
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** Takes one line of the log. */
  readonly log: (line: string) => void;
}
