import { parse } from 'yaml';
import { synth } from '@promontory/testing';
import { AlertManagerDefinition } from '../src/alert-manager-definition.js';
import { AlertTopic } from '../src/alert-topic.js';
import { PagerDutySecret } from '../src/pager-duty-secret.js';
import { Workspace } from '../src/workspace.js';
import { awsStack } from './stack.js';

const ARN = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';

function parts() {
  const stack = awsStack();
  const workspace = Workspace.fromWorkspaceArn(stack, 'Workspace', ARN);
  const topic = (name: string) => new AlertTopic(stack, name, { topicName: name, workspaces: [workspace] });
  return { stack, workspace, topic };
}

test('with one topic and no configuration every alert goes to it', () => {
  const { stack, workspace, topic } = parts();
  new AlertManagerDefinition(stack, 'AlertManager', { workspace, topics: { oncall: topic('oncall') } });
  const { definition } = synth(stack).only('aws_prometheus_alert_manager_definition') as { definition: string };
  expect(definition).toMatch(/topic_arn: \$\{aws_sns_topic\.oncall_\w+\.arn\}\n/);
  expect(definition).toContain('region: eu-west-1');
  expect(definition).toContain('receiver: oncall');
});

test('a configuration routes by name, and its own dollars stay its own', () => {
  const { stack, workspace, topic } = parts();
  new AlertManagerDefinition(stack, 'AlertManager', {
    workspace,
    topics: { a: topic('a'), b: topic('b') },
    configuration: {
      route: { receiver: 'all' },
      receivers: [{ name: 'all', sns_configs: [{ topic_arn: 'topic:b', message: '${x}' }] }],
    },
  });
  const { definition } = synth(stack).only('aws_prometheus_alert_manager_definition') as { definition: string };
  expect(definition).toMatch(/topic_arn: \$\{aws_sns_topic\.b_\w+\.arn\}\n/);
  expect(definition).toContain('message: $${x}');
});

test('two topics need a configuration', () => {
  const { stack, workspace, topic } = parts();
  const topics = { a: topic('a'), b: topic('b') };
  expect(() => new AlertManagerDefinition(stack, 'AlertManager', { workspace, topics })).toThrow(
    "AmpAlertManagerConfiguration: got 2 topics and no configuration, expected one topic, or a configuration that says which alert goes where; give 'configuration' (at test/AlertManager)",
  );
});

test('a topic that nobody gave is refused', () => {
  const { stack, workspace, topic } = parts();
  const configuration = {
    route: { receiver: 'x' },
    receivers: [{ name: 'x', sns_configs: [{ topic_arn: 'topic:x' }] }],
  };
  expect(
    () => new AlertManagerDefinition(stack, 'AlertManager', { workspace, topics: { a: topic('a') }, configuration }),
  ).toThrow("AmpAlertManagerName: got topic:x, expected one of a; add it to 'topics' (at test/AlertManager)");
});

test('a receiver names a secret, and waits until its policy is there', () => {
  const { stack, workspace } = parts();
  const sre = new PagerDutySecret(stack, 'Sre', { workspace, account: '111122223333', name: 'pagerduty-sre' });
  const configuration = {
    route: { receiver: 'p' },
    receivers: [{ name: 'p', pagerduty_configs: [{ routing_key: 'secret:sre' }] }],
  };
  new AlertManagerDefinition(stack, 'AlertManager', { workspace, topics: {}, secrets: { sre }, configuration });
  const { definition } = synth(stack).only('aws_prometheus_alert_manager_definition') as { definition: string };
  expect(definition).toMatch(/secret_arn: \$\{aws_secretsmanager_secret_policy\.Sre_Policy_\w+\.secret_arn\}\n/);
  expect(
    () => new AlertManagerDefinition(stack, 'Other', { workspace, topics: {}, secrets: {}, configuration }),
  ).toThrow(/AmpAlertManagerName: got secret:sre.*'secrets'/);
});

test('template files and the format of messages are part of the definition', () => {
  const stack = awsStack();
  const workspace = new Workspace(stack, 'Metrics', { region: 'eu-west-1' });
  const topics = { oncall: new AlertTopic(stack, 'Topic', { topicName: 'oncall', workspaces: [workspace] }) };
  const templates = { own: '{{ define "own" }}${x}{{ end }}' };
  new AlertManagerDefinition(stack, 'Alerts', { workspace, topics, templates, messageFormat: 'chat' });
  const { definition } = synth(stack).only('aws_prometheus_alert_manager_definition') as { definition: string };
  const outer = parse(definition) as { template_files: Record<string, string>; alertmanager_config: string };
  expect(Object.keys(outer.template_files)).toEqual(['promontory-chat', 'own']);
  expect(outer.template_files['own']).toBe('{{ define "own" }}$${x}{{ end }}');
  expect(parse(outer.alertmanager_config)).toMatchObject({ templates: ['promontory-chat', 'own'] });
});
