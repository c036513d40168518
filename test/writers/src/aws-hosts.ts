import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import { close, listen } from './http.js';

/**
 * What answers at the names of AWS: a proxy that takes every connection to itself, or refuses it when its Region is down.
 * So the writer calls the very hosts that it would call in AWS, and what it calls is seen.
 */
export class AwsHosts {
  /** Regions that nobody can reach. */
  readonly down = new Set<string>();
  /** Every host that was asked for, also those that were refused. */
  readonly asked: string[] = [];
  /** A file with the authority to trust. */
  readonly authority: string;
  private readonly tls: TlsServer;
  private readonly proxy: Server;

  constructor(folder: string, regions: readonly string[], listener: RequestListener) {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const names = regions.map((region) => `DNS:sts.${region}.amazonaws.com`).join();
    const subject = ['-subj', '/CN=stand-in', '-addext', `subjectAltName=${names}`];
    const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', key, '-out', certificate];
    const made = spawnSync('openssl', [...args, ...subject], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr}`);
    this.authority = certificate;
    this.tls = createTlsServer({ key: readFileSync(key), cert: readFileSync(certificate) }, listener);
    this.proxy = createServer().on('connect', ({ url = '' }, socket: Socket) => {
      this.asked.push(url);
      socket.on('error', () => undefined);
      if ([...this.down].some((region) => url.includes(region))) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
        return;
      }
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      this.tls.emit('connection', socket);
    });
  }

  /** Returns the URL of the proxy. */
  async start(): Promise<string> {
    return `http://127.0.0.1:${await listen(this.proxy)}`;
  }

  async stop(): Promise<void> {
    this.tls.closeAllConnections();
    await close(this.proxy);
  }
}
