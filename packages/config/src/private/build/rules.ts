import { type ParsedRuleSet, parseRuleSet, renderRules, type RuleSource } from '@promontory/rules';
import type { Problem } from '@promontory/vocabulary';
import type * as z from 'zod';
import type { RulesSettings } from '../../environment.js';
import type { Part } from '../part.js';
import type { managedWorkspace } from '../schema/workspace.js';
import { type Built, unreadable, type WorkspaceContext } from './built.js';

type Managed = z.infer<typeof managedWorkspace>;

/** The rules of a workspace, those of packs among them, read and held together. */
export function buildRules(
  part: Part<Managed>,
  packs: readonly RuleSource[],
  { files }: WorkspaceContext,
): Built<RulesSettings[]> & Pick<ParsedRuleSet, 'namespaces'> {
  const rules = part.value.rules ?? {};
  // Packs come first: where a team's file clashes with one, the problem is at the file.
  const sources: RuleSource[] = [...packs];
  const missing: Problem[] = [];
  for (const [namespace, written] of Object.entries(rules)) {
    [written].flat().forEach((path, index) => {
      const read = files.referenced(path);
      const at = Array.isArray(written) ? ['rules', namespace, index] : ['rules', namespace];
      if ('problem' in read) missing.push(...unreadable(part, at, path, read.problem));
      else sources.push({ namespace, file: read.file, text: read.text });
    });
  }
  const { namespaces, problems, warnings } = parseRuleSet(sources);
  const byNamespace = new Map([
    ...packs.map(({ namespace }): [string, string[]] => [namespace, []]),
    ...Object.entries(rules).map(([namespace, written]): [string, string[]] => [namespace, [written].flat()]),
  ]);
  const settings = [...byNamespace].map(([namespace, written]): RulesSettings => {
    const groups = namespaces[namespace] ?? [];
    const [only, second] = sources.filter((source) => source.namespace === namespace);
    // One file goes up as it was written, comments and all.
    const text = second === undefined ? (only?.text ?? '') : renderRules(groups);
    return { namespace, files: written, text, groups };
  });
  return { settings, namespaces, problems: [...missing, ...problems], warnings };
}
