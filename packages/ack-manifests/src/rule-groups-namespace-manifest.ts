import { parseRules, renderRules, type RuleGroup } from '@promontory/rules';
import type { Finding } from '@promontory/vocabulary';
import { type Manifest, manifest, type ObjectProps } from './custom-object.js';
import { checkTags } from './private/check-tags.js';
import { checkTarget, targetSpec, type WorkspaceTarget } from './workspace-target.js';

/** What a namespace of rules is made of: groups, or the text of a rule file. */
export type RuleGroupsNamespaceManifestProps = ObjectProps &
  WorkspaceTarget & {
    /** The namespace's name in AMP: 1 to 128 letters, digits, `.`, `_` and `-`. It cannot be changed afterwards. */
    readonly name: string;
    /**
     * The object's name in Kubernetes.
     * @default - `name` in lower case, with `-` for `_`
     */
    readonly objectName?: string;
    /** @default - those of the controller */
    readonly tags?: Readonly<Record<string, string>>;
  } & ({ readonly groups: readonly RuleGroup[] } | { readonly yaml: string });

/** A `RuleGroupsNamespace`: one file of recording and alerting rules. What Prometheus would refuse is refused here. */
export function ruleGroupsNamespaceManifest(props: RuleGroupsNamespaceManifestProps): Manifest {
  const configuration = 'yaml' in props ? props.yaml : renderRules(props.groups);
  const findings = [
    ...checkName(props.name),
    ...checkTarget(props),
    ...checkTags(props.tags),
    ...parseRules(configuration, props.name).problems,
  ];
  const spec = {
    ...targetSpec(props),
    name: props.name,
    ...(props.tags === undefined ? {} : { tags: props.tags }),
    // Plain text: the controller encodes it for the API.
    configuration,
  };
  const objectName = props.objectName ?? props.name.toLowerCase().replaceAll('_', '-');
  return manifest('RuleGroupsNamespace', objectName, props, spec, findings);
}

// Bounds: CreateRuleGroupsNamespace, botocore 1.44.5, 2026-11.
function checkName(name: string): Finding[] {
  if (/^[0-9A-Za-z][-.0-9A-Z_a-z]{0,127}$/.test(name)) return [];
  return [
    {
      code: 'AckRulesNamespaceName',
      path: ['spec', 'name'],
      got: JSON.stringify(name),
      expected: "1 to 128 letters, digits, '.', '_' and '-', the first a letter or digit",
      fix: "change 'name'",
    },
  ];
}
