import { equal, match, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { synth } from '@promontory/testing';
import { App } from 'cdktf';
import { ObservabilityStack, type ObservabilityProps } from '../src/observability-stack.js';
import { settings } from '../src/settings.js';

const SUBNETS = [
  { id: 'subnet-0a1b2c3d4e5f60001', availabilityZone: 'eu-west-1a' },
  { id: 'subnet-0a1b2c3d4e5f60002', availabilityZone: 'eu-west-1b' },
];
const PROPS: ObservabilityProps = {
  account: '111122223333',
  region: 'eu-west-1',
  subscriptions: {},
  cluster: { name: 'shop', subnets: SUBNETS },
};
const synthesised = (changes: Partial<ObservabilityProps> = {}) =>
  synth(new ObservabilityStack(new App(), 'observability', { ...PROPS, ...changes }));

test('what settings.ts says can be synthesised', () => {
  synth(new ObservabilityStack(new App(), settings.name, settings));
});

test('the workspace is kept, and alerts go to the topic', () => {
  const json = synthesised();
  const { lifecycle } = json.only('aws_prometheus_workspace') as { lifecycle: { prevent_destroy: boolean } };
  equal(lifecycle.prevent_destroy, true);
  match(String(json.only('aws_prometheus_alert_manager_definition')['definition']), /aws_sns_topic\.Oncall/);
  match(String(json.only('aws_prometheus_rule_group_namespace')['data']), /KubePodCrashLooping/);
});

test('every series is labelled with the cluster', () => {
  const json = synthesised({ cluster: { name: 'other', subnets: SUBNETS } });
  match(String(json.only('aws_prometheus_scraper')['scrape_configuration']), /cluster: other/);
});

test('without a cluster there is no scraper', () => {
  equal(synthesised({ cluster: undefined }).all('aws_prometheus_scraper').length, 0);
});

test('a mistake is told with the way out', () => {
  throws(() => synthesised({ cluster: { name: 'shop', subnets: SUBNETS.slice(0, 1) } }), /expected/);
});
