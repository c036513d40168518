import { parsePromql, type SyntaxNode } from './private/tree.js';
import type { PromqlError } from './promql.js';

/** Functions whose result has no labels of what they were given. */
const FORGETFUL = new Set(['scalar', 'absent', 'absent_over_time']);

/**
 * The first place at which an expression loses a label, or undefined: where clusters share a workspace, an aggregation
 * or a match without `cluster` mixes one cluster's numbers with another's.
 */
export function losesLabel(expression: string, label: string): PromqlError | undefined {
  let lost: PromqlError | undefined;
  parsePromql(expression).iterate({
    enter: ({ name, node }) => {
      if (lost !== undefined) return false;
      const message =
        name === 'AggregateExpr'
          ? inAggregation(expression, node, label)
          : name === 'MatchingModifierClause'
            ? inMatching(expression, node, label)
            : name === 'FunctionCall'
              ? inCall(expression, node)
              : undefined;
      if (message !== undefined) lost = { message, offset: node.from };
      return lost === undefined;
    },
  });
  return lost;
}

function inAggregation(expression: string, node: SyntaxNode, label: string): string | undefined {
  const modifier = node.getChild('AggregateModifier');
  if (modifier === null) return `an aggregation without 'by (${label}, …)'`;
  const named = labelsOf(expression, modifier.getChild('GroupingLabels')).includes(label);
  const by = modifier.getChild('By') !== null;
  if (by === named) return undefined;
  return by ? `'by' without ${label}` : `'without (${label})'`;
}

function inMatching(expression: string, node: SyntaxNode, label: string): string | undefined {
  // The second list, if there is one, belongs to group_left or group_right.
  const named = labelsOf(expression, node.getChild('GroupingLabels')).includes(label);
  const on = node.getChild('On') !== null;
  if (on === named) return undefined;
  return on ? `'on' without ${label}` : `'ignoring (${label})'`;
}

function inCall(expression: string, node: SyntaxNode): string | undefined {
  const identifier = node.getChild('FunctionIdentifier');
  const name = identifier === null ? '' : expression.slice(identifier.from, identifier.to);
  return FORGETFUL.has(name) ? `${name}() forgets every label` : undefined;
}

function labelsOf(expression: string, grouping: SyntaxNode | null): string[] {
  return (grouping?.getChildren('LabelName') ?? []).map(({ from, to }) => expression.slice(from, to));
}
