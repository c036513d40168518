import { isConcrete } from '@promontory/core';
import { parseArn } from '@promontory/vocabulary';
import { Fn } from 'cdktf';

/** The namespaces of rules in a workspace: what rules are authorised against. */
export function ruleNamespaceArns(workspaceArn: string): string {
  const [from, to] = [':workspace/', ':rulegroupsnamespace/'];
  const base = isConcrete(workspaceArn) ? workspaceArn.replace(from, to) : Fn.replace(workspaceArn, from, to);
  return `${base}/*`;
}

/** The account of an ARN, also of one that is not known yet. */
export function accountOf(arn: string): string {
  const known = isConcrete(arn) ? parseArn(arn) : undefined;
  return known === undefined ? (Fn.element(Fn.split(':', arn), 4) as string) : known.account;
}
