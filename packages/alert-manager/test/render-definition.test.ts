import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AlertManagerConfiguration } from '../src/configuration.js';
import { defaultConfiguration } from '../src/default-configuration.js';
import { parseAlertManager } from '../src/parse-alert-manager.js';
import { renderDefinition } from '../src/render-definition.js';
import { testWithAmtool } from './amtool.js';

const ARN = 'arn:aws:sns:eu-west-1:111122223333:oncall';
const options = { topicArn: () => ARN, region: 'eu-west-1' };
const inner = (text: string): AlertManagerConfiguration =>
  parse((parse(text) as { alertmanager_config: string }).alertmanager_config) as AlertManagerConfiguration;

test('the configuration is text under alertmanager_config, its topics resolved and its requests signed', () => {
  const outer = parse(renderDefinition(defaultConfiguration('oncall'), options)) as object;
  expect(Object.keys(outer)).toEqual(['alertmanager_config']);
  expect(inner(renderDefinition(defaultConfiguration('oncall'), options)).receivers).toEqual([
    {
      name: 'oncall',
      sns_configs: [
        {
          topic_arn: ARN,
          sigv4: { region: 'eu-west-1' },
          send_resolved: true,
          subject: '[{{ .Status }}] {{ .CommonLabels.alertname }} {{ .CommonLabels.cluster }}',
        },
      ],
    },
  ]);
});

test('what the user wrote is escaped, references are not', () => {
  const configuration: AlertManagerConfiguration = {
    route: { receiver: 'a' },
    receivers: [{ name: 'a', sns_configs: [{ topic_arn: 'topic:oncall', message: 'costs ${amount}' }] }],
  };
  const text = renderDefinition(configuration, {
    topicArn: () => '${aws_sns_topic.oncall.arn}',
    region: '${aws_region}',
    escape: (plain) => plain.replaceAll('${', () => '$${'),
  });
  expect(text).toContain('topic_arn: ${aws_sns_topic.oncall.arn}\n');
  expect(text).toContain('region: ${aws_region}\n');
  expect(text).toContain('costs $${amount}');
});

test('an ARN and a signature of the user’s own stay', () => {
  const configuration: AlertManagerConfiguration = {
    route: { receiver: 'a' },
    receivers: [{ name: 'a', sns_configs: [{ topic_arn: ARN, sigv4: { region: 'eu-west-1' } }] }],
  };
  expect(inner(renderDefinition(configuration, { topicArn: () => 'no', region: 'no' })).receivers).toEqual(
    configuration.receivers,
  );
});

test('a secret of PagerDuty is named by its ARN, for the version of the API that the receiver speaks', () => {
  const configuration: AlertManagerConfiguration = {
    route: { receiver: 'p' },
    receivers: [
      {
        name: 'p',
        pagerduty_configs: [{ routing_key: 'secret:sre', severity: 'page' }, { service_key: 'secret:old' }],
      },
    ],
  };
  const text = renderDefinition(configuration, { ...options, secretArn: (name) => '${secret.' + name + '}' });
  const secret = (name: string, key: string): unknown => ({
    aws_secrets_manager: { secret_arn: '${secret.' + name + '}', secret_key: key, refresh_interval: '5m' },
  });
  expect(inner(text).receivers).toEqual([
    {
      name: 'p',
      pagerduty_configs: [
        { routing_key: secret('sre', 'routing_key'), severity: 'page' },
        { service_key: secret('old', 'service_key') },
      ],
    },
  ]);
});

test('the default configuration holds to every rule', () => {
  const text = JSON.stringify(defaultConfiguration('oncall'));
  expect(
    parseAlertManager(text, 'am.yaml', { topics: ['oncall'], region: 'eu-west-1', account: '111122223333' }),
  ).toMatchObject({
    problems: [],
    warnings: [],
  });
});

testWithAmtool('amtool takes what is sent to AMP', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'promontory-amtool-')), 'alertmanager.yml');
  const outer = parse(renderDefinition(defaultConfiguration('oncall'), options)) as { alertmanager_config: string };
  writeFileSync(file, outer.alertmanager_config);
  const ran = spawnSync('amtool', ['check-config', file], { encoding: 'utf8' });
  expect(`${ran.stdout}${ran.stderr}`).toContain('SUCCESS');
  expect(ran.status).toBe(0);
});

test('template files stand beside the configuration, which names them all', () => {
  const templates = { plain: '{{ define "a" }}${x}{{ end }}' };
  const escape = (plain: string): string => plain.replaceAll('${', () => '$${');
  const text = renderDefinition(defaultConfiguration('oncall'), { ...options, templates, escape });
  expect(parse(text)).toMatchObject({ template_files: { plain: '{{ define "a" }}$${x}{{ end }}' } });
  expect(inner(text).templates).toEqual(['plain']);
});
