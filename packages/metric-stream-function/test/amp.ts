import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { received, type ReceivedSeries, signatureProblem } from '@promontory/amp-stand-in';

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
 * A receiver of remote writes on this machine. It takes what AMP takes: signed for `aps`, Snappy, protobuf, and samples
 * that are newer than what it has of their series. The newest may come again; anything older or other has the whole
 * request refused, as Prometheus 2.42 was seen to do: nobody is stricter.
 */
export class Amp {
  /** Values by time, by series. */
  readonly taken = new Map<string, Map<number, number>>();
  /** Every request, as it came; also those that were answered by a refusal. */
  readonly requests: (readonly ReceivedSeries[])[] = [];
  /** What was wrong with requests. Nothing should be. */
  readonly problems: string[] = [];
  /** Samples that had their request refused. */
  readonly refused: string[] = [];
  /** Samples that were taken although they were there. */
  identical = 0;
  /** How to answer the request of that number, from 0, with these series. */
  refuse: (request: number, series: readonly ReceivedSeries[]) => Refusal | undefined = () => undefined;
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
    const refusal = this.refuse(this.requests.push(series) - 1, series);
    if (refusal !== undefined && refusal.keeps !== true) return refusal;
    const bad = series.flatMap((one) => this.problemsOf(one));
    if (bad.length > 0) {
      this.refused.push(...bad);
      return { status: 400, body: bad[0] };
    }
    for (const one of series) this.take(one);
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
      headers: ['content-type', 'content-encoding'],
    });
  }

  private problemsOf({ labels, samples }: ReceivedSeries): string[] {
    const known = this.taken.get(nameOf(labels)) ?? new Map<number, number>();
    const newest = Math.max(...known.keys());
    return samples.flatMap(({ timestamp, value }) => {
      if (timestamp < newest) return [`out of order sample of ${nameOf(labels)}`];
      return timestamp === newest && known.get(timestamp) !== value ? ['duplicate sample for timestamp'] : [];
    });
  }

  private take({ labels, samples }: ReceivedSeries): void {
    const known = this.taken.get(nameOf(labels)) ?? new Map<number, number>();
    this.taken.set(nameOf(labels), known);
    for (const { timestamp, value } of samples) {
      if (known.has(timestamp)) this.identical += 1;
      known.set(timestamp, value);
    }
  }
}

function nameOf(labels: ReceivedSeries['labels']): string {
  return labels.map(({ name, value }) => `${name}=${value}`).join(',');
}
