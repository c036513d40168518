import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const hash = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Uint8Array, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** What the receiver of a request knows of it. */
export interface ReceivedRequest {
  readonly method: string;
  /** As it came: with its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** What a request must be signed for. */
export interface SignatureScope {
  readonly region: string;
  readonly service: string;
  /** Headers that must be among the signed ones, besides `host` and `x-amz-date`. */
  readonly headers?: readonly string[];
}

/**
 * Why a request is not signed as it should be, or undefined when it is. The signature is computed anew from the secret,
 * as the description of Signature Version 4 has it, and not by the library that signs.
 */
export function signatureProblem(
  { method, path, headers, body }: ReceivedRequest,
  secret: string,
  scope: SignatureScope,
): string | undefined {
  const parsed =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (parsed === null) return `not an authorization: ${headers.authorization}`;
  const [, , day = '', region = '', service = '', names = '', signature] = parsed;
  if (region !== scope.region || service !== scope.service) return `signed for ${service} in ${region}`;
  const date = String(headers['x-amz-date']);
  if (!date.startsWith(day)) return `signed for ${day}, sent on ${date}`;
  for (const needed of ['host', 'x-amz-date', ...(scope.headers ?? [])]) {
    if (!names.split(';').includes(needed)) return `${needed} is not signed`;
  }
  const [bare = '', query = ''] = path.split('?');
  const canonical = [
    method,
    // Every service but S3 encodes the path once more than it was sent.
    bare.split('/').map(strictlyEncoded).join('/'),
    canonicalQuery(query),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, ' ')}`),
    '',
    names,
    hash(body),
  ].join('\n');
  const credentialScope = `${day}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, credentialScope, hash(canonical)].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, toSign).toString('hex') === signature ? undefined : 'the signature differs';
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return `${strictlyEncoded(decodeURIComponent(name))}=${strictlyEncoded(decodeURIComponent(value))}`;
    })
    .sort()
    .join('&');
}

function strictlyEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
