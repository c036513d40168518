import { ConfigurationError, type ConfigurationErrorDetail, isConcrete } from '@promontory/core';
import { isArnOf } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { MetricStreamProps } from '../metric-stream.js';
import { selectionsOf } from './filters.js';
import { FUNCTION_MEMORY, STREAM_LIMITS, TRANSFORMATION_LIMITS } from './limits.js';

type Refuse = (code: string, detail: ConfigurationErrorDetail) => never;

/** What AWS would refuse after the plan was read and approved, or would take and charge for unasked. */
export function checkProps(scope: IConstruct, props: MetricStreamProps): void {
  const refuse: Refuse = (code, detail) => {
    throw new ConfigurationError(code, detail, scope);
  };
  const { name, kmsKeyArn, alarms } = props;
  if (!isConcrete(name) || !/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(name)) {
    refuse('MetricStreamName', {
      got: isConcrete(name) ? JSON.stringify(name) : 'a name that is known only later',
      expected: "1 to 32 lower-case letters, digits and '-', the first and the last no '-' (it names a bucket, too)",
      fix: "change 'name'",
    });
  }
  if (isConcrete(kmsKeyArn) && !isArnOf(kmsKeyArn, 'kms', 'key/')) {
    refuse('MetricStreamKmsKeyArn', {
      got: kmsKeyArn,
      expected: 'arn:<partition>:kms:<region>:<account>:key/<id>',
      fix: "give the ARN of a KMS key ('aws kms describe-key' prints it), not of an alias",
    });
  }
  if (alarms?.actions.length === 0) {
    refuse('MetricStreamAlarms', {
      got: 'alarms without actions',
      expected: 'the ARN of at least one SNS topic',
      fix: "name whom to tell in 'alarms.actions', or leave 'alarms' out",
    });
  }
  checkNamespaces(props, refuse);
  checkStatistics(props, refuse);
  checkNumbers(props, refuse);
}

function checkNamespaces({ namespaces }: MetricStreamProps, refuse: Refuse): void {
  const selections = selectionsOf(namespaces);
  if (selections.length === 0 && !('all' in namespaces)) {
    refuse('MetricStreamNamespaces', {
      got: 'no namespaces',
      expected: 'at least one: without any, CloudWatch streams all of them',
      fix: "name namespaces, or say '{ all: true }' and pay for every metric of the account",
    });
  }
  const names = selections.map(({ namespace }) => namespace);
  const twice = names.find((each, index) => names.indexOf(each) !== index);
  if (twice !== undefined) {
    refuse('MetricStreamNamespaces', {
      got: `${twice} twice`,
      expected: 'each namespace once',
      fix: "put its metrics into one 'metricNames'",
    });
  }
  const empty = selections.find(({ metricNames }) => metricNames?.length === 0);
  if (empty !== undefined) {
    refuse('MetricStreamNamespaces', {
      got: `no metrics of ${empty.namespace}`,
      expected: 'at least one, or all',
      fix: "name metrics, or leave 'metricNames' out for all of them",
    });
  }
  const all = selections.flatMap(({ namespace, metricNames = [] }) => [namespace, ...metricNames]);
  if (all.length > STREAM_LIMITS.names) {
    refuse('MetricStreamNamespaces', {
      got: `${all.length} names of namespaces and metrics`,
      expected: `at most ${STREAM_LIMITS.names}`,
      fix: 'name whole namespaces, or make a second stream',
    });
  }
  checkNames(all, 'MetricStreamNamespaces', refuse);
}

function checkStatistics({ statistics = [] }: MetricStreamProps, refuse: Refuse): void {
  const counts = [
    ['entries', statistics.length, STREAM_LIMITS.statistics, 0],
    ...statistics.flatMap(
      (entry) =>
        [
          ['statistics in one entry', entry.statistics.length, STREAM_LIMITS.statisticsPerEntry, 1],
          ['metrics in one entry', entry.metrics.length, STREAM_LIMITS.metricsPerEntry, 1],
        ] as const,
    ),
  ] as const;
  for (const [what, count, most, least] of counts) {
    if (count < least || count > most) {
      refuse('MetricStreamStatistics', {
        got: `${count} ${what}`,
        expected: `${least} to ${most}`,
        fix: "change 'statistics'",
      });
    }
  }
  const metrics = statistics.flatMap((entry) => entry.metrics);
  checkNames(
    metrics.flatMap(({ namespace, metricName }) => [namespace, metricName]),
    'MetricStreamStatistics',
    refuse,
  );
}

function checkNames(names: readonly string[], code: string, refuse: Refuse): void {
  const wrong = names.find((name) => isConcrete(name) && !(/^[\x20-\x7e]{1,255}$/.test(name) && name.trim() !== ''));
  if (wrong !== undefined) {
    refuse(code, {
      got: `the name ${JSON.stringify(wrong)}`,
      expected: '1 to 255 printable ASCII characters, not all of them blank',
      fix: "copy the name from 'aws cloudwatch list-metrics'",
    });
  }
}

function checkNumbers(props: MetricStreamProps, refuse: Refuse): void {
  const { bufferMiB, bufferSeconds, timeoutSeconds } = TRANSFORMATION_LIMITS;
  const bounds = [
    ['MetricStreamBuffer', 'bufferMiB', props.bufferMiB, bufferMiB, false],
    ['MetricStreamBuffer', 'bufferSeconds', props.bufferSeconds, bufferSeconds, true],
    ['MetricStreamTimeout', 'timeout', props.timeout, timeoutSeconds, true],
    ['MetricStreamMemory', 'memory', props.memory, FUNCTION_MEMORY, true],
    ['MetricStreamRetention', 'failureRetentionDays', props.failureRetentionDays, { least: 1, most: 36_500 }, true],
  ] as const;
  for (const [code, option, value, { least, most }, whole] of bounds) {
    if (!isConcrete(value)) continue;
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
      refuse(code, {
        got: `${option} ${value}`,
        expected: `${whole ? 'a whole number, ' : ''}${least} to ${most}`,
        fix: `change '${option}'`,
      });
    }
  }
}
