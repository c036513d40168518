import { prometheusCan, PROMETHEUS_SINCE } from '@promontory/amp-facts';
import { ConfigurationError, isConcrete } from '@promontory/core';
import { validateWal } from '@promontory/remote-write';
import { formatPath, parseDuration } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import type { PrometheusOperatorProps } from '../prometheus-operator.js';

const TWO_HOURS = 7_200_000;

/** What an operator alone can have wrong. */
export function checkOperator(scope: IConstruct, props: PrometheusOperatorProps, version: string | undefined): void {
  const refuse = (code: string, got: string, expected: string, fix: string): never => {
    throw new ConfigurationError(code, { got, expected, fix }, scope);
  };
  const { shards = 1, replicas = 1, mode = 'agent', retention, retentionSize, wal = {} } = props;
  if (!prometheusCan(version, 'sigv4')) {
    const expected = `at least ${PROMETHEUS_SINCE.sigv4}, the first that signs`;
    refuse('PrometheusOperatorVersion', `Prometheus ${version}`, expected, 'upgrade it, or use PrometheusServer');
  }
  if (!Number.isInteger(shards) || shards < 1)
    refuse('PrometheusOperatorShards', `${shards} shards`, 'a whole number of at least 1', "change 'shards'");
  if (shards > 1 && replicas > 1) {
    refuse(
      'PrometheusOperatorShards',
      `${shards} shards and ${replicas} replicas`,
      'one of the two: of one cluster label AMP takes one replica, and would discard the other shards',
      "choose 'shards' for more targets, 'replicas' for a spare",
    );
  }
  const isServerOnly = retention !== undefined || retentionSize !== undefined;
  if (mode === 'agent' && isServerOnly) {
    const got = `'${retention === undefined ? 'retentionSize' : 'retention'}' of an agent`;
    refuse('PrometheusOperatorRetention', got, "mode 'server', or none: an agent keeps what is not sent", "use 'wal'");
  }
  if (isConcrete(retention) && (parseDuration(retention) ?? 0) < TWO_HOURS) {
    const expected = 'at least 2h: what is not sent yet is read from there';
    refuse('PrometheusOperatorRetention', retention, expected, "change 'retention', or use mode 'agent'");
  }
  if (isConcrete(retentionSize) && !/^\d+(\.\d+)?(B|KB|MB|GB|TB|PB|EB)$/.test(retentionSize))
    refuse('PrometheusOperatorRetention', retentionSize, 'a size such as 6GB', "change 'retentionSize'");
  const ofAgents = Object.keys(wal).find((key) => key !== 'compression');
  if (mode === 'server' && ofAgents !== undefined) {
    const expected = "'compression' alone: a server keeps what 'retention' says";
    refuse('PrometheusOperatorWal', `'wal.${ofAgents}' of a server`, expected, "leave it out, or use mode 'agent'");
  }
  const [finding] = validateWal(wal);
  if (finding !== undefined) {
    const got = `${finding.got} at '${formatPath(['wal', ...finding.path])}'`;
    refuse(finding.code, got, finding.expected, finding.fix);
  }
}
