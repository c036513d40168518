import type { Change } from '../change.js';
import { diffAudience, diffHearers } from '../diff/alert-manager.js';
import type { Difference, Meaning } from '../diff/difference.js';
import type { SynthStack } from '../read-synth.js';
import type { AttributeChange } from '../report.js';
import { readRules } from './alerting/read-rules.js';

type Labels = Readonly<Record<string, unknown>>;

/** Routes and rules that change, with what that means for the alerts of their workspace: who is told, and who no more. */
export function withAudience(
  attributes: readonly AttributeChange[],
  change: Change,
  stack: SynthStack | undefined,
): readonly AttributeChange[] {
  const more = stack === undefined ? undefined : audienceOf(change, stack);
  if (more === undefined) return attributes;
  return attributes.map((attribute) => {
    const { meaning } = attribute;
    if (meaning === undefined || (meaning.kind !== 'rules' && meaning.kind !== 'alert-manager')) return attribute;
    return { ...attribute, meaning: { ...meaning, differences: more(meaning.differences) } };
  });
}

function audienceOf(
  { type, action, before, after }: Change,
  stack: SynthStack,
): ((all: Meaning['differences']) => Meaning['differences']) | undefined {
  if (action !== 'update' && action !== 'replace') return undefined;
  if (type === MANAGER) {
    const told = diffAudience(before?.['definition'], after?.['definition'], alertsIn(stack));
    return (all) => [...all, ...told];
  }
  if (type !== RULES) return undefined;
  const definition = attributesOf(stack, MANAGER)[0]?.['definition'];
  const [was, is] = [before, after].map((side) => byName(alertsOf(side?.['data'])));
  return (all) => all.map((one) => heard(one, definition, was, is));
}

/** An alert whose labels change, with whom that makes it tell. */
function heard(
  one: Difference,
  definition: unknown,
  was: ReadonlyMap<string, Labels> | undefined,
  is: ReadonlyMap<string, Labels> | undefined,
): Difference {
  const name = /^alert (\S+)$/.exec(one.subject)?.[1];
  const [left, right] = [was?.get(name ?? ''), is?.get(name ?? '')];
  const told = left === undefined || right === undefined ? undefined : diffHearers(definition, left, right);
  return told === undefined || one.change !== 'changed'
    ? one
    : { ...one, details: [...one.details, ...told.details], ...(told.note !== undefined && { note: told.note }) };
}

const MANAGER = 'aws_prometheus_alert_manager_definition';
const RULES = 'aws_prometheus_rule_group_namespace';

function attributesOf({ blocks }: SynthStack, wanted: string): Labels[] {
  return [...blocks.values()].flatMap(({ type, mode, attributes }) =>
    mode === 'managed' && type === wanted ? [attributes] : [],
  );
}

function alertsIn(stack: SynthStack): Labels[] {
  return attributesOf(stack, RULES).flatMap(({ data }) => alertsOf(data));
}

/** Labels of every alert of a file, as its rules give them. */
function alertsOf(data: unknown): Labels[] {
  return (readRules(data) ?? []).flatMap(({ kind, name, labels }) =>
    kind === 'alert' ? [{ ...labels, alertname: name }] : [],
  );
}

/** Of several with one name it cannot be said which became which. */
function byName(alerts: readonly Labels[]): Map<string, Labels> {
  const names = new Map<string, Labels | undefined>();
  for (const labels of alerts) {
    const name = String(labels['alertname']);
    names.set(name, names.has(name) ? undefined : labels);
  }
  return new Map([...names].flatMap(([name, labels]) => (labels === undefined ? [] : [[name, labels] as const])));
}
