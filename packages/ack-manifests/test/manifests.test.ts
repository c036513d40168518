import { parse } from 'yaml';
import {
  alertManagerDefinitionManifest,
  type AlertManagerDefinitionManifestProps,
  loggingConfigurationManifest,
  type Manifest,
  ruleGroupsNamespaceManifest,
  type RuleGroupsNamespaceManifestProps,
  workspaceManifest,
  type WorkspaceManifestProps,
} from '../src/index.js';

const ID = 'ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:oncall';
const LOGS = 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/prometheus/a';
const RULES = 'groups:\n  - name: g\n    rules:\n      - alert: Down\n        expr: up == 0\n';

const codes = ({ findings }: Manifest): string[] => findings.map(({ code }) => code);
const read = ({ yaml, findings }: Manifest): Record<string, unknown> => {
  expect(findings).toEqual([]);
  return parse(yaml ?? '') as Record<string, unknown>;
};

describe('a namespace of rules', () => {
  const rules = (more: Partial<RuleGroupsNamespaceManifestProps> = {}): Manifest =>
    ruleGroupsNamespaceManifest({
      name: 'platform',
      namespace: 'ack-system',
      workspaceId: ID,
      yaml: RULES,
      ...more,
    } as RuleGroupsNamespaceManifestProps);

  test('is written as text, not as base64, to the last byte', () => {
    expect(rules().yaml).toBe(
      [
        'apiVersion: prometheusservice.services.k8s.aws/v1alpha1',
        'kind: RuleGroupsNamespace',
        'metadata:',
        '  name: platform',
        '  namespace: ack-system',
        'spec:',
        `  workspaceID: ${ID}`,
        '  name: platform',
        '  configuration: |',
        ...RULES.trimEnd()
          .split('\n')
          .map((line) => `    ${line}`),
        '',
      ].join('\n'),
    );
  });

  test('may be given as groups', () => {
    const { yaml: _, ...given } = {
      name: 'a',
      namespace: 'n',
      workspaceId: ID,
      yaml: RULES,
      groups: [{ name: 'g', rules: [{ alert: 'Down', expr: 'up == 0' }] }],
    };
    expect(read(ruleGroupsNamespaceManifest(given))).toMatchObject({ spec: { configuration: RULES } });
  });

  test('may belong to the workspace that another object made, of its own or of another namespace', () => {
    const given = { name: 'a', namespace: 'n', yaml: RULES };
    const near = ruleGroupsNamespaceManifest({ ...given, workspaceRef: { name: 'metrics' } });
    const far = ruleGroupsNamespaceManifest({ ...given, workspaceRef: { name: 'metrics', namespace: 'ack-system' } });
    expect(read(near)['spec']).toEqual({
      workspaceRef: { from: { name: 'metrics' } },
      name: 'a',
      configuration: RULES,
    });
    expect(read(far)).toMatchObject({
      spec: { workspaceRef: { from: { name: 'metrics', namespace: 'ack-system' } } },
    });
  });

  test('has a name that Kubernetes takes, whatever AMP calls it', () => {
    expect(read(rules({ name: 'Team_A.rules' }))).toMatchObject({
      metadata: { name: 'team-a.rules' },
      spec: { name: 'Team_A.rules' },
    });
    expect(read(rules({ objectName: 'own' }))).toMatchObject({ metadata: { name: 'own' }, spec: { name: 'platform' } });
  });

  test('carries what it is given', () => {
    const all = rules({
      labels: { team: 'no' },
      annotations: { 'argocd.argoproj.io/sync-wave': '1' },
      tags: { team: 'sre' },
      deletionPolicy: 'delete',
      adopt: true,
    });
    expect(read(all)).toMatchObject({
      metadata: {
        labels: { team: 'no' },
        annotations: {
          'argocd.argoproj.io/sync-wave': '1',
          'services.k8s.aws/deletion-policy': 'delete',
          'services.k8s.aws/adoption-policy': 'adopt-or-create',
        },
      },
      spec: { tags: { team: 'sre' } },
    });
    // Kubernetes would read a bare `no` as false.
    expect(all.yaml).toContain('team: "no"\n');
  });

  test.each<[string, object, string]>([
    ['rules that Prometheus refuses', { yaml: RULES.replace('up == 0', 'up ==') }, 'RulesPromql'],
    ['a name that AMP refuses', { name: '.a' }, 'AckRulesNamespaceName'],
    ['a name that Kubernetes refuses', { objectName: 'A_b' }, 'AckObjectName'],
    ['a namespace that Kubernetes refuses', { namespace: 'a.b' }, 'AckObjectNamespace'],
    ['an alias for an id', { workspaceId: 'metrics' }, 'AckWorkspaceId'],
    ['a tag of AWS', { tags: { 'AWS:x': 'y' } }, 'AckTag'],
    ['too long a value', { tags: { x: 'y'.repeat(257) } }, 'AckTag'],
    ['forty-six tags', { tags: Object.fromEntries(Array.from({ length: 46 }, (_, i) => [`t${i}`, 'x'])) }, 'AckTags'],
    [
      'a policy among the annotations',
      { annotations: { 'services.k8s.aws/deletion-policy': 'delete' } },
      'AckObjectAnnotation',
    ],
    [
      'an adoption among the annotations',
      { annotations: { 'services.k8s.aws/adoption-policy': 'adopt' } },
      'AckObjectAnnotation',
    ],
  ])('%s: not written, and told', (_, more, code) => {
    const found = rules(more);
    expect(found.yaml).toBeUndefined();
    expect(codes(found)).toContain(code);
  });

  test('every mistake is told at once', () => {
    expect(codes(rules({ namespace: 'A', workspaceId: 'x', yaml: 'groups: []' }))).toEqual([
      'AckObjectNamespace',
      'AckWorkspaceId',
      'RulesGroups',
    ]);
  });
});

describe('an alert manager', () => {
  const alerts = (more: Partial<AlertManagerDefinitionManifestProps> = {}): Manifest =>
    alertManagerDefinitionManifest({
      name: 'alerts',
      namespace: 'ack-system',
      workspaceId: ID,
      region: 'eu-west-1',
      topicArns: { oncall: TOPIC },
      ...more,
    } as AlertManagerDefinitionManifestProps);
  const definition = (made: Manifest): Record<string, unknown> => {
    const { configuration } = read(made)['spec'] as { configuration: string };
    return parse(configuration) as Record<string, unknown>;
  };
  const inner = (made: Manifest): unknown => parse(definition(made)['alertmanager_config'] as string);
  const CONFIGURATION = {
    route: { receiver: 'r' },
    receivers: [{ name: 'r', sns_configs: [{ topic_arn: 'topic:oncall', message: 'm' }] }],
  };

  test('names secrets of PagerDuty by their ARNs, and refuses one that nobody gave', () => {
    const configuration = {
      route: { receiver: 'p' },
      receivers: [{ name: 'p', pagerduty_configs: [{ routing_key: 'secret:sre' }] }],
    };
    const secretArns = { sre: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:sre-AbCdEf' };
    expect(JSON.stringify(inner(alerts({ configuration, secretArns })))).toContain(secretArns.sre);
    expect(codes(alerts({ configuration }))).toEqual(['AlertManagerPagerDutyKey']);
  });

  test('is AMP’s outer document as text; topics are named by their ARNs and requests signed', () => {
    const made = alerts({ configuration: CONFIGURATION });
    expect(read(made)).toMatchObject({
      kind: 'AlertManagerDefinition',
      metadata: { name: 'alerts' },
      spec: { workspaceID: ID, configuration: expect.stringMatching(/^alertmanager_config: \|\n/) as string },
    });
    expect(inner(made)).toEqual({
      route: { receiver: 'r' },
      receivers: [{ name: 'r', sns_configs: [{ topic_arn: TOPIC, sigv4: { region: 'eu-west-1' }, message: 'm' }] }],
    });
  });

  test('sends everything to the one topic when nothing else is said', () => {
    expect(inner(alerts())).toMatchObject({ route: { receiver: 'oncall' } });
  });

  test('carries templates, its own and those of a format', () => {
    const made = definition(alerts({ templates: { own: '{{ define "a" }}b{{ end }}' }, messageFormat: 'json' }));
    expect(Object.keys(made['template_files'] as object)).toEqual(['promontory-json', 'own']);
  });

  test.each<[string, object, string]>([
    ['two topics and no configuration', { topicArns: { a: TOPIC, b: TOPIC } }, 'AckAlertManagerConfiguration'],
    ['a topic of another Region', { topicArns: { a: TOPIC.replace('eu-west-1', 'us-east-1') } }, 'AckTopicArn'],
    ['a topic of another account', { account: '444455556666' }, 'AckTopicArn'],
    ['a FIFO topic', { topicArns: { a: `${TOPIC}.fifo` } }, 'AckTopicArn'],
    ['a queue', { topicArns: { a: TOPIC.replace('sns', 'sqs') } }, 'AckTopicArn'],
    [
      'a topic that nobody declared',
      { configuration: { ...CONFIGURATION, receivers: [{ name: 'r', sns_configs: [{ topic_arn: 'topic:x' }] }] } },
      'AlertManagerTopic',
    ],
    ['a configuration without routes', { configuration: { receivers: [] } }, 'AlertManagerRoute'],
    ['a configuration that is none', { configuration: 'route' }, 'AlertManagerKind'],
  ])('%s: not written, and told', (_, more, code) => {
    const found = alerts(more);
    expect(found.yaml).toBeUndefined();
    expect(codes(found)).toContain(code);
  });
});

describe('a workspace', () => {
  const workspace = (more: Partial<WorkspaceManifestProps> = {}): Manifest =>
    workspaceManifest({ name: 'metrics', namespace: 'ack-system', ...more });

  test('is kept when its object is deleted, whatever the controller says', () => {
    expect(read(workspace({ alias: 'a', tags: { team: 'sre' } }))).toEqual({
      apiVersion: 'prometheusservice.services.k8s.aws/v1alpha1',
      kind: 'Workspace',
      metadata: {
        name: 'metrics',
        namespace: 'ack-system',
        annotations: { 'services.k8s.aws/deletion-policy': 'retain' },
      },
      spec: { alias: 'a', tags: { team: 'sre' } },
    });
    expect(read(workspace())['spec']).toEqual({});
  });

  test.each<[string, object, string]>([
    ['an empty alias', { alias: '' }, 'AckAliasLength'],
    ['too long an alias', { alias: 'a'.repeat(101) }, 'AckAliasLength'],
    ['a tag that AMP refuses', { tags: { 'a*': '' } }, 'AckTag'],
  ])('%s: not written, and told', (_, more, code) => {
    expect([workspace(more).yaml, codes(workspace(more))]).toEqual([undefined, [code]]);
  });
});

describe('a logging configuration', () => {
  const logging = (logGroupArn: string): Manifest =>
    loggingConfigurationManifest({ name: 'logs', namespace: 'ack-system', workspaceId: ID, logGroupArn });

  test('names every stream of the group, once', () => {
    const spec = { workspaceID: ID, logGroupARN: `${LOGS}:*` };
    expect([read(logging(LOGS))['spec'], read(logging(`${LOGS}:*`))['spec']]).toEqual([spec, spec]);
  });

  test.each(['/aws/vendedlogs/a', LOGS.replace('log-group:', ''), TOPIC])('%s: not written, and told', (arn) => {
    expect([logging(arn).yaml, codes(logging(arn))]).toEqual([undefined, ['AckLogGroupArn']]);
  });
});
