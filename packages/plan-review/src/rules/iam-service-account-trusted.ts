import { mappingsOf, valuesOf } from '../private/helm/values.js';
import { inlineDocuments } from '../private/policy/documents.js';
import { statementsOf } from '../private/policy/statement.js';
import { blocksOf, isOpen, newlyFound, type PlacedBlock, textOf } from '../private/rule-kit.js';
import type { Synth } from '../read-synth.js';
import type { Rule, RuleFinding } from '../rule.js';

const ANNOTATION = 'eks.amazonaws.com/role-arn';
const ROLE = /^\$\{(aws_iam_role\.[^.}]+)\.arn\}$/;

/** A release and the role that it is to use do not know each other. */
export const iamServiceAccountTrusted: Rule = {
  id: 'iam/service-account-trusted',
  severity: 'error',
  summary: 'The service account of a release is not the one that its role trusts.',
  why: 'The pods start, find their role, and are refused: nothing is written, and only their logs say why.',
  fix: 'Give release and role the same namespace and service account.',
  check: (input) =>
    newlyFound(input, (side) => blocksOf(side, 'helm_release').flatMap((release) => checkRelease(release, side))),
};

function checkRelease(release: PlacedBlock, head: Synth): RuleFinding[] {
  const namespace = textOf(release.attributes, 'namespace') ?? 'default';
  return mappingsOf(valuesOf(release.attributes)).flatMap(([, account]): RuleFinding[] => {
    const annotations = account['annotations'] as Readonly<Record<string, unknown>> | undefined;
    const role = ROLE.exec(String(annotations?.[ANNOTATION]))?.[1];
    const trusted = role === undefined ? undefined : subjectsOf(role, release.stack, head);
    if (trusted === undefined || isOpen(namespace)) return [];
    const { stack, path } = release;
    const name = account['name'];
    if (typeof name !== 'string')
      return [
        {
          stack,
          path,
          severity: 'warning',
          message: `Whether ${role} trusts it cannot be told: the service account has no name in the values.`,
        },
      ];
    const subject = `system:serviceaccount:${namespace}:${name}`;
    return isOpen(name) || trusted.some((pattern) => isOpen(pattern) || matches(pattern, subject))
      ? []
      : [{ stack, path, message: `It runs as ${subject}, and ${role} trusts ${trusted.join(', ')}.` }];
  });
}

/** The subjects that a role trusts; undefined when they cannot be read, or when it trusts by other means. */
function subjectsOf(address: string, id: string, head: Synth): string[] | undefined {
  const stack = head.stacks.get(id);
  const role = stack?.blocks.get(address);
  if (role === undefined) return undefined;
  const trust = statementsOf(inlineDocuments(role.attributes, stack)['assume_role_policy']);
  const subjects = trust?.flatMap(({ conditions }) =>
    conditions.filter(({ key }) => key.endsWith(':sub')).flatMap(({ values }) => values),
  );
  return subjects?.length === 0 ? undefined : subjects;
}

function matches(pattern: string, subject: string): boolean {
  return pattern.endsWith('*') ? subject.startsWith(pattern.slice(0, -1)) : pattern === subject;
}
