import { type ConditionContext, type Conditions, conditionsHold } from './private/conditions.js';
import { matches } from './private/patterns.js';

type OneOrMore = string | readonly string[];

/** One statement of a policy, as IAM writes it. */
export interface IamStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly Principal?: '*' | Readonly<Partial<Record<'AWS' | 'Service' | 'Federated', OneOrMore>>>;
  readonly Condition?: Conditions;
}

/** A policy document, as IAM writes it. */
export interface IamPolicy {
  readonly Version?: string;
  readonly Statement: IamStatement | readonly IamStatement[];
}

/** One call, as IAM sees it. */
export interface IamRequest {
  /** `aps:RemoteWrite` */
  readonly action: string;
  /**
   * The ARN it is about.
   * @default '*', for calls that are about no resource
   */
  readonly resource?: string;
  /**
   * Who calls. `AWS` is the ARN of a role or user; its account and ARN are then in the context as well.
   * @default - somebody who is nobody to AWS yet: matched by `Principal: "*"` alone
   */
  readonly principal?: Readonly<Partial<Record<'AWS' | 'Service' | 'Federated', string>>>;
  /**
   * Further keys for conditions.
   * @default - none
   */
  readonly context?: ConditionContext;
}

/** What one policy says to one request, in the words of IAM's policy simulator. */
export type IamDecision = 'allowed' | 'implicitDeny' | 'explicitDeny';

/**
 * What one policy, by itself, says to one request. A policy without principals is one of an identity. It knows Effect,
 * Action, Resource, Principal, and the conditions StringEquals, StringLike, ArnEquals, ArnLike and Bool; it throws at
 * what it does not know, and at references that Terraform has yet to fill in.
 */
export function evaluate(policy: IamPolicy, request: IamRequest): IamDecision {
  const statements = [policy.Statement].flat();
  for (const statement of statements) refuseUnknown(statement);
  const effects = statements.filter((statement) => applies(statement, request)).map(({ Effect }) => Effect);
  if (effects.includes('Deny')) return 'explicitDeny';
  return effects.includes('Allow') ? 'allowed' : 'implicitDeny';
}

const KNOWN = ['Sid', 'Effect', 'Action', 'Resource', 'Principal', 'Condition'];

function refuseUnknown(statement: IamStatement): void {
  const unknown = Object.keys(statement).filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0) throw new Error(`evaluate() knows ${KNOWN.join(', ')}; not ${unknown.join(', ')}`);
  const reference = /\$\{[^}]*\}?/.exec(JSON.stringify(statement));
  if (reference) throw new Error(`evaluate() cannot tell what ${reference[0]} is: give it in 'references'`);
}

function applies(statement: IamStatement, request: IamRequest): boolean {
  const { action, resource = '*', principal } = request;
  return (
    [statement.Action].flat().some((wanted) => matches(wanted.toLowerCase(), action.toLowerCase())) &&
    // A trust policy has no resource: it is about the role that it belongs to.
    [statement.Resource ?? '*'].flat().some((wanted) => matches(wanted, resource)) &&
    principalMatches(statement.Principal, principal) &&
    conditionsHold(statement.Condition ?? {}, { ...contextOf(principal), ...request.context })
  );
}

function principalMatches(wanted: IamStatement['Principal'], principal: IamRequest['principal']): boolean {
  if (wanted === undefined || wanted === '*') return true;
  return (['AWS', 'Service', 'Federated'] as const).some((type) => {
    const caller = principal?.[type];
    if (caller === undefined) return false;
    return [wanted[type] ?? []].flat().some((id) => {
      // `"AWS": "*"` is every AWS principal and no other (IAM user guide, "Control access to AWS STS with VPC endpoint policies", 2026-07).
      if (id === '*' || id === caller) return true;
      return type === 'AWS' && accountOf(caller) === (/^\d{12}$/.test(id) ? id : rootAccount(id));
    });
  });
}

function contextOf(principal: IamRequest['principal']): ConditionContext {
  const arn = principal?.AWS;
  return arn === undefined ? {} : { 'aws:PrincipalArn': arn, 'aws:PrincipalAccount': accountOf(arn) };
}

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';
const rootAccount = (arn: string): string | undefined => /^arn:[^:]+:iam::(\d{12}):root$/.exec(arn)?.[1];
