import { argumentText } from '../private/yaml-text.js';
import type { HostProgram } from './program.js';

/** A file on a server. */
export interface HostFile {
  readonly path: string;
  readonly content: string;
  readonly permissions?: string;
}

/** What is made of a server. */
export interface HostSetup {
  readonly program: HostProgram;
  /** What a download becomes: commands that find it at `$package`. */
  readonly unpack: readonly string[];
  readonly files: readonly HostFile[];
  /** The unit that is started: `prometheus.service`. */
  readonly unit: string;
}

/** The name of the server, for units: cloud-init knows it. */
export const INSTANCE_FILE = '/etc/amp-collector/instance.env';
const INSTALL = '/usr/local/sbin/install-amp-collector';

/** A cloud-config that writes the files, fetches the program and starts its unit. */
export function userData(setup: HostSetup): string {
  const files: readonly HostFile[] = [
    ...setup.files,
    { path: INSTALL, content: installScript(setup), permissions: '0755' },
  ];
  const config = {
    write_files: files.map(({ path, content, permissions = '0644' }) => ({ path, permissions, content })),
    runcmd: [[INSTALL]],
  };
  return `#cloud-config\n${argumentText(config)}`;
}

/** What is done once: nothing is started that was not fetched whole. */
export function installScript({ program, unpack, unit }: HostSetup): string {
  return [
    '#!/bin/sh',
    'set -eu',
    `mkdir -p ${dirname(INSTANCE_FILE)}`,
    `echo "INSTANCE_ID=$(cloud-init query instance_id)" >${INSTANCE_FILE}`,
    ...(program.kind === 'download'
      ? [
          'package=$(mktemp -d)/package',
          program.url.startsWith('s3://')
            ? `aws s3 cp --no-progress '${program.url}' "$package"`
            : `curl --fail --silent --show-error --location --retry 5 --output "$package" '${program.url}'`,
          `echo '${program.sha256}  '"$package" | sha256sum --check --quiet`,
          ...unpack,
        ]
      : []),
    'systemctl daemon-reload',
    `systemctl enable --now ${unit}`,
    '',
  ].join('\n');
}

const dirname = (path: string): string => path.slice(0, path.lastIndexOf('/'));
