import { synth } from '@promontory/testing';
import { Testing } from 'cdktf';
import { RuleGroupsNamespace, type RuleGroupsNamespaceProps } from '../src/rule-groups-namespace.js';
import { Workspace } from '../src/workspace.js';
import { awsStack } from './stack.js';

const ARN = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const GROUPS = [
  { name: 'g', rules: [{ alert: 'Down', expr: 'up == 0', annotations: { summary: '${x} %{y} {{ $labels.job }}' } }] },
];

const make = (props: Partial<RuleGroupsNamespaceProps>) => {
  const stack = awsStack();
  const workspace = Workspace.fromWorkspaceArn(stack, 'Workspace', ARN);
  new RuleGroupsNamespace(stack, 'Rules', {
    workspace,
    name: 'platform',
    groups: GROUPS,
    ...props,
  } as RuleGroupsNamespaceProps);
  return synth(stack);
};

test('typed groups become the text of a rule file that Terraform leaves alone', () => {
  const resource = make({ tags: { team: 'sre' } }).only('aws_prometheus_rule_group_namespace');
  expect(resource).toMatchObject({
    name: 'platform',
    workspace_id: 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    region: 'eu-west-1',
    tags: { team: 'sre' },
  });
  expect(resource['data']).toContain('summary: $${x} %%{y} {{ $labels.job }}');
});

test('the text of a file is passed on as it was written', () => {
  const yaml = '# comment\ngroups:\n  - name: g\n    rules:\n      - { record: a, expr: up }\n';
  const stack = awsStack();
  new RuleGroupsNamespace(stack, 'Rules', { workspace: Workspace.fromWorkspaceArn(stack, 'W', ARN), name: 'n', yaml });
  expect(synth(stack).only('aws_prometheus_rule_group_namespace')['data']).toBe(yaml);
});

test('rules that Prometheus would refuse are refused with their lines', () => {
  expect(() => make({ groups: [{ name: 'g', rules: [{ alert: 'A', expr: 'rate(x)' }] }] })).toThrow(
    'AmpRules: got rules with 1 problems:\n  line 5: RulesPromql: got rate() wants a range such as x[5m], not an instant vector, at "rate(x)", expected a PromQL expression; mend the expression (at groups[0].rules[0].expr)\n, expected rules that Prometheus and AMP accept; mend the rules (at test/Rules)',
  );
});

test('a name with a space is refused', () => {
  expect(() => make({ name: 'my rules' })).toThrow(
    "AmpRulesNamespaceName: got my rules, expected 1 to 128 letters, digits, '.', '_' and '-', the first a letter or digit; change 'name' (at test/Rules)",
  );
});

test('a namespace that exists is taken over by an import block, by its ARN alone', () => {
  const stack = awsStack();
  const workspace = Workspace.fromWorkspaceArn(stack, 'W', ARN);
  const adopt = ARN.replace(':workspace/', ':rulegroupsnamespace/') + '/n';
  new RuleGroupsNamespace(stack, 'Rules', { workspace, name: 'n', groups: GROUPS, adopt });
  expect((JSON.parse(Testing.synth(stack)) as { import: unknown }).import).toEqual([
    { id: adopt, to: expect.stringMatching(/^aws_prometheus_rule_group_namespace\.Rules_\w+$/) },
  ]);
  expect(() => make({ adopt: ARN })).toThrow('AmpRulesNamespaceAdopt: got arn:aws:aps');
});
