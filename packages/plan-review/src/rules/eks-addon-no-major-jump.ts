import { isKept, isOpen, ofType, say } from '../private/rule-kit.js';
import { majorJump } from '../private/version.js';
import type { Rule } from '../rule.js';

/** An add-on becomes another product under the same name. */
export const eksAddonNoMajorJump: Rule = {
  id: 'eks/addon-no-major-jump',
  severity: 'warning',
  summary: 'An EKS add-on changes its major version.',
  why: 'A major version may rename metrics, flags and configuration. Rules on names that are gone are silent.',
  fix: 'Read the release notes for metrics that are renamed or dropped, and try it in another environment first.',
  check: ({ changes }) =>
    ofType(changes, 'aws_eks_addon')
      .filter(isKept)
      .flatMap((change) => {
        const [was, is] = [change.before?.['addon_version'], change.after?.['addon_version']];
        const name = String(change.after?.['addon_name'] ?? 'It');
        const jump = majorJump(was, is);
        if (jump !== undefined) return [say(change, `${name} ${jump}.`)];
        // Without a version AWS chooses one.
        return was !== undefined && was !== is && (is === undefined || is === null || isOpen(is))
          ? [say(change, `Which version ${name} will have cannot be told: it was ${String(was)}.`)]
          : [];
      }),
};
