import { parseRules } from '@promontory/rules';
import type * as z from 'zod';
import type { RulesSettings } from '../../environment.js';
import type { Part } from '../part.js';
import type { managedWorkspace } from '../schema/workspace.js';
import { type Built, unreadable, type WorkspaceContext } from './built.js';

type Managed = z.infer<typeof managedWorkspace>;

/** The rules of a workspace, read and checked. */
export function buildRules(
  part: Part<Managed>,
  rules: NonNullable<Managed['rules']>,
  { files }: WorkspaceContext,
): Built<RulesSettings> {
  const settings = { namespace: rules.namespace ?? 'promontory', file: rules.file, text: '' };
  const read = files.referenced(rules.file);
  if ('problem' in read) {
    return { settings, problems: unreadable(part, ['rules', 'file'], rules.file, read.problem), warnings: [] };
  }
  const { problems, warnings } = parseRules(read.text, read.file);
  return { settings: { ...settings, text: read.text }, problems, warnings };
}
