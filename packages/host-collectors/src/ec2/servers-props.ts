import type { HostNetwork, HostProps } from '../host-props.js';
import type { HostProgram } from './program.js';

interface ServersOnly extends HostNetwork {
  readonly program: HostProgram;
  /** An image with systemd, cloud-init and curl, such as Amazon Linux 2023: `ami-…`. */
  readonly imageId: string;
  /** Of the architecture of the image and of the program. */
  readonly instanceType: string;
  /**
   * Servers that each scrape everything, for when one is lost. Each names itself in `__replica__`; AMP keeps, and bills,
   * the samples of one.
   * @default 1
   */
  readonly servers?: number;
  /** Whether servers have a public address, which they need in a subnet whose way out is an internet gateway. @default false */
  readonly publicAddress?: boolean;
}

/** What collectors on servers of EC2 are made of. */
export type ServersProps = HostProps & ServersOnly;
