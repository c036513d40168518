import { parseArn, partitionOf } from '@promontory/vocabulary';
import { AMP, writesOf } from './private/amp.js';
import { AROUND } from './private/around.js';
import { GRAFANA } from './private/grafana.js';
import { HOSTS } from './private/hosts.js';
import { join, type Statement, toDocuments } from './private/statements.js';
import { STREAMING } from './private/streaming.js';
import type { Attributes, Place, TypePermissions } from './private/type-permissions.js';
import { SECRETS } from './private/secrets.js';
import { WATCHING } from './private/watching.js';

/** Synthesised stacks by id: each the parsed `cdk.tf.json`. */
export type SynthesizedStacks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** One policy document, as IAM takes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** What one role needs to plan, and what to plan and apply. */
export interface RolePermissions {
  readonly plan: readonly PolicyDocument[];
  readonly apply: readonly PolicyDocument[];
}

/** What two roles need: one for pull requests, one for what is merged. */
export interface Permissions {
  /** To plan: reads, and the state. Each document fits a managed policy (6,144 characters). */
  readonly plan: readonly PolicyDocument[];
  /** To plan and apply. Nothing that destroys what Terraform is told to protect. */
  readonly apply: readonly PolicyDocument[];
  /** What roles of other accounts need, by their ARNs: those that providers besides the stack's own assume. */
  readonly otherRoles: Readonly<Record<string, RolePermissions>>;
  /** Types of AWS resources whose needs are not known here: the documents are too small by those. */
  readonly unknown: readonly string[];
}

const TYPES: Readonly<Record<string, TypePermissions>> = {
  ...AMP,
  ...AROUND,
  ...WATCHING,
  ...STREAMING,
  ...SECRETS,
  ...GRAFANA,
  ...HOSTS,
};

/** Data sources that ask AWS nothing, or nothing that takes a permission. */
const LOCAL = ['data.aws_iam_policy_document', 'data.aws_caller_identity'];

/**
 * What planning and applying these stacks takes, from what is in them.
 *
 * @param planned stacks that are planned as well, and applied by somebody else
 */
export function permissionsOf(stacks: SynthesizedStacks, planned: SynthesizedStacks = {}): Permissions {
  const own: Needed = { plan: [], apply: [] };
  const others = new Map<string, Needed>();
  const unknown = new Set<string>();
  const all = [
    ...Object.values(stacks).map((stack) => ({ stack, applied: true })),
    ...Object.values(planned).map((stack) => ({ stack, applied: false })),
  ];
  for (const { stack, applied } of all) {
    const state = stateOf(stack);
    own.plan.push(...state.read, ...assumeStatements(stack));
    if (applied) own.apply.push(...state.write);
    for (const { type, attributes } of blocksOf(stack)) {
      const needs = TYPES[type];
      const provider = providerOf(stack, attributes);
      const role = provider['alias'] === undefined ? undefined : assumedRole(provider);
      const needed = role === undefined ? own : (others.get(role) ?? { plan: [], apply: [] });
      if (role !== undefined) others.set(role, needed);
      if (needs === undefined) unknown.add(type);
      else collect(type, needs, attributes, placeOf(provider), applied ? needed : { ...needed, apply: [] });
    }
  }
  return {
    ...documentsOf(own),
    otherRoles: Object.fromEntries([...others].map(([role, needed]) => [role, documentsOf(needed)])),
    unknown: [...unknown].sort(),
  };
}

interface Needed {
  readonly plan: Statement[];
  readonly apply: Statement[];
}

function documentsOf({ plan, apply }: Needed): RolePermissions {
  return { plan: toDocuments(join(plan)), apply: toDocuments(join([...plan, ...apply])) };
}

function collect(
  type: string,
  needs: TypePermissions,
  attributes: Attributes,
  place: Place,
  { plan, apply }: Needed,
): void {
  const resources = needs.resources(attributes, place);
  const allow = (Action: readonly string[], Resource: readonly string[]): Statement => ({
    Effect: 'Allow',
    Action,
    Resource,
  });
  plan.push(allow(needs.read, resources), allow(needs.readAny ?? [], ['*']));
  apply.push(allow(writesOf(type, needs, attributes), resources), allow(needs.writeAny ?? [], ['*']));
  for (const { actions, resources: about, conditions, forPlan } of needs.also?.(attributes, place) ?? []) {
    const statement = { ...allow(actions, about), ...(conditions && { Condition: conditions }) };
    (forPlan === true ? plan : apply).push(statement);
  }
}

function blocksOf(stack: Readonly<Record<string, unknown>>): { type: string; attributes: Attributes }[] {
  return (['resource', 'data'] as const).flatMap((section) => {
    const types = (stack[section] ?? {}) as Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
    return Object.entries(types).flatMap(([name, blocks]) => {
      const type = section === 'data' ? `data.${name}` : name;
      if (!name.startsWith('aws_') || LOCAL.includes(type)) return [];
      return Object.values(blocks).map((attributes) => ({ type, attributes: named(attributes, stack) }));
    });
  });
}

/** With the names of other blocks in place of the references to them: a role's policy is about that role alone. */
function named(attributes: Attributes, stack: Readonly<Record<string, unknown>>): Attributes {
  const blocks = (stack['resource'] ?? {}) as Readonly<Record<string, Readonly<Record<string, Attributes>>>>;
  const name = (value: unknown): unknown => {
    const [, type = '', id = ''] = /^\$\{(aws_\w+)\.([\w-]+)\.(?:id|name|bucket)\}$/.exec(String(value)) ?? [];
    const block = blocks[type]?.[id];
    return block?.['bucket'] ?? block?.['name'] ?? value;
  };
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, name(value)]));
}

function providersOf(stack: Readonly<Record<string, unknown>>): readonly Attributes[] {
  return (stack['provider'] as { aws?: readonly Attributes[] } | undefined)?.aws ?? [];
}

/** The provider that a block names, else the stack's own. */
function providerOf(stack: Readonly<Record<string, unknown>>, { provider }: Attributes = {}): Attributes {
  const isNamed = ({ alias }: Attributes): boolean => provider === (alias === undefined ? undefined : `aws.${alias}`);
  const providers = providersOf(stack);
  return providers.find(isNamed) ?? providers[0] ?? {};
}

function placeOf({ region, allowed_account_ids: accounts }: Attributes): Place {
  const name = typeof region === 'string' ? region : '*';
  const [account] = Array.isArray(accounts) ? (accounts as unknown[]) : [];
  return { partition: partitionOf(name), region: name, account: typeof account === 'string' ? account : '*' };
}

function assumedRole(provider: Attributes): string | undefined {
  const [assumed] = (provider['assume_role'] ?? []) as readonly { role_arn?: string }[];
  return assumed?.role_arn;
}

/** The roles that providers assume are where the rest belongs; whoever starts needs only to assume them. */
function assumeStatements(stack: Readonly<Record<string, unknown>>): Statement[] {
  const roles = providersOf(stack).flatMap((provider) => assumedRole(provider) ?? []);
  return roles.map((role) => ({ Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: [role] }));
}

/** A state in S3: the object, its lock, and the key. A plan locks, and writes nothing else. */
function stateOf(stack: Readonly<Record<string, unknown>>): { read: Statement[]; write: Statement[] } {
  const backend = (stack['terraform'] as { backend?: { s3?: Readonly<Record<string, string>> } } | undefined)?.backend;
  const s3 = backend?.s3;
  if (s3?.['bucket'] === undefined) return { read: [], write: [] };
  const bucket = `arn:${partitionOf(s3['region'] ?? '')}:s3:::${s3['bucket']}`;
  const object = `${bucket}/${s3['key'] ?? '*'}`;
  const key = s3['kms_key_id'];
  const allow = (Action: readonly string[], resource: string): Statement => ({
    Effect: 'Allow',
    Action,
    Resource: [resource],
  });
  return {
    read: [
      allow(['s3:ListBucket'], bucket),
      allow(['s3:GetObject'], object),
      allow(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], `${object}.tflock`),
      ...(key === undefined || parseArn(key) === undefined ? [] : [allow(['kms:Decrypt', 'kms:GenerateDataKey'], key)]),
    ],
    write: [allow(['s3:PutObject'], object)],
  };
}
