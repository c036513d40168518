import type { Finding } from './finding.js';
import type { Patient } from './patient.js';
import { clusterTree } from './private/cluster-tree.js';
import { discardTree } from './private/discard-tree.js';
import { ruleTree } from './private/rule-tree.js';
import { workspaceTree } from './private/workspace-tree.js';

/**
 * Walks the guide's decision trees, from the outside inwards, and gives each answer as it comes. A workspace that cannot
 * be asked ends the walk but for what CloudWatch knows: without an answer nothing further in can be told.
 */
export async function* diagnose(patient: Patient): AsyncGenerator<Finding> {
  const { findings, answers } = await workspaceTree(patient);
  yield* findings;
  if (answers) yield* clusterTree(patient);
  yield* discardTree(patient);
  if (answers) yield* ruleTree(patient);
}
