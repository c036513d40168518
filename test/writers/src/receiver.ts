import { received, signatureProblem } from '@promontory/amp-stand-in';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { bodyOf, close, listen } from './http.js';
import { accessKeyOf, type Sts } from './sts.js';

/** How a Region can be down. */
export type Outage = 'refuses connections' | 'answers 503' | 'never answers';

/** The remote-write endpoint of one Region: takes what is signed for it, by the one role that may write. */
export class Receiver {
  /** What was wrong with requests. Nothing should be. */
  readonly problems: string[] = [];
  /** Values of the metric, by the time of the sample. */
  readonly taken = new Map<number, number>();
  private port = 0;
  private server: Server | undefined;
  private outage: Outage | undefined;
  private readonly waiting = new Set<ServerResponse>();

  constructor(
    private readonly metric: string,
    private readonly region: string,
    private readonly writer: string,
    private readonly sts: Sts,
  ) {}

  /** The base URL of the workspace's API, as AMP gives it. */
  async start(): Promise<string> {
    this.server = createServer(this.listener);
    this.port = await listen(this.server, this.port);
    return `http://127.0.0.1:${this.port}/workspaces/ws-1/`;
  }

  async fail(how: Outage): Promise<void> {
    this.outage = how;
    if (how === 'refuses connections') await this.stop();
  }

  async recover(): Promise<void> {
    this.outage = undefined;
    for (const response of this.waiting) response.destroy();
    this.waiting.clear();
    if (this.server === undefined) await this.start();
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server !== undefined) await close(server);
  }

  private readonly listener: RequestListener = (request, response) => {
    void bodyOf(request).then((body) => {
      if (this.outage === 'never answers') {
        this.waiting.add(response);
        return;
      }
      if (this.outage !== undefined) {
        response.writeHead(503).end();
        return;
      }
      const problem = this.problemOf(request, body);
      if (problem !== undefined) this.problems.push(problem);
      else this.take(body);
      response.writeHead(problem === undefined ? 200 : 403).end(problem);
    });
  };

  private problemOf(request: IncomingMessage, body: Buffer): string | undefined {
    const { method = '', url: path = '', headers } = request;
    if (path !== '/workspaces/ws-1/api/v1/remote_write') return `${method} ${path}`;
    const session = this.sts.session(accessKeyOf(request) ?? '');
    if (session?.roleArn !== this.writer) return `written by ${session?.roleArn}`;
    if (headers['x-amz-security-token'] !== session.sessionToken) return 'another session token';
    const scope = { region: this.region, service: 'aps', headers: ['content-type', 'content-encoding'] };
    return signatureProblem({ method, path, headers, body }, session.secretAccessKey, scope);
  }

  private take(body: Buffer): void {
    for (const { labels, samples } of received(body)) {
      if (!labels.some(({ name, value }) => name === '__name__' && value === this.metric)) continue;
      for (const { timestamp, value } of samples) this.taken.set(timestamp, value);
    }
  }
}
