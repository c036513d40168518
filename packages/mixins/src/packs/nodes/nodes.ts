import { definePack, type PackContext } from '../../rule-pack.js';
import { count, perSecond, ratio, seconds } from '../../threshold.js';
import { filesystems } from './filesystems.js';
import { load } from './load.js';
import { system } from './system.js';

const THRESHOLDS = {
  /** Share of a disk left below which it is watched for filling up within a day: ratio, 0 to 1. @default 0.4 */
  filesystemFilling: ratio(0.4),
  /** Share of a disk left below which it is watched for filling up within four hours: ratio, 0 to 1. @default 0.2 */
  filesystemFillingSoon: ratio(0.2),
  /** Share of a disk left that is little: ratio, 0 to 1. @default 0.05 */
  filesystemLow: ratio(0.05),
  /** Share of a disk left that is next to nothing: ratio, 0 to 1. @default 0.03 */
  filesystemOut: ratio(0.03),
  /** Share of the processors in use: ratio, 0 to 1. @default 0.9 */
  cpu: ratio(0.9),
  /** Load for each processor: count, 0 to 1000. @default 2 */
  loadPerCpu: count(2, 1000),
  /** Share of the memory in use: ratio, 0 to 1. @default 0.9 */
  memory: ratio(0.9),
  /** Major page faults: per second, 0 to 1000000. @default 500 */
  majorFaults: perSecond(500),
  /** Share of time in which every process waited for memory: ratio, 0 to 1. @default 0.1 */
  memoryStalled: ratio(0.1),
  /** Processes killed for memory in a quarter of an hour: count, 0 to 1000. @default 0 */
  oomKills: count(0, 1000),
  /** Requests waiting for one disk, on average: count, 0 to 1000. @default 10 */
  diskQueue: count(10, 1000),
  /** Share of the file descriptors in use that is much: ratio, 0 to 1. @default 0.7 */
  fileDescriptors: ratio(0.7),
  /** Share of the file descriptors in use that leaves next to none: ratio, 0 to 1. @default 0.9 */
  fileDescriptorsOut: ratio(0.9),
  /** Share of packets that are errors: ratio, 0 to 1. @default 0.01 */
  networkErrors: ratio(0.01),
  /** Changes of an interface's state in ten minutes: count, 0 to 1000. @default 2 */
  interfaceChanges: count(2, 1000),
  /** Share of the connection tracking table in use: ratio, 0 to 1. @default 0.75 */
  conntrack: ratio(0.75),
  /** How far a clock may be off: seconds, 0 to 31536000. @default 0.05 */
  clockOffset: seconds(0.05),
  /** The kernel's own estimate of its clock's error that means no source: seconds, 0 to 31536000. @default 16 */
  clockError: seconds(16),
};

export type NodesContext = PackContext<keyof typeof THRESHOLDS>;

/** Disks, load, network and clocks of nodes. Reads node-exporter alone. */
export const nodes = definePack({
  name: 'nodes',
  thresholds: THRESHOLDS,
  groups: (context) => [filesystems(context), load(context), system(context)],
});
