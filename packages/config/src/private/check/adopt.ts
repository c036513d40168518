import { didYouMean, type Problem } from '@promontory/vocabulary';
import type { ManagedWorkspaceSettings } from '../../environment.js';
import { type Part, placed } from '../part.js';

/** What is taken over must be configured too: an import without its resource is no plan. */
export function checkAdopt(part: Part<ManagedWorkspaceSettings>): Problem[] {
  const { adopt, rules, alertManager } = part.value;
  if (adopt === undefined) return [];
  const namespaces = rules.map(({ namespace }) => namespace);
  const problems = adopt.rules.flatMap((name, index): Problem[] => {
    if (namespaces.includes(name)) return [];
    const near = didYouMean(name, namespaces);
    return placed(part, ['adopt', 'rules', index], {
      code: 'ConfigAdoptRules',
      got: name,
      expected: `a namespace of this workspace: ${namespaces.join(', ') || '(there is none)'}`,
      fix:
        near === undefined
          ? "add its file to 'rules', or leave it as it is by taking it out here"
          : `did you mean ${near}?`,
    });
  });
  if (!adopt.alertManager || alertManager !== undefined) return problems;
  return [
    ...problems,
    ...placed(part, ['adopt', 'alertManager'], {
      code: 'ConfigAdoptAlertManager',
      got: "true, and no 'alertManager'",
      expected: 'a configuration for what is taken over',
      fix: "add 'alertManager', or leave it as it is by taking it out here",
    }),
  ];
}
