import type { Attributes } from '../change.js';
import { isKept, nested, say } from '../private/rule-kit.js';
import type { Rule, RuleFinding, RuleInput } from '../rule.js';

/** Attributes that guard a thing against deletion, and the value that guards. */
const GUARDS: readonly (readonly [attribute: string, guards: boolean])[] = [
  ['deletion_protection', true],
  ['deletion_protection_enabled', true],
  ['enable_deletion_protection', true],
  ['force_destroy', false],
  ['skip_destroy', true],
];

/** A thing may from now on be deleted without a word. */
export const terraformProtectionKept: Rule = {
  id: 'terraform/protection-kept',
  severity: 'warning',
  summary: 'A resource loses its protection from deletion.',
  why: 'The first change takes the guard away, the second one deletes. Each looks harmless alone.',
  fix: 'Keep the guard. If the resource is to go, say so now and acknowledge this by name.',
  check: (input) => [...lifecycle(input), ...attributes(input)],
};

function attributes({ changes }: RuleInput): RuleFinding[] {
  return changes
    .filter(isKept)
    .flatMap((change) =>
      GUARDS.filter(([name, guards]) => isOn(change.before, name, guards) && !isOn(change.after, name, guards)).map(
        ([name]) =>
          say(change, `${name} no longer protects it: after this, a plan may delete it with all that it holds.`),
      ),
    );
}

function isOn(attributes: Attributes | undefined, name: string, guards: boolean): boolean {
  const value = attributes?.[name];
  // force_destroy guards by being absent, the others by being there.
  return guards ? value === true : attributes !== undefined && value !== true;
}

/** prevent_destroy was there and is not any more. Of workspaces amp/workspace-kept tells. */
function lifecycle({ base, head }: RuleInput): RuleFinding[] {
  return [...(base?.stacks.values() ?? [])].flatMap((stack) =>
    [...stack.blocks.values()].flatMap((block): RuleFinding[] => {
      const moved = head.stacks.get(stack.id)?.moved.get(block.address) ?? block.address;
      const now = head.stacks.get(stack.id)?.blocks.get(moved);
      if (now === undefined || block.type === 'aws_prometheus_workspace') return [];
      if (!isPrevented(block.attributes) || isPrevented(now.attributes)) return [];
      const message = 'prevent_destroy no longer protects it: after this, a plan may delete it with all that it holds.';
      return [{ stack: stack.id, path: now.path, message }];
    }),
  );
}

function isPrevented(attributes: Attributes): boolean {
  return nested(attributes, 'lifecycle').some((one) => one['prevent_destroy'] === true);
}
