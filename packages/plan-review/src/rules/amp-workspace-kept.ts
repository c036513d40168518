import type { Rule, RuleFinding, RuleInput } from '../rule.js';

const TYPE = 'aws_prometheus_workspace';

/** A workspace goes, is replaced, or may from now on go without a word. */
export const ampWorkspaceKept: Rule = {
  id: 'amp/workspace-kept',
  severity: 'error',
  summary: 'A workspace is deleted or replaced, or loses its protection.',
  why: 'The metrics of a workspace go with it: up to its whole retention, 150 days by default. Nothing brings them back, and every writer and dashboard points at the old id.',
  fix: 'Keep the workspace. To change its key or Region, make a second one, write to both for the retention, then acknowledge the deletion of the first.',
  check: (input) => [...lost(input), ...unprotected(input)],
};

function lost({ changes }: RuleInput): RuleFinding[] {
  return changes
    .filter(({ type, action }) => type === TYPE && (action === 'delete' || action === 'replace' || action === 'forget'))
    .map(({ stack, path, action, before, replacedBy }) => {
      const name = typeof before?.['alias'] === 'string' ? ` ${before['alias']}` : '';
      const what = {
        delete: 'is deleted, with all of its metrics',
        replace: `is replaced${replacedBy.length > 0 ? ` (${replacedBy.join(', ')} changed)` : ''}: the new one begins empty`,
        forget: 'is no longer managed here: nothing protects it any more',
      }[action as 'delete' | 'replace' | 'forget'];
      return { severity: 'error', stack, path, message: `The workspace${name} ${what}.` };
    });
}

/** Terraform's own guard was there before and is not any more. */
function unprotected({ base, head }: RuleInput): RuleFinding[] {
  return [...(base?.stacks.values() ?? [])].flatMap((stack) =>
    [...stack.blocks.values()].flatMap((block): RuleFinding[] => {
      const side = head.stacks.get(stack.id);
      const now = side?.blocks.get(side.moved.get(block.address) ?? block.address);
      if (block.type !== TYPE || now === undefined || !isProtected(block.attributes) || isProtected(now.attributes))
        return [];
      return [
        {
          severity: 'warning',
          stack: stack.id,
          path: now.path,
          message: 'The workspace loses its deletion protection: after this, a plan may delete it.',
        },
      ];
    }),
  );
}

function isProtected(attributes: Readonly<Record<string, unknown>>): boolean {
  return (attributes['lifecycle'] as { prevent_destroy?: unknown } | undefined)?.prevent_destroy === true;
}
