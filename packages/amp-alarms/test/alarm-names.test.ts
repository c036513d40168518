import { Workspace } from '@promontory/amp-workspace';
import { synth } from '@promontory/testing';
import fc from 'fast-check';
import { TerraformOutput, type TerraformStack } from 'cdktf';
import { ALARM_KEYS } from '@promontory/amp-facts';
import { alarmName } from '../src/private/alarm-name.js';
import { alarms, ARN, awsStack, known } from './fixture.js';

const names = (stack: TerraformStack): string[] =>
  synth(stack)
    .all('aws_cloudwatch_metric_alarm')
    .map(({ region, alarm_name }) => `${String(region)} ${String(alarm_name)}`);
const other = ARN.replace('1b2c', '9f8e');

test('two workspaces of one Region share no alarm name, also when one prefix begins with the other', () => {
  const stack = awsStack();
  alarms(stack, { name: 'production' });
  alarms(stack, { name: 'production-metrics', workspace: known(stack, other, 'Other') }, 'OtherAlarms');
  const all = names(stack);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((name) => name.startsWith('eu-west-1 production/'))).toHaveLength(all.length / 2);
});

test('whatever two prefixes and two groups are called, two alarms never have one name', () => {
  const prefix = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
  const detail = fc.option(fc.stringMatching(/^[\x20-\x7e]{1,300}$/), { nil: undefined });
  const alarm = fc.tuple(prefix, fc.constantFrom(...ALARM_KEYS), detail);
  fc.assert(
    fc.property(alarm, alarm, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      expect(alarmName(...one)).not.toBe(alarmName(...other));
      expect(alarmName(...one).length).toBeLessThanOrEqual(255);
    }),
  );
});

test('the same prefix for two workspaces of one Region stops synthesis', () => {
  const stack = awsStack();
  alarms(stack);
  alarms(stack, { workspace: known(stack, other, 'Other') }, 'OtherAlarms');
  expect(() => synth(stack)).toThrow(
    "AmpAlarmsNameTwice: got the alarm production-metrics/active-series-near-quota here and at test/OtherAlarms, expected names that are unique in a Region; change 'name' (at test/Alarms)",
  );
});

test('the same prefix in two Regions or two accounts is two names', () => {
  const stack = awsStack();
  alarms(stack);
  const region = known(stack, ARN.replace('eu-west-1', 'us-east-1'), 'Other');
  alarms(stack, { workspace: region, topicArns: ['arn:aws:sns:us-east-1:111122223333:watchers'] }, 'OtherAlarms');
  alarms(stack, { workspace: known(stack, ARN.replace('1111', '9999'), 'Account') }, 'AccountAlarms');
  const all = names(stack);
  expect(new Set(all).size).toBe((all.length * 2) / 3);
  expect(new Set(all.map((name) => name.split(' ')[0]))).toEqual(new Set(['eu-west-1', 'us-east-1']));
});

test('one workspace may have its alarms in two parts, for two topics', () => {
  const stack = awsStack();
  const workspace = known(stack);
  const { alarmNames } = alarms(stack, { workspace, disable: ['notifications-failed'] });
  const all = alarmNames.map((name) => name.replace('production-metrics/', '')) as never[];
  const rest = alarms(stack, { workspace, disable: all }, 'Rest');
  expect(rest.alarmNames).toEqual(['production-metrics/notifications-failed']);
  expect(() => synth(stack)).not.toThrow();
});

test('long names are cut to 255 characters and stay apart', () => {
  const stack = awsStack();
  const long = `platform;${'x'.repeat(300)}`;
  const { alarmNames } = alarms(stack, { name: 'n'.repeat(100), ruleGroups: [`${long}a`, `${long}b`] });
  expect(Math.max(...alarmNames.map(({ length }) => length))).toBe(255);
  expect(new Set(alarmNames).size).toBe(alarmNames.length);
  expect(alarmNames.every((name) => name.startsWith(`${'n'.repeat(100)}/`))).toBe(true);
  expect(() => synth(stack)).not.toThrow();
});

test('groups with slashes, spaces and percent signs keep alarms of their own', () => {
  const stack = awsStack();
  const ruleGroups = ['a;b/c', 'a;b--c', 'a;b c', 'a;b%20c'];
  const { alarmNames } = alarms(stack, { ruleGroups });
  const own = alarmNames.filter((name) => name.includes('rule-group-evaluation-failures'));
  expect(own).toEqual(ruleGroups.map((group) => `production-metrics/rule-group-evaluation-failures/${group}`));
  expect(synth(stack).all('aws_cloudwatch_metric_alarm')).toHaveLength(alarmNames.length);
});

test('a workspace of the same App works by reference', () => {
  const stack = awsStack();
  const workspace = new Workspace(stack, 'Workspace', { alias: 'metrics' });
  const made = alarms(stack, { workspace });
  new TerraformOutput(stack, 'pattern', { value: made.alarmArnPattern });
  const json = synth(stack);
  const id = Object.keys(json.resource['aws_prometheus_workspace'] ?? {})[0];
  const all = json.all('aws_cloudwatch_metric_alarm');
  expect(all.find(({ alarm_name }) => String(alarm_name).endsWith('/notifications-failed'))).toMatchObject({
    region: `\${aws_prometheus_workspace.${id}.region}`,
    dimensions: { Workspace: `\${aws_prometheus_workspace.${id}.id}` },
  });
  expect(all.find(({ alarm_name }) => String(alarm_name).endsWith('/rule-iterations-missed'))).toMatchObject({
    metric_query: [
      {
        expression: `SELECT SUM(RuleGroupIterationsMissed) FROM "AWS/Prometheus" WHERE Workspace = '\${aws_prometheus_workspace.${id}.id}'`,
      },
    ],
  });
  const arn = `aws_prometheus_workspace.${id}.arn`;
  expect(json.output['pattern']?.['value']).toBe(
    `arn:\${element(split(":", ${arn}), 1)}:cloudwatch:\${aws_prometheus_workspace.${id}.region}:\${element(split(":", ${arn}), 4)}:alarm:production-metrics/*`,
  );
});
