import type { AlertDefinition, GroupDefinition } from '../../definition.js';
import type { NodesContext } from './nodes.js';

const BY = 'cluster, instance, node, device, mountpoint';
/** What fills up on a node: nothing in memory, nothing read-only, and none of the mounts of pods, which mirror it. */
const DISKS =
  '{fstype!~"tmpfs|ramfs|overlay|squashfs|iso9660|nsfs|fuse.*",mountpoint!~"/var/lib/(kubelet|containerd|docker)/.+"}';

interface Resource {
  readonly what: string;
  readonly free: string;
  readonly all: string;
  readonly word: string;
}

const SPACE: Resource = {
  what: 'Space',
  free: `node_filesystem_avail_bytes${DISKS}`,
  all: `node_filesystem_size_bytes${DISKS}`,
  word: 'space',
};
const FILES: Resource = {
  what: 'Files',
  free: `node_filesystem_files_free${DISKS}`,
  all: `node_filesystem_files${DISKS}`,
  word: 'inodes',
};

const share = ({ free, all }: Resource): string => `max by (${BY}) (${free}) / max by (${BY}) (${all})`;
const WRITABLE = `and max by (${BY}) (node_filesystem_readonly${DISKS}) == 0`;

/** Disks by what is left of them, and by when nothing will be. */
export const filesystems = ({ t, range }: NodesContext): GroupDefinition => {
  const fillingUp = (
    of: Resource,
    level: { suffix: string; below: number; hours: number; severity: AlertDefinition['severity'] },
  ): AlertDefinition => ({
    alert: `NodeFilesystem${of.what}FillingUp${level.suffix}`,
    expr: `
      (${share(of)} < ${level.below})
      and max by (${BY}) (predict_linear(${of.free}[${range('6h')}], ${level.hours * 3600})) < 0
      ${WRITABLE}`,
    for: '1h',
    severity: level.severity,
    summary: `{mountpoint} on {instance} of {cluster} runs out of ${of.word} within ${level.hours} hours.`,
    description: `{value:percent} of the ${of.word} of {device} at {mountpoint} on {instance} in {cluster} are left. As it went for the last hours, nothing is left within ${level.hours} hours.`,
  });
  const almostOut = (
    of: Resource,
    level: { name: string; below: number; severity: AlertDefinition['severity'] },
  ): AlertDefinition => ({
    alert: level.name,
    expr: `(${share(of)} < ${level.below}) ${WRITABLE}`,
    for: '30m',
    severity: level.severity,
    summary: `{mountpoint} on {instance} of {cluster} has hardly any ${of.word} left.`,
    description: `{value:percent} of the ${of.word} of {device} at {mountpoint} on {instance} in {cluster} are left.`,
  });
  return {
    name: 'filesystems',
    rules: [
      fillingUp(SPACE, { suffix: '', below: t.filesystemFilling, hours: 24, severity: 'warning' }),
      fillingUp(SPACE, { suffix: 'Soon', below: t.filesystemFillingSoon, hours: 4, severity: 'critical' }),
      almostOut(SPACE, { name: 'NodeFilesystemAlmostOutOfSpace', below: t.filesystemLow, severity: 'warning' }),
      almostOut(SPACE, { name: 'NodeFilesystemOutOfSpace', below: t.filesystemOut, severity: 'critical' }),
      fillingUp(FILES, { suffix: '', below: t.filesystemFilling, hours: 24, severity: 'warning' }),
      fillingUp(FILES, { suffix: 'Soon', below: t.filesystemFillingSoon, hours: 4, severity: 'critical' }),
      almostOut(FILES, { name: 'NodeFilesystemAlmostOutOfFiles', below: t.filesystemLow, severity: 'warning' }),
      almostOut(FILES, { name: 'NodeFilesystemOutOfFiles', below: t.filesystemOut, severity: 'critical' }),
    ],
  };
};
