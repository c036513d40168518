import type { AllNamespaces, NamespaceSelection } from '../selection.js';

/** A filter, as the provider has it. */
interface Filter {
  namespace: string;
  metricNames?: string[];
}

type Namespaces = readonly (string | NamespaceSelection)[] | AllNamespaces;

/** What is selected, always in full: in a list, or left out of all. */
export function selectionsOf(namespaces: Namespaces): readonly NamespaceSelection[] {
  if ('all' in namespaces) return namespaces.except ?? [];
  return namespaces.map((each) => (typeof each === 'string' ? { namespace: each } : each));
}

/** The filters of a metric stream. It has those that include or those that exclude, and with neither streams everything. */
export function filters(namespaces: Namespaces): { includeFilter?: Filter[]; excludeFilter?: Filter[] } {
  const rendered = selectionsOf(namespaces).map(({ namespace, metricNames }) => ({
    namespace,
    ...(metricNames === undefined ? {} : { metricNames: [...metricNames] }),
  }));
  if (!('all' in namespaces)) return { includeFilter: rendered };
  return rendered.length > 0 ? { excludeFilter: rendered } : {};
}
