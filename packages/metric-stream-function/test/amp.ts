import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureProblem } from './sigv4.js';
import { received, type ReceivedSeries } from './write-request-proto.js';

/** How the receiver answers a request instead of taking it. */
export interface Refusal {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it keeps the samples all the same, as a receiver does whose answer got lost. */
  readonly keeps?: boolean;
}

export const ACCESS_KEY = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a secret', sessionToken: 'a/token==' };
export const PATH = '/workspaces/ws-0a1b2c3d-0000-4000-8000-000000000001/api/v1/remote_write';

/**
 * A receiver of remote writes on this machine. It takes what AMP takes: signed for `aps`, Snappy, protobuf, samples of a
 * series in order, identical samples twice; and keeps what it took.
 */
export class Amp {
  /** Values by time, by series. */
  readonly taken = new Map<string, Map<number, number>>();
  /** Every request, as it came; also those that were answered by a refusal. */
  readonly requests: (readonly ReceivedSeries[])[] = [];
  /** What was wrong with requests. Nothing should be. */
  readonly problems: string[] = [];
  /** Samples that were taken although they were there. */
  identical = 0;
  /** How to answer the request of that number, from 0. */
  refuse: (request: number) => Refusal | undefined = () => undefined;
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(({ status, body, headers }) => response.writeHead(status, headers).end(body));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${PATH}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** All samples that were taken, as text, in no order that means anything. */
  samples(): string[] {
    return [...this.taken].flatMap(([series, samples]) =>
      [...samples].map(([timestamp, value]) => `${series} ${timestamp} ${value}`),
    );
  }

  private async answer(request: IncomingMessage): Promise<Refusal> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const problem = this.problemOf(request, body);
    if (problem !== undefined) {
      this.problems.push(problem);
      return { status: 403, body: problem };
    }
    const series = received(body);
    const refusal = this.refuse(this.requests.push(series) - 1);
    if (refusal === undefined || refusal.keeps === true) for (const one of series) this.take(one);
    return refusal ?? { status: 200 };
  }

  private problemOf({ method = '', url: path = '', headers }: IncomingMessage, body: Buffer): string | undefined {
    if (method !== 'POST' || path !== PATH) return `${method} ${path}`;
    if (body.length > 1_000_000) return `${body.length} bytes`;
    if (headers['content-encoding'] !== 'snappy') return `content-encoding ${headers['content-encoding']}`;
    if (headers['content-type'] !== 'application/x-protobuf') return `content-type ${headers['content-type']}`;
    if (headers['x-prometheus-remote-write-version'] !== '0.1.0') return 'no version of the protocol';
    if (headers['x-amz-security-token'] !== ACCESS_KEY.sessionToken) return 'no session token';
    return signatureProblem({ method, path, headers, body }, ACCESS_KEY.secretAccessKey, {
      region: 'eu-west-1',
      service: 'aps',
    });
  }

  private take({ labels, samples }: ReceivedSeries): void {
    const name = labels.map((label) => `${label.name}=${label.value}`).join(',');
    const known = this.taken.get(name) ?? new Map<number, number>();
    this.taken.set(name, known);
    for (const { timestamp, value } of samples) {
      const newest = Math.max(...known.keys());
      if (known.has(timestamp)) {
        if (known.get(timestamp) !== value) this.problems.push(`a second value for ${name} at ${timestamp}`);
        this.identical += 1;
      } else if (timestamp < newest) this.problems.push(`${name}: ${timestamp} after ${newest}`);
      known.set(timestamp, value);
    }
  }
}
