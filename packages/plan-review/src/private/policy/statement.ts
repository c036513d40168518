import { isMapping } from '@promontory/vocabulary';
import { UNKNOWN } from '../../change.js';

/** One statement, its parts as sets: order and spelling of a policy say nothing. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** `AWS arn`, `Service name`, or `*`. Empty for identity policies, whose principal is who they are attached to. */
  readonly principals: readonly string[];
  /** Lower case: IAM does not mind. */
  readonly actions: readonly string[];
  /** The same, one by one, as they are written: that is what people read. */
  readonly spelled: readonly string[];
  readonly resources: readonly string[];
  /** `test variable` and the values, sorted. */
  readonly conditions: readonly Condition[];
  /** NotAction, NotResource or NotPrincipal as text: compared as a whole, because what it covers cannot be listed. */
  readonly inverted: string;
}

/** One condition of a statement. */
export interface Condition {
  /** The variable in lower case: IAM does not mind. */
  readonly key: string;
  /** As it is written. */
  readonly spelled: string;
  readonly values: readonly string[];
}

type Raw = Readonly<Record<string, unknown>>;

/** The statements of a policy in any of the forms that synth and plans hold; undefined when it cannot be told. */
export function statementsOf(policy: unknown): Statement[] | undefined {
  if (policy === undefined || policy === null || policy === '') return [];
  if (Array.isArray(policy)) return ofAll(policy);
  if (isMapping(policy)) return listOf(policy['statement'])?.map(fromTerraform);
  if (typeof policy !== 'string' || policy === UNKNOWN) return undefined;
  try {
    const json: unknown = JSON.parse(policy);
    return isMapping(json) ? listOf(json['Statement'])?.map(fromJson) : undefined;
  } catch {
    return undefined;
  }
}

/** The inline policies of a role: each a mapping with its policy. */
function ofAll(policies: readonly unknown[]): Statement[] | undefined {
  const all = policies.map((one) => (isMapping(one) ? statementsOf(one['policy']) : undefined));
  return all.includes(undefined) ? undefined : all.flatMap((one) => one ?? []);
}

/** Whether a text is a policy of another kind, such as one of lifecycles: JSON that has no statements. */
export function isOtherPolicy(policy: unknown): boolean {
  if (typeof policy !== 'string') return false;
  try {
    const json: unknown = JSON.parse(policy);
    return isMapping(json) && !('Statement' in json);
  } catch {
    return false;
  }
}

function listOf(value: unknown): Raw[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.every(isMapping) ? (list as Raw[]) : undefined;
}

const texts = (value: unknown): string[] => {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value])
    .map((item: unknown) => (item === null || item === undefined ? UNKNOWN : String(item)))
    .sort();
};

function fromTerraform(raw: Raw): Statement {
  const principals = (listOf(raw['principals']) ?? []).flatMap(({ type, identifiers }) =>
    texts(identifiers).map((id) => principal(String(type), id)),
  );
  const conditions = (listOf(raw['condition']) ?? []).map(({ test, variable, values }) =>
    condition(String(test), String(variable), texts(values)),
  );
  return {
    effect: raw['effect'] === 'Deny' ? 'Deny' : 'Allow',
    principals: principals.sort(),
    actions: texts(raw['actions']).map((action) => action.toLowerCase()),
    spelled: texts(raw['actions']),
    resources: texts(raw['resources']),
    conditions: sortConditions(conditions),
    inverted: inverted(raw, ['not_actions', 'not_resources', 'not_principals']),
  };
}

function fromJson(raw: Raw): Statement {
  const who = raw['Principal'];
  const principals =
    typeof who === 'string'
      ? [who]
      : Object.entries((who ?? {}) as Raw).flatMap(([type, ids]) => texts(ids).map((id) => principal(type, id)));
  const conditions = Object.entries((raw['Condition'] ?? {}) as Readonly<Record<string, Raw>>).flatMap(
    ([test, variables]) =>
      Object.entries(variables).map(([variable, values]) => condition(test, variable, texts(values))),
  );
  return {
    effect: raw['Effect'] === 'Deny' ? 'Deny' : 'Allow',
    principals: principals.sort(),
    actions: texts(raw['Action']).map((action) => action.toLowerCase()),
    spelled: texts(raw['Action']),
    resources: texts(raw['Resource']),
    conditions: sortConditions(conditions),
    inverted: inverted(raw, ['NotAction', 'NotResource', 'NotPrincipal']),
  };
}

function principal(type: string, id: string): string {
  return id === '*' ? '*' : `${type} ${id}`;
}

// Names of condition keys are matched without regard to case.
function condition(test: string, variable: string, values: string[]): Condition {
  return { key: `${test} ${variable.toLowerCase()}`, spelled: `${test} ${variable}`, values };
}

function sortConditions(conditions: Condition[]): Condition[] {
  return conditions.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function inverted(raw: Raw, keys: readonly string[]): string {
  const present = keys.filter((key) => texts(raw[key]).length > 0);
  return present.length === 0
    ? ''
    : JSON.stringify(present.map((key) => [key.replace(/_/g, '').toLowerCase(), raw[key]]));
}
