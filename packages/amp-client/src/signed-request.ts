import { Sha256 } from '@aws-crypto/sha256-js';
import { AmpError } from './amp-error.js';
import type { Connection } from './connection.js';
import { refusal } from './private/refusal.js';

/** A request that is to be signed. */
export interface ApiRequest {
  readonly service: 'aps' | 'monitoring';
  readonly method: 'GET' | 'POST';
  /** Without its query. */
  readonly url: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** How often, and how long. Milliseconds. */
const ATTEMPTS = 3;
const TIMEOUT = 30_000;
const FIRST_PAUSE = 500;

/**
 * Sends a signed request and gives its JSON. What may pass (429, 5xx, a broken connection) is tried again; everything
 * else is an `AmpError` that says what to do.
 */
export async function send<T>(connection: Connection, request: ApiRequest): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sendOnce<T>(connection, request);
    } catch (error) {
      const passing = error instanceof AmpError && (error.kind === 'throttled' || (error.status ?? 0) >= 500);
      if (!passing || attempt === ATTEMPTS) throw error;
      await connection.sleep(FIRST_PAUSE * 2 ** (attempt - 1));
    }
  }
}

async function sendOnce<T>(connection: Connection, request: ApiRequest): Promise<T> {
  const url = new URL(request.url);
  const query = Object.entries(request.query ?? {});
  url.search = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  const headers = await signedHeaders(connection, request, url);
  let response: Response;
  let body: string;
  try {
    const timeout = AbortSignal.timeout(TIMEOUT);
    response = await connection.fetch(url, {
      method: request.method,
      headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      // Following one would send a signed request elsewhere.
      redirect: 'manual',
      signal: connection.signal === undefined ? timeout : AbortSignal.any([connection.signal, timeout]),
    });
    body = await response.text();
  } catch (error) {
    if (connection.signal?.aborted === true) throw error;
    throw unreachable(error, url);
  }
  if (!response.ok) {
    const type = response.headers.get('x-amzn-errortype');
    throw refusal({ status: response.status, type, body, url, region: connection.region });
  }
  try {
    return JSON.parse(body) as T;
  } catch {
    throw new AmpError(
      'failed',
      `${url.hostname} answered ${response.status} with something that is not JSON`,
      'is there a proxy in between, or does --endpoint name something else?',
      response.status,
    );
  }
}

async function signedHeaders(connection: Connection, { service, method, query, body, headers }: ApiRequest, url: URL) {
  // Loaded when something is signed, and not with every command that could.
  const { SignatureV4 } = await import('@smithy/signature-v4');
  const signer = new SignatureV4({
    service,
    region: connection.region,
    credentials: await connection.keys(),
    sha256: Sha256,
  });
  const { protocol, hostname, host, port, pathname } = url;
  const signed = await signer.sign(
    {
      method,
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path: pathname,
      query: { ...query },
      headers: { host, 'user-agent': 'promontory', ...headers },
      ...(body === undefined ? {} : { body }),
    },
    { signingDate: connection.now() },
  );
  // `fetch` derives it from the URL, and does not let it be set.
  const { host: _host, ...rest } = signed.headers;
  return rest;
}

// `fetch` says "fetch failed"; why, its cause knows.
function unreachable(error: unknown, { hostname }: URL): AmpError {
  const { name, message, cause } = error as {
    name?: string;
    message?: string;
    cause?: { code?: string; message?: string };
  };
  const code = cause?.code ?? name;
  const [why, fix] =
    code === 'ENOTFOUND' || code === 'EAI_AGAIN'
      ? [
          'its name is not known here',
          'check the Region, the network and its DNS; in a VPC without internet, the endpoint aps-workspaces needs private DNS',
        ]
      : code === 'TimeoutError' || code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT'
        ? [
            'it did not answer in time',
            'check proxies and firewalls; in a VPC, the security group of the endpoint must admit port 443',
          ]
        : [cause?.message || cause?.code || message || 'no connection', 'check the network'];
  return new AmpError('unreachable', `${hostname} was not reached: ${why}`, fix);
}
