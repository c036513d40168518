import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { immutableAttributes } from '@promontory/resource-facts';
import { altered } from '../src/altered.js';
import { OfflineRepository } from '../src/offline-repository.js';
import { formOf, type Summary, summaryOf } from '../src/plan-summary.js';
import { withDefaults } from '../src/with-defaults.js';
import { synthesize } from '../src/synthesize.js';
import { engines, mustRun, ROOT, unavailable } from '../src/tofu.js';
import { environmentsIn, Workdir } from '../src/workdir.js';

// What people deploy, and the case with the most types. PROMONTORY_OFFLINE_ALL=1 compares every case of this lane as well,
// which takes a quarter of an hour: run it when a type of resource or a binding is new.
const isCase = (folder: string): boolean =>
  process.env['PROMONTORY_OFFLINE_ALL'] === '1' || basename(folder) === 'encrypted';
const folders = [
  ...environmentsIn(join(ROOT, 'environments')),
  ...environmentsIn(join(__dirname, '..', 'environments')).filter(isCase),
];
const cases = folders.map((folder) => [relative(ROOT, folder), folder] as const);
const [engine] = engines;

/**
 * Where the two differ, and why. The providers of ../shared/terraform are stand-ins themselves: these defaults are in
 * the schemas of the AWS provider, and not in theirs. These attributes are left out of the comparison.
 */
const EXPLAINED: Readonly<Record<string, readonly string[]>> = {
  aws_chatbot_slack_channel_configuration: ['logging_level', 'user_authorization_required'],
  aws_cloudwatch_event_rule: ['event_bus_name', 'force_destroy'],
  aws_cloudwatch_event_target: ['event_bus_name', 'force_destroy'],
  // These replace; the stand-ins do not know the types.
  aws_cloudwatch_log_stream: ['log_group_name'],
  aws_secretsmanager_secret_policy: ['secret_arn'],
};

/** What is not altered, and why. */
const NOT_ALTERED: readonly string[] = [
  // The stand-ins take certain values alone; an offline plan takes any.
  'aws_cloudwatch_log_group.retention_in_days',
  'aws_cloudwatch_metric_alarm.comparison_operator',
  'aws_kinesis_firehose_delivery_stream.destination',
  'aws_s3_bucket_ownership_controls.rule',
  'aws_sns_topic_subscription.protocol',
  'aws_sqs_queue.message_retention_seconds',
  // Of these types the stand-ins guess what replaces; the providers' documentation says it ("Forces new resource").
  'aws_ce_anomaly_monitor.monitor_dimension',
  'aws_ce_anomaly_monitor.monitor_type',
  'aws_ce_anomaly_monitor.name',
  'aws_secretsmanager_secret.name',
  'aws_secretsmanager_secret.region',
  'helm_release.namespace',
  'kubernetes_cluster_role_binding_v1.metadata',
  'kubernetes_cluster_role_binding_v1.role_ref',
  'kubernetes_cluster_role_v1.metadata',
];
/** Each alters another attribute of every resource. */
const ROUNDS = process.env['PROMONTORY_OFFLINE_ALL'] === '1' ? 3 : 1;
/** What people deploy, and the case with the most types: the stand-ins are slow. */
const ALTERED = ['dev', 'encrypted'];

if (engine === undefined) {
  (mustRun ? test : test.skip)(`SKIPPED, offline plans were compared with nothing: ${String(unavailable)}`, () => {
    throw new Error(unavailable);
  });
} else {
  describe.each(cases)('the offline plan of %s agrees with that of providers', (_name, folder) => {
    const out = synthesize(folder);
    const workdir = new Workdir(out, engine);
    const offline = new OfflineRepository(out, engine);

    const tofu = (stack: string, ...args: string[]): string => {
      const ran = workdir.tofu(stack, ...args);
      if (ran.status !== 0) throw new Error(`${args.join(' ')} of ${stack}:\n${ran.output}`);
      return ran.output;
    };
    const forms: Record<string, object> = {};
    const planned = (stack: string): Summary => {
      tofu(stack, 'plan', '-input=false', '-no-color', '-out=plan');
      const plan = JSON.parse(tofu(stack, 'show', '-json', 'plan')) as unknown;
      forms[stack] = formOf(plan);
      return summaryOf(plan, EXPLAINED);
    };
    const plannedOffline = (): Record<string, Summary> => {
      const ran = offline.plan();
      if (ran.status !== 0) throw new Error(ran.text);
      return Object.fromEntries(workdir.stacks.map((stack) => [stack, summaryOf(offline.planOf(stack), EXPLAINED)]));
    };

    test('every type has a line in the list of immutable attributes', () => {
      const types = workdir.stacks.flatMap((stack) => {
        const text = readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8');
        return Object.keys((JSON.parse(text) as { resource?: object }).resource ?? {});
      });
      expect(types.filter((type) => immutableAttributes(type) === undefined)).toEqual([]);
    });

    test('from nothing', () => {
      const real: Record<string, Summary> = {};
      for (const stack of workdir.stacks) {
        tofu(stack, 'init', '-input=false', '-no-color');
        real[stack] = planned(stack);
        tofu(stack, 'apply', '-input=false', '-no-color', 'plan');
      }
      expect(plannedOffline()).toEqual(real);
      expect(Object.fromEntries(workdir.stacks.map((stack) => [stack, formOf(offline.planOf(stack))]))).toEqual(forms);
    });

    test('from what is recorded: nothing changes', () => {
      for (const stack of workdir.stacks) offline.record(stack, withDefaults(tofu(stack, 'state', 'pull'), EXPLAINED));
      expect(plannedOffline()).toEqual(Object.fromEntries(workdir.stacks.map((stack) => [stack, {}])));
    });

    if (!ALTERED.includes(basename(folder))) return;

    test('with attributes of every resource altered: updates, replacements and what forces them', () => {
      for (const stack of workdir.stacks) {
        for (let round = 0; round < ROUNDS; round++) {
          const text = altered(readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8'), round, NOT_ALTERED);
          writeFileSync(join(workdir.folder(stack), 'cdk.tf.json'), text);
          offline.alter(stack, () => text);
          const real = planned(stack);
          expect({ stack, round, ...plannedOffline()[stack] }).toEqual({ stack, round, ...real });
        }
        // The others stand on what is deployed of it, on both sides.
        offline.alter(stack, (text) => text);
      }
    });
  });
}
