import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandler } from '../src/handler.js';
import { line, point, record } from './points.js';
import { World } from './surroundings.js';

jest.setTimeout(60_000);

const prometheus = spawnSync('prometheus', ['--version']).error === undefined;
const withPrometheus = prometheus || process.env['CI'] === 'true' ? test : test.skip;

withPrometheus(
  `Prometheus takes what is written, and answers queries about it${prometheus ? '' : ' (SKIPPED: install prometheus, Debian package prometheus)'}`,
  async () => {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'promontory-prometheus-'));
    writeFileSync(join(folder, 'prometheus.yml'), 'global: { scrape_interval: 1h }\n');
    const process_ = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--web.enable-remote-write-receiver',
      ],
      { stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => process_.once('exit', resolve));
    const base = `http://127.0.0.1:${port}`;
    try {
      await ready(base);
      // Its clock is the real one, and it refuses samples that are far from now.
      const now = Date.now();
      const write = async (...lines: readonly string[]): Promise<unknown> => {
        const world = new World(`${base}/api/v1/write`, 60_000, { now: () => now });
        await createHandler(world.surroundings)({ records: [record('1', ...lines)] }, world.context);
        return world.logged.at(-1)?.['samples'];
      };
      const lines = Array.from({ length: 600 }, (_, index) =>
        line(
          point({
            timestamp: now - 60_000 * (2 - Math.floor(index / 300)),
            dimensions: { InstanceId: `i-${index % 300}`, 'a name:ü': 'größe\ud800' },
            statistics: { count: 3, sum: 20, max: 18, min: 0, 'p99.9': 17.5 },
          }),
        ),
      );
      expect(await write(...lines)).toEqual({ written: 3_000, refused: 0, failed: 0 });
      expect(await write(...lines.slice(300))).toEqual({ written: 1_500, refused: 0, failed: 0 });
      const late = line(
        point({
          timestamp: now - 180_000,
          dimensions: { InstanceId: 'i-7', 'a name:ü': 'größe\ud800' },
          statistics: { max: 1 },
        }),
      );
      const fresh = line(point({ timestamp: now, dimensions: { InstanceId: 'i-new' } }));
      expect(await write(late, fresh)).toEqual({ written: 1, refused: 1, failed: 0 });

      const query = async (text: string): Promise<unknown> => {
        const response = await fetch(`${base}/api/v1/query?query=${encodeURIComponent(text)}`);
        const { data } = (await response.json()) as {
          data: { result: { metric: unknown; value: [number, string] }[] };
        };
        return data.result.map(({ metric, value: [, value] }) => [metric, value]);
      };
      expect(
        await query('count(count_over_time(aws_ec2_cpuutilization_max{dimension_InstanceId!="i-new"}[5m]) == 2)'),
      ).toEqual([[{}, '300']]);
      expect(await query('sum(aws_ec2_cpuutilization_sum) / sum(aws_ec2_cpuutilization_count) * 3')).toEqual([
        [{}, '20'],
      ]);
      expect(await query('aws_ec2_cpuutilization_p99_9{dimension_InstanceId="i-7"}')).toEqual([
        [
          {
            __name__: 'aws_ec2_cpuutilization_p99_9',
            account_id: '111122223333',
            dimension_InstanceId: 'i-7',
            dimension_a_name__: 'größe\ufffd',
            metric_name: 'CPUUtilization',
            namespace: 'AWS/EC2',
            region: 'eu-west-1',
            statistic: 'p99.9',
            unit: 'Percent',
          },
          '17.5',
        ],
      ]);
      expect(await query('aws_ec2_cpuutilization_max{dimension_InstanceId="i-new"}')).toMatchObject([[{}, '18']]);
    } finally {
      process_.kill();
      await ended;
    }
  },
);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function ready(base: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const isReady = await fetch(`${base}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (attempt === 200) throw new Error('Prometheus does not come up');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
