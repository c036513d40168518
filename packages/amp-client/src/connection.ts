/** Keys to sign with. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Everything that a request needs of the world. */
export interface Connection {
  /** Requests are signed for it. */
  readonly region: string;
  /** Asked before every request: whoever gives them keeps them until they expire. */
  readonly keys: () => Promise<Keys>;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Ends requests that are under way. */
  readonly signal?: AbortSignal;
  /** Base URLs in the place of the public ones, such as those of a private or FIPS endpoint. */
  readonly endpoints?: {
    /** Workspaces as they are managed: `https://aps.…`. */
    readonly management?: string;
    /** What is in workspaces: `https://aps-workspaces.…`. */
    readonly workspaces?: string;
    readonly cloudwatch?: string;
  };
}

/** The base URL of a service, without a slash at the end. */
export function endpointOf(connection: Connection, which: keyof NonNullable<Connection['endpoints']>): string {
  const given = connection.endpoints?.[which];
  if (given !== undefined) return given.replace(/\/+$/, '');
  // No Region of another DNS suffix has AMP.
  const host = { management: 'aps', workspaces: 'aps-workspaces', cloudwatch: 'monitoring' }[which];
  return `https://${host}.${connection.region}.amazonaws.com`;
}
