import { majorJump } from '../private/version.js';
import type { Rule, RuleFinding } from '../rule.js';

/** Resources may be read, and replaced, by other rules than yesterday. */
export const terraformProviderNoMajorJump: Rule = {
  id: 'terraform/provider-no-major-jump',
  severity: 'warning',
  summary: 'A provider changes its major version.',
  why: 'A major version rewrites the state as it refreshes: from then on the older version cannot read it.',
  fix: 'Read its upgrade guide, plan every environment, and apply it as a change of its own.',
  check: ({ base, head }) =>
    [...head.stacks.values()].flatMap((stack): RuleFinding[] => {
      const before = base?.stacks.get(stack.id)?.providers;
      return [...(stack.providers ?? [])].flatMap(([name, version]) => {
        const jump = majorJump(before?.get(name), version);
        return jump === undefined
          ? []
          : [{ stack: stack.id, path: stack.id, message: `The provider ${name} ${jump}.` }];
      });
    }),
};
