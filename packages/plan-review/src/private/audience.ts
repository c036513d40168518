import type { Change } from '../change.js';
import { diffAudience } from '../diff/alert-manager.js';
import type { SynthStack } from '../read-synth.js';
import type { AttributeChange } from '../report.js';
import { readRules } from './alerting/read-rules.js';

/** The routes of an alert manager that changes, with what that means for the alerts of its workspace: who is told no more. */
export function withAudience(
  attributes: readonly AttributeChange[],
  { type, before, after }: Change,
  stack: SynthStack | undefined,
): readonly AttributeChange[] {
  if (type !== 'aws_prometheus_alert_manager_definition' || stack === undefined) return attributes;
  const told = diffAudience(before?.['definition'], after?.['definition'], alertsOf(stack));
  return attributes.map((attribute) => {
    const { meaning } = attribute;
    if (attribute.attribute !== 'definition' || meaning === undefined) return attribute;
    return { ...attribute, meaning: { ...meaning, differences: [...meaning.differences, ...told] } };
  });
}

/** Labels of every alert of a stack, as its rules give them. */
function alertsOf({ blocks }: SynthStack): Readonly<Record<string, unknown>>[] {
  return [...blocks.values()]
    .filter(({ type, mode }) => mode === 'managed' && type === 'aws_prometheus_rule_group_namespace')
    .flatMap(({ attributes }) => readRules(attributes['data']) ?? [])
    .flatMap(({ kind, name, labels }) => (kind === 'alert' ? [{ ...labels, alertname: name }] : []));
}
