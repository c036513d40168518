import { renderRules } from '@promontory/rules';
import { PRESET_NAMES, presetJob } from '@promontory/scrape-config';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Exporter, page } from './exporter.js';
import { EXPORTERS, RECORDS } from './world.js';

/** What was found: each series with its labels and newest value. */
export interface Found {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: number;
}

export const CLUSTERS = ['one', 'two'] as const;

export const installed = spawnSync('prometheus', ['--version']).error === undefined;

/** A Prometheus that scrapes two clusters of exporters and evaluates the records. */
export class Prometheus {
  private constructor(
    private readonly url: string,
    private readonly process: ChildProcess,
    private readonly exporters: Server,
    private readonly folder: string,
  ) {}

  static async start(): Promise<Prometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'promontory-dashboards-'));
    const exporters = await serve();
    const { port } = exporters.address() as AddressInfo;
    writeFileSync(join(folder, 'rules.yml'), renderRules(RECORDS));
    // JSON is YAML.
    writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(configuration(`127.0.0.1:${port}`)));
    const listen = `127.0.0.1:${await freePort()}`;
    const args = [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${listen}`,
      '--log.level=error',
    ];
    const process = spawn('prometheus', args, { stdio: ['ignore', 'ignore', 'inherit'] });
    return new Prometheus(`http://${listen}`, process, exporters, folder);
  }

  /** Until what takes longest is there: records of records, over several scrapes. */
  async settle(): Promise<void> {
    const last = ['slo:error_budget:remaining_ratio', 'apiserver_request:availability30d', 'cluster:scrape_series:sum'];
    for (let second = 0; second < 60; second += 1) {
      await wait(1000);
      const found = await Promise.all(last.map((query) => this.instant(query).catch(() => [])));
      // Ten seconds more than the first sample: rates want two scrapes, and one of them may have been late.
      if (found.every((series) => series.length > 0) && second >= 12) return;
    }
    throw new Error('Prometheus recorded nothing within a minute');
  }

  /** The newest values. */
  async instant(query: string): Promise<Found[]> {
    const result = await this.ask('query', { query });
    return (result as { metric: Found['metric']; value: [number, string] }[]).map(({ metric, value }) => ({
      metric,
      value: Number(value[1]),
    }));
  }

  /** The last of the values of a few seconds. */
  async range(query: string): Promise<Found[]> {
    const found = await this.series(query, 4);
    return found.map(({ metric, values }) => ({ metric, value: values.at(-1) ?? NaN }));
  }

  /** The values of some seconds, one for each. */
  async series(query: string, seconds: number): Promise<{ metric: Found['metric']; values: number[] }[]> {
    const end = Math.floor(Date.now() / 1000);
    const result = await this.ask('query_range', { query, start: `${end - seconds}`, end: `${end}`, step: '1' });
    return (result as { metric: Found['metric']; values: [number, string][] }[]).map(({ metric, values }) => ({
      metric,
      values: values.map(([, value]) => Number(value)),
    }));
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await ended;
    this.exporters.closeAllConnections();
    await new Promise((resolve) => this.exporters.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask(path: string, parameters: Readonly<Record<string, string>>): Promise<unknown[]> {
    const response = await fetch(`${this.url}/api/v1/${path}`, {
      method: 'POST',
      body: new URLSearchParams(parameters),
    });
    const answer = (await response.json()) as { status: string; error?: string; data: { result: unknown[] } };
    if (answer.status !== 'success') throw new Error(`${answer.error}: ${parameters['query']}`);
    return answer.data.result;
  }
}

async function serve(): Promise<Server> {
  const started = Date.now();
  const server = createServer((request, response) => {
    const exporter = EXPORTERS[Number(request.url?.split('/').at(-1))];
    response.writeHead(exporter === undefined ? 404 : 200, { 'content-type': 'text/plain; version=0.0.4' });
    response.end(exporter === undefined ? '' : page(exporter, (Date.now() - started) / 1000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

function configuration(address: string): object {
  const jobs = [...new Set(EXPORTERS.map(({ job }) => job))];
  const target = (exporter: Exporter, cluster: string): object => ({
    targets: [address],
    labels: { ...exporter.target, cluster, __metrics_path__: `/${cluster}/${EXPORTERS.indexOf(exporter)}` },
  });
  return {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: ['rules.yml'],
    scrape_configs: [...jobs.map(jobOf), DEAD],
  };

  function jobOf(job: string): object {
    const own = EXPORTERS.filter((exporter) => exporter.job === job);
    const preset = PRESET_NAMES.find((name) => name === job);
    const { honor_labels, metric_relabel_configs } = preset === undefined ? {} : presetJob(preset, 'prometheus');
    return {
      job_name: job,
      // What a preset drops, panels do not find.
      honor_labels,
      metric_relabel_configs,
      static_configs: CLUSTERS.flatMap((cluster) => own.map((exporter) => target(exporter, cluster))),
    };
  }
}

/** A target that nobody answers at, so that something is down. */
const DEAD = {
  job_name: 'dead',
  static_configs: [{ targets: ['127.0.0.1:1'], labels: { cluster: 'two' } }],
};
