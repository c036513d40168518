import { INSTANCE_FILE } from './user-data.js';

/** A service of systemd. */
export interface UnitProps {
  readonly description: string;
  readonly command: readonly string[];
  /** A user that is there; undefined for one that exists while the service runs. */
  readonly user?: string;
  /** What it may write, besides a folder of its own under /var/lib. */
  readonly writes?: readonly string[];
  /** Its folder under /var/lib. */
  readonly stateDirectory: string;
}

/** The text of a unit that starts again whatever happens, and may write nothing that is not its own. */
export function unitText({ description, command, user, writes = [], stateDirectory }: UnitProps): string {
  return [
    '[Unit]',
    `Description=${description}`,
    'Wants=network-online.target',
    'After=network-online.target',
    // For ever: the network may come later than the server.
    'StartLimitIntervalSec=0',
    '',
    '[Service]',
    `ExecStart=${command.map(quoted).join(' \\\n  ')}`,
    'ExecReload=/bin/kill -HUP $MAINPID',
    `EnvironmentFile=${INSTANCE_FILE}`,
    ...(user === undefined ? ['DynamicUser=yes'] : [`User=${user}`]),
    `StateDirectory=${stateDirectory}`,
    'Restart=always',
    'RestartSec=5',
    'TimeoutStopSec=60',
    'LimitNOFILE=65536',
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'ProtectHome=yes',
    ...writes.map((path) => `ReadWritePaths=-${path}`),
    'PrivateTmp=yes',
    'PrivateDevices=yes',
    'ProtectControlGroups=yes',
    'ProtectKernelTunables=yes',
    'ProtectKernelModules=yes',
    'RestrictSUIDSGID=yes',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n');
}

/** systemd would fill in `$` and `%`, and divide at spaces. */
function quoted(word: string): string {
  const text = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /[\s"'\\;]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}
