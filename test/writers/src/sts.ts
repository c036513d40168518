import { signatureProblem } from '@promontory/amp-stand-in';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { bodyOf } from './http.js';

/** Temporary credentials, and whose they are. */
export interface Session {
  readonly roleArn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Who may assume a role of this world, and with which external id. */
export interface Trust {
  readonly by: string;
  readonly externalId?: string;
}

/** The STS of all Regions: gives temporary credentials to whom it trusts. Every request says by its host which Region it means. */
export class Sts {
  /** `AssumeRole of … in eu-west-1`, each as often as it was asked for. */
  readonly calls: string[] = [];
  /** Requests that were refused. Nothing should be. */
  readonly refused: string[] = [];
  private readonly sessions = new Map<string, Session>();

  /**
   * @param token what the pod of the writer proves itself with
   * @param writer its role
   * @param trusts the roles that can be assumed from another
   */
  constructor(
    private readonly token: string,
    private readonly writer: string,
    private readonly trusts: Readonly<Record<string, Trust>>,
  ) {}

  /** The session that an access key belongs to. */
  session(accessKeyId: string): Session | undefined {
    return this.sessions.get(accessKeyId);
  }

  /** New credentials of a role. */
  issue(roleArn: string): Session {
    const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    const [secretAccessKey, sessionToken] = [randomBytes(30).toString('base64'), randomBytes(60).toString('base64')];
    const session = { roleArn, accessKeyId, secretAccessKey, sessionToken };
    this.sessions.set(accessKeyId, session);
    return session;
  }

  readonly listener: RequestListener = (request, response) => {
    void bodyOf(request).then((body) => {
      const form = new URLSearchParams(body.toString());
      const problem = this.problemOf(request, body, form);
      if (problem !== undefined) {
        this.refused.push(problem);
        response.writeHead(403, { 'content-type': 'text/xml' }).end(errorOf(problem));
        return;
      }
      const action = form.get('Action') ?? '';
      const roleArn = form.get('RoleArn') ?? '';
      this.calls.push(`${action} of ${roleArn} in ${regionOf(request)}`);
      response.writeHead(200, { 'content-type': 'text/xml' }).end(answerOf(action, this.issue(roleArn)));
    });
  };

  private problemOf(request: IncomingMessage, body: Buffer, form: URLSearchParams): string | undefined {
    const roleArn = form.get('RoleArn') ?? '';
    if (form.get('Action') === 'AssumeRoleWithWebIdentity') {
      if (roleArn !== this.writer) return `a token for ${roleArn}`;
      return form.get('WebIdentityToken') === this.token ? undefined : 'another token';
    }
    const trust = this.trusts[roleArn];
    if (form.get('Action') !== 'AssumeRole' || trust === undefined) return `${form.get('Action')} of ${roleArn}`;
    const session = this.sessions.get(accessKeyOf(request) ?? '');
    if (session?.roleArn !== trust.by) return `${roleArn} for ${session?.roleArn}`;
    if (form.get('ExternalId') !== (trust.externalId ?? null)) return `the external id ${form.get('ExternalId')}`;
    const { method = '', url: path = '', headers } = request;
    return signatureProblem({ method, path, headers, body }, session.secretAccessKey, {
      region: regionOf(request),
      service: 'sts',
    });
  }
}

/** The access key that a request is signed with. */
export function accessKeyOf({ headers }: IncomingMessage): string | undefined {
  return /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1];
}

function regionOf({ headers }: IncomingMessage): string {
  return /^sts\.([a-z0-9-]+)\.amazonaws\.com/.exec(headers.host ?? '')?.[1] ?? `${headers.host}`;
}

function answerOf(action: string, session: Session): string {
  const expiration = new Date(Date.now() + 3_600_000).toISOString();
  return `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>
<Credentials><AccessKeyId>${session.accessKeyId}</AccessKeyId><SecretAccessKey>${session.secretAccessKey}</SecretAccessKey>
<SessionToken>${session.sessionToken}</SessionToken><Expiration>${expiration}</Expiration></Credentials>
<AssumedRoleUser><Arn>${session.roleArn}/s</Arn><AssumedRoleId>AROA:s</AssumedRoleId></AssumedRoleUser>
</${action}Result></${action}Response>`;
}

function errorOf(message: string): string {
  return `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`;
}
