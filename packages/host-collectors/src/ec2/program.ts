/** What runs on a server, at one version. */
export type HostProgram = InstalledProgram | DownloadedProgram;

/** The image of the server brings it along. */
export interface InstalledProgram {
  readonly kind: 'installed';
  readonly version: string;
  /** The whole path of the program. */
  readonly path: string;
}

/** It is fetched when a server starts, and runs only when it is what was meant. */
export interface DownloadedProgram {
  readonly kind: 'download';
  readonly version: string;
  /** `https://…`, or `s3://bucket/key`, which the role may then read: the release of the publisher, or a copy of it. */
  readonly url: string;
  /** As its publisher says, 64 hexadecimal digits. */
  readonly sha256: string;
}
