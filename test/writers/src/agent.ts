import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The upstream Prometheus of `npm run setup:prometheus`. */
export const PROMETHEUS = join(__dirname, '..', '..', '..', 'tools', 'prometheus', 'bin', 'prometheus');
export const isInstalled = existsSync(PROMETHEUS);

/** A Prometheus in agent mode that runs with the flags and the configuration of the construct. */
export class Agent {
  /** What it logged. */
  log = '';
  private process: ChildProcess | undefined;
  private readonly flags: readonly string[];

  constructor(
    folder: string,
    private readonly environment: Readonly<Record<string, string>>,
    { flags, configuration }: { readonly flags: readonly string[]; readonly configuration: object },
  ) {
    // JSON is YAML.
    writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(configuration));
    this.flags = flags.map((flag) => flag.replace('/etc/config/', `${folder}/`).replace('/data', join(folder, 'data')));
  }

  start(): void {
    const args = [...this.flags, '--web.listen-address=127.0.0.1:0'];
    this.process = spawn(PROMETHEUS, args, { env: { ...this.environment }, stdio: ['ignore', 'ignore', 'pipe'] });
    this.process.stderr?.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
  }

  /** Undefined while it runs. */
  get exitCode(): number | undefined {
    return this.process?.exitCode ?? undefined;
  }

  async stop(): Promise<void> {
    const { process } = this;
    if (process === undefined || process.exitCode !== null) return;
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGTERM');
    await ended;
  }
}
