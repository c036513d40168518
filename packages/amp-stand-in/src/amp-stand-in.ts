import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureProblem } from './signature.js';

/** A request, after its signature was found good. */
export interface SignedRequest {
  readonly service: 'aps' | 'monitoring' | 'sts';
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Of the query, and of a body that is a form. */
  readonly parameters: URLSearchParams;
  readonly body: string;
  /** The operation that CloudWatch is asked for: `GetMetricData`. */
  readonly target: string | undefined;
}

/** What is answered. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is written as JSON. */
  readonly body?: object | string;
}

/** Answers a request, or leaves it to the next. */
export type Handler = (request: SignedRequest) => Answer | undefined | Promise<Answer | undefined>;

/** The keys that are accepted. */
export const ACCESS_KEY = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a secret', sessionToken: 'a/token==' };
/** Where the stand-in stands. */
export const REGION = 'eu-west-1';
/** Its one workspace. */
export const WORKSPACE_ID = 'ws-0a1b2c3d-0000-4000-8000-000000000001';
/** Its ARN. */
export const WORKSPACE_ARN = `arn:aws:aps:${REGION}:111122223333:workspace/${WORKSPACE_ID}`;

/**
 * AMP, CloudWatch and STS on this machine. It answers nobody whose signature is wrong, as AWS does, and otherwise what its
 * handlers say: the newest first.
 */
export class AmpStandIn {
  /** Every request whose signature was good. */
  readonly requests: SignedRequest[] = [];
  /** What was wrong with the signatures of the others. */
  readonly problems: string[] = [];
  /** Where it listens, without a slash at the end. */
  url = '';
  private handlers: Handler[] = [];
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(({ status = 200, headers, body }) => {
      const text = typeof body === 'object' ? JSON.stringify(body) : (body ?? '');
      const type = typeof body === 'object' ? 'application/json' : 'text/plain';
      response.writeHead(status, { 'content-type': type, ...headers }).end(text);
    });
  });

  /** Starts it on a free port. */
  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  /** Ends it, and what is under way. */
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Says how some requests are answered, before all that was said earlier. */
  on(handler: Handler): this {
    this.handlers = [handler, ...this.handlers];
    return this;
  }

  /** Forgets handlers and requests. */
  reset(): void {
    this.handlers = [];
    this.requests.length = 0;
    this.problems.length = 0;
  }

  /** What a program of AWS needs to come here rather than to AWS. */
  get environment(): Readonly<Record<string, string>> {
    return {
      AWS_ACCESS_KEY_ID: ACCESS_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: ACCESS_KEY.secretAccessKey,
      AWS_SESSION_TOKEN: ACCESS_KEY.sessionToken,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL_AMP: this.url,
      AWS_ENDPOINT_URL_CLOUDWATCH: this.url,
      AWS_ENDPOINT_URL_STS: this.url,
    };
  }

  private async answer(incoming: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = '', url: path = '', headers } = incoming;
    const service = /\/(aps|monitoring|sts)\/aws4_request/.exec(headers.authorization ?? '')?.[1] as
      SignedRequest['service'] | undefined;
    const problem =
      service === undefined
        ? `not an authorization: ${headers.authorization}`
        : headers['x-amz-security-token'] !== ACCESS_KEY.sessionToken
          ? 'no session token'
          : signatureProblem({ method, path, headers, body }, ACCESS_KEY.secretAccessKey, { region: REGION, service });
    if (problem !== undefined || service === undefined) {
      this.problems.push(`${method} ${path}: ${problem}`);
      return {
        status: 403,
        headers: { 'x-amzn-errortype': 'InvalidSignatureException' },
        body: { message: `The request signature we calculated does not match the signature you provided. ${problem}` },
      };
    }
    const [bare = '', query = ''] = path.split('?');
    const text = body.toString('utf8');
    const form = headers['content-type'] === 'application/x-www-form-urlencoded' ? text : '';
    const request: SignedRequest = {
      service,
      method,
      path: decodeURIComponent(bare),
      parameters: new URLSearchParams([query, form].filter((part) => part !== '').join('&')),
      body: text,
      target: (headers['x-amz-target'] as string | undefined)?.split('.')[1],
    };
    this.requests.push(request);
    for (const handler of this.handlers) {
      const answer = await handler(request);
      if (answer !== undefined) return answer;
    }
    return {
      status: 404,
      headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
      body: { message: 'Not found' },
    };
  }
}
