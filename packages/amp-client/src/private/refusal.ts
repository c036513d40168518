import { AmpError } from '../amp-error.js';

/** What a refused request came to. */
export interface Refused {
  readonly status: number;
  /** The header `x-amzn-errortype`. */
  readonly type: string | null;
  readonly body: string;
  readonly url: URL;
  readonly region: string;
}

/** The error that a refusal is. Texts of AWS are only read where no code tells kinds apart. */
export function refusal({ status, type, body, url, region }: Refused): AmpError {
  const said = saidIn(body);
  // 'AccessDeniedException:http://…' in the header, 'com.amazon.…#AccessDeniedException' in a body.
  const code = (type ?? said.code ?? '').replace(/:.*$/, '').replace(/^.*#/, '');
  const found = `${url.hostname} answered ${[status, code, said.text].filter(Boolean).join(' ')}`;
  const make = (kind: AmpError['kind'], fix: string): AmpError => new AmpError(kind, found, fix, status);

  if (/expired/i.test(code) || /security token.* expired/i.test(said.text)) {
    return make('credentials', "the credentials have expired: renew them ('aws sso login')");
  }
  if (/signature expired|signature not yet current/i.test(said.text)) {
    return make('signature', 'the clock of this machine is wrong: AWS takes five minutes of difference');
  }
  if (/scoped to (a valid|correct)/i.test(said.text)) {
    return make('signature', `requests were signed for ${region}: name the Region of the workspace (--region)`);
  }
  if (/InvalidSignature|SignatureDoesNotMatch|UnrecognizedClient|InvalidClientTokenId|InvalidAccessKey/.test(code)) {
    return make(
      'signature',
      'AWS does not know the key, or the secret is not its own: check AWS_PROFILE and AWS_* variables',
    );
  }
  if (status === 429 || /Throttl|TooManyRequests|LimitExceeded/.test(code)) {
    return make('throttled', 'too many requests: try again in a minute; dashboards and rules share the limit');
  }
  // The JSON protocol of CloudWatch says 400 where others say 403.
  if (status === 403 || status === 401 || /AccessDenied/.test(code)) return make('denied', deniedFix(said.text));
  if (status === 404) {
    return make(
      'not-found',
      `look for the id in the account and Region that are meant ('aws amp list-workspaces --region ${region}')`,
    );
  }
  if (said.ofQuery || (/\/api\/v1\//.test(url.pathname) && (status === 400 || status === 422))) {
    return make('query', 'mend what is named; docs/runbooks/errors.md, "Queries", knows the limits');
  }
  return make('failed', 'try again; if it lasts, see https://health.aws.amazon.com');
}

// A refusal that names an action comes from IAM; one that names none comes before IAM, such as from an endpoint's policy.
function deniedFix(text: string): string {
  const action = /not authorized to perform: ([a-z0-9-]+:\w+)/i.exec(text)?.[1];
  if (action === undefined) {
    return 'the role may not do this here: check its policy, the policy of the VPC endpoint, and that the workspace is of this account';
  }
  const by = /because no (\S+) policy allows|with an explicit deny in an? (\S+(?: \S+)?) policy/i.exec(text);
  const where =
    by?.[2] !== undefined
      ? `take away the deny in the ${by[2]} policy`
      : by?.[1] !== undefined
        ? `allow ${action} in the ${by[1]} policy`
        : `allow ${action} on the workspace`;
  return `${where}; a VPC endpoint's policy and organisation policies must allow it as well`;
}

function saidIn(body: string): { readonly text: string; readonly code?: string; readonly ofQuery: boolean } {
  try {
    const json = JSON.parse(body) as Readonly<Record<string, unknown>>;
    const text = json['message'] ?? json['Message'] ?? json['error'];
    const code = json['__type'] ?? json['errorType'];
    return {
      text: typeof text === 'string' ? text : '',
      ...(typeof code === 'string' ? { code } : {}),
      ofQuery: json['status'] === 'error',
    };
  } catch {
    const text = /<Message>([^<]*)<\/Message>/i.exec(body)?.[1] ?? body;
    return { text: text.trim().replace(/\s+/g, ' ').slice(0, 300), ofQuery: false };
  }
}
