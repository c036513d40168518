import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';

const ROOT = join(__dirname, '..', '..', '..');
const TOKEN = 'secret-of-the-cache';

/** What any self-hosted server of Nx's protocol does: takes an archive under a hash, once, and gives it out again. */
class Cache {
  readonly kept = new Map<string, Buffer>();
  readonly asked: string[] = [];
  private readonly server: Server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const hash = /^\/v1\/cache\/([0-9A-Za-z_-]+)$/.exec(url)?.[1];
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const status = this.answer(method, hash, headers.authorization, Buffer.concat(chunks));
      this.asked.push(`${method} ${status}`);
      response.writeHead(status, { 'content-type': 'application/octet-stream' });
      response.end(method === 'GET' && status === 200 ? this.kept.get(hash ?? '') : undefined);
    });
  });

  private answer(method: string, hash: string | undefined, authorization: string | undefined, body: Buffer): number {
    if (authorization !== `Bearer ${TOKEN}`) return 401;
    if (hash === undefined) return 404;
    if (method === 'GET') return this.kept.has(hash) ? 200 : 404;
    if (this.kept.has(hash)) return 409;
    this.kept.set(hash, body);
    return 200;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
  }
}

/** A checkout of a fleet on some machine, with this repository's app and plugin, and nothing in its cache. */
function checkout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-checkout-'));
  const size = ['--clusters', '3', '--regions', '1', '--accounts', '3'];
  execFileSync(process.execPath, [join(ROOT, 'test', 'fleet', 'generate.mjs'), folder, ...size]);
  const write = (file: string, value: object): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), JSON.stringify(value));
  };
  write('package.json', { name: 'fleet', private: true });
  const { analytics, neverConnectToCloud } = JSON.parse(readFileSync(join(ROOT, 'nx.json'), 'utf8')) as object & {
    analytics: boolean;
    neverConnectToCloud: boolean;
  };
  write('nx.json', { analytics, neverConnectToCloud, cacheDirectory: '.nx/cache', plugins: ['./environments.mjs'] });
  write('stacks/app/project.json', { name: 'app', root: 'stacks/app', targets: { bundle: { command: 'true' } } });
  cpSync(join(ROOT, 'tools', 'nx', 'environments.mjs'), join(folder, 'environments.mjs'));
  cpSync(join(ROOT, 'stacks', 'app', 'dist'), join(folder, 'stacks', 'app', 'dist'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

async function synth(folder: string, server: string, token = TOKEN): Promise<string> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
  const env = {
    ...Object.fromEntries(inherited),
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    NO_COLOR: '1',
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: server,
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: token,
  };
  const nx = join(ROOT, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const child = spawn(process.execPath, [nx, 'run-many', '-t', 'synth', '--output-style=static'], { cwd: folder, env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)));
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Error(`nx ended with ${String(status)}\n${text}`);
  return text;
}

const stacks = (folder: string): string[] =>
  ['01', '02', '03'].flatMap((name) => readdirSync(join(folder, `environments/fleet-${name}/cdktf.out/stacks`)));

test('what one machine has synthesised, another takes from the cache; one changed cluster is one environment', async () => {
  const cache = new Cache();
  const server = await cache.start();
  try {
    const one = checkout();
    await synth(one, server);
    const kept = cache.kept.size;
    expect(kept).toBeGreaterThanOrEqual(3);

    const other = checkout();
    cache.asked.length = 0;
    const text = await synth(other, server);
    expect(stacks(other)).toEqual(stacks(one));
    expect(cache.asked.filter((line) => line === 'GET 200')).toHaveLength(3);
    expect(cache.asked.filter((line) => line.startsWith('PUT 200'))).toEqual([]);
    expect(text).toContain('[remote cache]');

    const changed = checkout();
    rmSync(join(changed, 'environments/fleet-02/clusters/eks-0002.yaml'));
    cache.asked.length = 0;
    await synth(changed, server);
    expect(cache.asked.filter((line) => line === 'GET 200')).toHaveLength(2);
    expect(cache.kept.size).toBe(kept + 1);
  } finally {
    cache.stop();
  }
});
