import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createHttpServer } from 'node:http';
import { stringify } from 'yaml';
import { keepClusterLabel } from '../src/cluster-label.js';
import { renderRemoteWrite } from '../src/render.js';

jest.setTimeout(120_000);

const found = spawnSync('prometheus', ['--version']).error === undefined;
const withPrometheus = found || process.env['CI'] === 'true' ? test : test.skip;
const NOTE = found ? '' : ' (SKIPPED: install prometheus, Debian package prometheus)';

/** What an API server of Kubernetes 1.28 says of its storage, and something that is of no replica's concern. */
const METRICS = 'apiserver_storage_size_bytes{cluster="etcd-0"} 7\nown 1\n';

withPrometheus(`two agents name themselves, and no series has a cluster of its own${NOTE}`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-replicas-'));
  const running: ChildProcess[] = [];
  const target = createHttpServer((_, response) => response.end(METRICS));
  try {
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    const [receiver, ...ports] = [await freePort(), await freePort(), await freePort()];
    const start = (name: string, port: number, configuration: unknown, args: readonly string[]): void => {
      const file = join(folder, `${name}.yml`);
      writeFileSync(file, stringify(configuration));
      const all = [`--config.file=${file}`, `--web.listen-address=127.0.0.1:${port}`, ...args];
      running.push(spawn('prometheus', all, { stdio: 'ignore', env: { ...process.env, POD_NAME: name } }));
    };
    start('receiver', receiver, {}, [
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--web.enable-remote-write-receiver',
    ]);
    const targets = [`127.0.0.1:${(target.address() as AddressInfo).port}`];
    const jobs = keepClusterLabel([{ job_name: 'api', static_configs: [{ targets }] }]);
    ports.forEach((port, index) => {
      const name = `agent-${index}`;
      const destination = {
        url: `http://127.0.0.1:${receiver}/api/v1/write`,
        region: 'eu-west-1',
        signedElsewhere: true,
      };
      const configuration = {
        global: { scrape_interval: '1s', external_labels: { cluster: 'search', __replica__: '${POD_NAME}' } },
        scrape_configs: jobs,
        remote_write: [renderRemoteWrite(destination, { batchSendDeadline: '1s' })],
      };
      const path = `--storage.agent.path=${join(folder, name)}`;
      start(name, port, configuration, ['--enable-feature=agent,expand-external-labels', path]);
    });

    const series = async (): Promise<readonly Record<string, string>[]> => {
      const query = `http://127.0.0.1:${receiver}/api/v1/series?match[]=${encodeURIComponent('{job="api",__name__=~"own|apiserver.*"}')}`;
      const answer = await fetch(query).catch(() => undefined);
      return answer?.ok === true ? ((await answer.json()) as { data: Record<string, string>[] }).data : [];
    };
    const until = Date.now() + 60_000;
    while ((await series()).length < 4 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 500));

    const common = { cluster: 'search', job: 'api', instance: targets[0] };
    const storage = { __name__: 'apiserver_storage_size_bytes', storage_cluster_id: 'etcd-0' };
    expect(new Set(await series())).toEqual(
      new Set(
        ['agent-0', 'agent-1'].flatMap((__replica__) => [
          { ...common, ...storage, __replica__ },
          { ...common, __name__: 'own', __replica__ },
        ]),
      ),
    );
  } finally {
    await Promise.all(running.map(ended));
    target.close();
    rmSync(folder, { recursive: true });
  }
});

function ended(one: ChildProcess): Promise<unknown> {
  const exit = new Promise((resolve) => one.once('exit', resolve));
  one.kill('SIGKILL');
  return exit;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
