import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Handler, WORKSPACE_ID } from './amp-stand-in.js';

/** A series, written as PromQL writes it, with its value at each age in minutes. */
export type SeriesValues = Readonly<Record<string, Readonly<Record<number, number>>>>;

/** A real Prometheus with series of one's own: it knows of queries what no stand-in does. */
export class LivePrometheus {
  /** Whether there is one on PATH. */
  static readonly installed = ['prometheus', 'promtool'].every(
    (program) => spawnSync(program, ['--version']).error === undefined,
  );

  private constructor(
    private readonly process: ChildProcess,
    private readonly url: string,
    private readonly folder: string,
  ) {}

  /** Starts one that holds the series, at times that end now. */
  static async start(series: SeriesValues): Promise<LivePrometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'promontory-prometheus-'));
    const now = Math.floor(Date.now() / 1000);
    const lines = Object.entries(series).flatMap(([name, values]) =>
      Object.entries(values)
        .sort(([a], [b]) => Number(b) - Number(a))
        .map(([age, value]) => `${name} ${value} ${now - Number(age) * 60}`),
    );
    writeFileSync(join(folder, 'series.txt'), `${lines.join('\n')}\n# EOF\n`);
    writeFileSync(join(folder, 'prometheus.yml'), 'global: { scrape_interval: 1h }\n');
    const data = join(folder, 'data');
    if (lines.length > 0) {
      const made = spawnSync('promtool', [
        ...['tsdb', 'create-blocks-from', 'openmetrics', join(folder, 'series.txt'), data],
      ]);
      if (made.status !== 0) throw new Error(String(made.stderr));
    }
    const port = await freePort();
    const process = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${data}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--enable-feature=promql-per-step-stats',
      ],
      { stdio: 'ignore' },
    );
    const url = `http://127.0.0.1:${port}`;
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const ready = await fetch(`${url}/-/ready`).catch(() => undefined);
      if (ready?.ok === true) return new LivePrometheus(process, url, folder);
      await sleep(50);
    }
    process.kill('SIGKILL');
    throw new Error('Prometheus did not start');
  }

  /** Hands on what the workspace is asked in the API of Prometheus. */
  readonly handler: Handler = async ({ method, path, parameters }) => {
    const [, inner] = path.split(`/workspaces/${WORKSPACE_ID}/api/`);
    if (inner === undefined) return undefined;
    const response =
      method === 'POST'
        ? await fetch(`${this.url}/api/${inner}`, { method, body: parameters })
        : await fetch(`${this.url}/api/${inner}?${parameters.toString()}`);
    return { status: response.status, body: (await response.json()) as object };
  };

  /** Ends it. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
