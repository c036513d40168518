import { PrometheusRuleGroupNamespace } from '@cdktf/provider-aws/lib/prometheus-rule-group-namespace';
import { ConfigurationError, isConcrete, literal } from '@promontory/core';
import { parseRules, renderRules, type RuleGroup } from '@promontory/rules';
import { formatFinding, parseArn } from '@promontory/vocabulary';
import { Construct } from 'constructs';
import type { IWorkspace } from './workspace.js';

/** What a namespace of rules is made of: groups, or the text of a rule file. */
export type RuleGroupsNamespaceProps = {
  readonly workspace: IWorkspace;
  /** The namespace's name: 1 to 128 letters, digits, `.`, `_` and `-`. Changing it replaces the namespace. */
  readonly name: string;
  /**
   * The ARN of a namespace that exists and is to be managed from now on: the first plan takes it over instead of making
   * one. Remove it after the apply.
   * @default - a namespace is made
   */
  readonly adopt?: string;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
} & ({ readonly groups: readonly RuleGroup[] } | { readonly yaml: string });

/** One file of recording and alerting rules in a workspace. What Prometheus would refuse is refused here. */
export class RuleGroupsNamespace extends Construct {
  /** The namespace ARN. @attribute */
  readonly namespaceArn: string;

  constructor(scope: Construct, id: string, props: RuleGroupsNamespaceProps) {
    super(scope, id);
    checkName(this, props.name);
    const yaml = 'yaml' in props ? props.yaml : renderRules(props.groups);
    const { problems } = parseRules(yaml, props.name);
    if (problems.length > 0) {
      throw new ConfigurationError(
        'AmpRules',
        {
          got: `rules with ${problems.length} problems:\n${problems.map((problem) => `  line ${problem.line}: ${formatFinding(problem)}`).join('\n')}\n`,
          expected: 'rules that Prometheus and AMP accept',
          fix: 'mend the rules',
        },
        this,
      );
    }
    const resource = new PrometheusRuleGroupNamespace(this, 'Resource', {
      workspaceId: props.workspace.workspaceId,
      region: props.workspace.region,
      name: props.name,
      data: literal(yaml),
      tags: props.tags && { ...props.tags },
    });
    if (props.adopt !== undefined) resource.importFrom(checkAdopt(this, props.adopt));
    this.namespaceArn = resource.arn;
    this.node.defaultChild = resource;
  }
}

// Bounds: CreateRuleGroupsNamespace, botocore 1.44.5, 2026-11.
function checkName(scope: Construct, name: string): void {
  if (isConcrete(name) && !/^[0-9A-Za-z][-.0-9A-Z_a-z]{0,127}$/.test(name)) {
    throw new ConfigurationError(
      'AmpRulesNamespaceName',
      {
        got: name,
        expected: "1 to 128 letters, digits, '.', '_' and '-', the first a letter or digit",
        fix: "change 'name'",
      },
      scope,
    );
  }
}

function checkAdopt(scope: Construct, arn: string): string {
  if (!isConcrete(arn) || /^rulegroupsnamespace\/ws-[^/]+\/[^/]+$/.test(parseArn(arn)?.resource ?? '')) return arn;
  throw new ConfigurationError(
    'AmpRulesNamespaceAdopt',
    {
      got: arn,
      expected: 'the ARN of a namespace of rules, …:rulegroupsnamespace/ws-…/<name>',
      fix: "copy it from 'aws amp list-rule-groups-namespaces'",
    },
    scope,
  );
}
