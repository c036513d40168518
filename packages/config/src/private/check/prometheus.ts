import { compareVersions, NAMED_SIDECARS_SINCE_CHART, prometheusCan, PROMETHEUS_SINCE } from '@promontory/amp-facts';
import { validateRemoteWrite, validateWal } from '@promontory/remote-write';
import { requiredExporters, resolveJobs } from '@promontory/scrape-config';
import { type Finding, parseDuration, type Path, type Problem } from '@promontory/vocabulary';
import type {
  PrometheusCollection,
  PrometheusOperatorCollection,
  PrometheusServerCollection,
} from '../../environment.js';
import type { KnownCluster } from '../build/cluster.js';
import { type Part, placed } from '../part.js';
import { checkIdentity } from './identity.js';
import { namedPrometheus } from './prometheus-version.js';

/** A Prometheus that starts, that can sign, and whose samples are stored once. */
export function checkPrometheus(part: Part<KnownCluster>, collection: PrometheusCollection): Problem[] {
  const within = (key: string, findings: readonly Finding[]): Problem[] =>
    findings.flatMap((finding) => placed(part, ['collection', key, ...finding.path], finding));
  return [
    ...checkIdentity(part, collection),
    ...within('remoteWrite', validateRemoteWrite(collection.remoteWrite)),
    ...('wal' in collection ? within('wal', validateWal(collection.wal ?? {})) : []),
    ...checkVersion(part, collection),
    ...('prometheusVersion' in collection ? checkChart(part, collection) : []),
    ...(collection.kind === 'prometheus-server' ? checkServer(part, collection) : []),
    ...(collection.kind === 'prometheus-operator' ? checkOperator(part, collection) : []),
  ];
}

/** A Prometheus that cannot sign has a container beside it that does; old charts do not take it as it is given. */
function checkChart(part: Part<KnownCluster>, collection: PrometheusCollection): Problem[] {
  const { version } = collection.chart;
  const isSigning = prometheusCan(namedPrometheus(collection)?.version, 'sigv4');
  if (isSigning || version === undefined || (compareVersions(version, NAMED_SIDECARS_SINCE_CHART) ?? 0) >= 0) return [];
  const at = collection.kind === 'existing-prometheus' ? ['release', 'chartVersion'] : ['chart', 'version'];
  return placed(part, ['collection', ...at], {
    code: 'ConfigPrometheusChart',
    got: `the chart ${version} for a Prometheus before ${PROMETHEUS_SINCE.sigv4}`,
    expected: `at least ${NAMED_SIDECARS_SINCE_CHART}: an older one takes no container by name`,
    fix: 'upgrade the chart first',
  });
}

/** What a setting takes that the Prometheus which is named does not have yet. */
function checkVersion(part: Part<KnownCluster>, collection: PrometheusCollection): Problem[] {
  const { replicas = 1, remoteWrite, kind } = collection;
  const { version, at = [] } = namedPrometheus(collection) ?? { version: undefined };
  const needs: readonly (readonly [boolean, Path, keyof typeof PROMETHEUS_SINCE])[] = [
    [kind === 'prometheus-agent', ['kind'], 'agent'],
    [kind === 'prometheus-operator', ['kind'], 'sigv4'],
    [replicas > 1 && kind !== 'prometheus-operator', ['replicas'], 'expandedLabels'],
    [remoteWrite.retryOnRateLimit === true, ['remoteWrite', 'retryOnRateLimit'], 'rateLimitRetry'],
    [remoteWrite.metadata !== undefined, ['remoteWrite', 'metadata'], 'metadata'],
    [remoteWrite.sampleAgeLimit !== undefined, ['remoteWrite', 'sampleAgeLimit'], 'sampleAgeLimit'],
    [remoteWrite.assumeRole?.externalId !== undefined, ['remoteWrite', 'assumeRole', 'externalId'], 'externalId'],
  ];
  return needs.flatMap(([isNeeded, path, what]) => {
    if (!isNeeded || prometheusCan(version, what)) return [];
    const [key] = path.slice(-1);
    return placed(part, key === 'kind' ? at : ['collection', ...path], {
      code: 'ConfigPrometheusVersion',
      got: `${key === 'kind' ? `kind ${kind}` : key} with Prometheus ${version ?? ''}`,
      expected: `at least ${PROMETHEUS_SINCE[what]}`,
      fix:
        key === 'kind'
          ? "name a newer version, or collect with kind 'prometheus-server'"
          : 'name a newer version, or remove it',
    });
  });
}

type Kept = PrometheusServerCollection | PrometheusOperatorCollection;

function checkRetention(part: Part<KnownCluster>, { retention }: Kept): Problem[] {
  if (retention === undefined || (parseDuration(retention) ?? 0) >= 7_200_000) return [];
  return placed(part, ['collection', 'retention'], {
    code: 'ConfigPrometheusRetention',
    got: retention,
    expected: 'at least 2h: what is not sent yet is read from there',
    fix: 'write 2h or more, or run an agent, which keeps nothing else',
  });
}

function checkServer(part: Part<KnownCluster>, collection: PrometheusServerCollection): Problem[] {
  const problems = checkRetention(part, collection);
  if (collection.compute !== 'fargate') return problems;
  const refuse = (key: string, got: string, expected: string, fix: string): void => {
    problems.push(...placed(part, ['collection', key], { code: 'ConfigFargate', got, expected, fix }));
  };
  if (collection.persistentVolume !== undefined && collection.persistentVolume !== false)
    refuse('persistentVolume', 'a volume on Fargate', 'none: Fargate mounts no volume of EBS', 'remove it');
  if (collection.identity === 'pod-identity') {
    const expected = 'a role by IRSA: the Pod Identity agent runs on nodes';
    refuse('identity', 'Pod Identity on Fargate', expected, "write 'identity: irsa'");
  }
  if (requiredExporters(resolveJobs(collection.jobs, 'prometheus')).includes('node-exporter')) {
    const fix = "take 'node-exporter' out of 'jobs'";
    refuse('jobs', 'a job of node-exporter on Fargate', 'none: Fargate runs no DaemonSet', fix);
  }
  return problems;
}

function checkOperator(part: Part<KnownCluster>, collection: PrometheusOperatorCollection): Problem[] {
  const { mode, shards = 1, replicas = 1, wal = {}, retention, retentionSize } = collection;
  const problems = checkRetention(part, collection);
  const refuse = (key: readonly string[], got: string, expected: string, fix: string): void => {
    problems.push(...placed(part, ['collection', ...key], { code: 'ConfigPrometheusOperator', got, expected, fix }));
  };
  if (shards > 1 && replicas > 1) {
    refuse(
      ['replicas'],
      `${shards} shards and ${replicas} replicas`,
      'one of the two',
      "choose 'shards' for more targets, 'replicas' for a spare: of one cluster label AMP takes one replica, and would discard the other shards",
    );
  }
  const kept = retention === undefined ? retentionSize && 'retentionSize' : 'retention';
  if (mode === 'agent' && kept !== undefined)
    refuse([kept], `'${kept}' of an agent`, "'mode: server', or none: an agent keeps what is not sent", "use 'wal'");
  const ofAgents = Object.keys(wal).find((key) => key !== 'compression');
  if (mode === 'server' && ofAgents !== undefined) {
    const expected = "'compression' alone: a server keeps what 'retention' says";
    refuse(['wal', ofAgents], `'wal.${ofAgents}' of a server`, expected, "remove it, or write 'mode: agent'");
  }
  return problems;
}
