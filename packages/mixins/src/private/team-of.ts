import type { PackOptions } from '../options.js';

/** The label `team`: a name, or a template that chooses one by the alert's namespace. */
export function teamOf({ team = 'platform', teams = {} }: Pick<PackOptions, 'team' | 'teams'>): string {
  const branches = Object.entries(teams)
    .filter(([, namespaces]) => namespaces.length > 0)
    .map(([name, namespaces]) => `if match "^(?:${namespaces.join('|')})$" $labels.namespace }}${name}`);
  return branches.length === 0 ? team : `{{ ${branches.join('{{ else ')}{{ else }}${team}{{ end }}`;
}
