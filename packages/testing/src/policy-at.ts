import type { IamPolicy, IamStatement } from './evaluate.js';
import type { SynthesizedStack } from './synth.js';

/**
 * The policy that an argument such as `policy` or `assume_role_policy` refers to, as IAM will see it.
 *
 * @param argument `${data.aws_iam_policy_document.X.json}`, or the JSON itself
 * @param references what Terraform will put in the place of references, by their text: `{ '${aws_iam_role.X.arn}': 'arn:…' }`
 */
export function policyAt(
  stack: SynthesizedStack,
  argument: unknown,
  references: Readonly<Record<string, string>> = {},
): IamPolicy {
  const resolve = (text: string): string =>
    Object.entries(references).reduce((all, [reference, value]) => all.replaceAll(reference, value), text);
  const text = String(argument);
  const id = /^\$\{data\.aws_iam_policy_document\.([\w-]+)\.json\}$/.exec(text)?.[1];
  if (id === undefined) return JSON.parse(resolve(text)) as IamPolicy;
  const block = stack.data['aws_iam_policy_document']?.[id];
  if (block === undefined) throw new Error(`there is no data.aws_iam_policy_document.${id}`);
  const statements = JSON.parse(resolve(JSON.stringify(block['statement'] ?? []))) as DocumentStatement[];
  return { Version: '2012-10-17', Statement: statements.map(statementOf) };
}

/** A statement as the data source takes it. */
interface DocumentStatement {
  readonly sid?: string;
  readonly effect?: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly condition?: readonly { readonly test: string; readonly variable: string; readonly values: string[] }[];
}

function statementOf(statement: DocumentStatement): IamStatement {
  const condition: Record<string, Record<string, readonly string[]>> = {};
  for (const { test, variable, values } of statement.condition ?? []) {
    condition[test] = { ...condition[test], [variable]: [...(condition[test]?.[variable] ?? []), ...values] };
  }
  return {
    ...(statement.sid === undefined ? {} : { Sid: statement.sid }),
    Effect: statement.effect ?? 'Allow',
    Action: statement.actions,
    ...(statement.resources === undefined ? {} : { Resource: statement.resources }),
    ...(statement.principals === undefined ? {} : { Principal: principalOf(statement.principals) }),
    ...(statement.condition === undefined ? {} : { Condition: condition }),
  };
}

function principalOf(principals: NonNullable<DocumentStatement['principals']>): NonNullable<IamStatement['Principal']> {
  if (principals.some(({ type }) => type === '*')) return '*';
  return Object.fromEntries(principals.map(({ type, identifiers }) => [type, identifiers]));
}
