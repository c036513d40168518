import { equal, match, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { synth } from '@promontory/testing';
import { App } from 'cdktf';
import { ObservabilityStack } from '../src/observability-stack.js';

const stack = (clusterName = 'shop'): ObservabilityStack =>
  new ObservabilityStack(new App(), 'observability', { clusterName, oncallTopic: 'oncall' });

test('the workspace is kept, and alerts go to the topic', () => {
  const json = synth(stack());
  const { lifecycle } = json.only('aws_prometheus_workspace') as { lifecycle: { prevent_destroy: boolean } };
  equal(lifecycle.prevent_destroy, true);
  match(String(json.only('aws_prometheus_alert_manager_definition')['definition']), /aws_sns_topic\.Oncall/);
  match(String(json.only('aws_prometheus_rule_group_namespace')['data']), /KubePodCrashLooping/);
});

test('every series is labelled with the cluster', () => {
  const { scrape_configuration: configuration } = synth(stack('other')).only('aws_prometheus_scraper');
  equal(/cluster: other/.test(String(configuration)), true);
});

test('a mistake is told with the way out', () => {
  throws(() => stack('no good'), /expected/);
});
