import { isMapping, kindOf, type Finding, type Path } from '@promontory/vocabulary';

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Labels or annotations: names that Prometheus takes, values that are text. */
export function checkLabels(labels: unknown, at: Path, kind: 'labels' | 'annotations'): Finding[] {
  if (!isMapping(labels)) {
    return [
      {
        code: 'RulesLabels',
        path: at,
        got: kindOf(labels),
        expected: `a mapping of ${kind}`,
        fix: `write ${kind} as name: value`,
      },
    ];
  }
  return Object.entries(labels).flatMap(([name, value]): Finding[] => {
    if (!NAME.test(name)) {
      return [
        {
          code: 'RulesLabelName',
          path: [...at, name],
          got: JSON.stringify(name),
          expected: "letters, digits and '_'",
          fix: 'rename it',
        },
      ];
    }
    if (kind === 'labels' && (name === '__name__' || name === 'alertname')) {
      return [
        {
          code: 'RulesLabelName',
          path: [...at, name],
          got: name,
          expected: 'a label that a rule may set',
          fix: "remove it: the rule's own name is that label",
        },
      ];
    }
    if (typeof value !== 'string') {
      return [
        {
          code: 'RulesLabelValue',
          path: [...at, name],
          got: kindOf(value),
          expected: 'text',
          fix: `quote the value: ${name}: '${String(value)}'`,
        },
      ];
    }
    return [];
  });
}
