import { prometheusCan, PROMETHEUS_SINCE } from '@promontory/amp-facts';
import { validateRemoteWrite, validateWal } from '@promontory/remote-write';
import type { Finding, Path, Problem } from '@promontory/vocabulary';
import type { CollectorSettings, Ec2AdotCollector, Ec2PrometheusCollector } from '../../environment.js';
import { type Part, placed } from '../part.js';

/** Servers whose program can do what is asked of it. */
export function checkEc2Collector(
  part: Part<CollectorSettings>,
  value: Ec2PrometheusCollector | Ec2AdotCollector,
): Problem[] {
  if (value.kind === 'ec2-prometheus') return checkPrometheus(part, value);
  return value.jobs.flatMap(({ job_name: name }, index) =>
    name !== 'adot-collector' || !value.selfMetrics
      ? []
      : placed(part, ['jobs', index, 'job_name'], {
          code: 'ConfigCollectorJobs',
          got: `a second job ${JSON.stringify(name)}`,
          expected: 'names that the collector has no job of: not adot-collector',
          fix: 'rename the job',
        }),
  );
}

function checkPrometheus(part: Part<CollectorSettings>, value: Ec2PrometheusCollector): Problem[] {
  const within = (key: string, findings: readonly Finding[]): Problem[] =>
    findings.flatMap((finding) => placed(part, [key, ...finding.path], finding));
  const { mode, retention, wal, remoteWrite } = value;
  const [key, other] = mode === 'agent' ? (['retention', 'server'] as const) : (['wal', 'agent'] as const);
  const isOther = (mode === 'agent' ? retention : wal) !== undefined;
  return [
    ...within('remoteWrite', validateRemoteWrite(remoteWrite)),
    ...within('wal', validateWal(wal ?? {})),
    ...(isOther
      ? placed(part, [key], {
          code: 'ConfigCollectorMode',
          got: `'${key}' with mode ${mode}`,
          expected: `mode '${other}'`,
          fix: `remove it, or write 'mode: ${other}'`,
        })
      : []),
    ...checkVersion(part, value),
  ];
}

function checkVersion(part: Part<CollectorSettings>, value: Ec2PrometheusCollector): Problem[] {
  const { program, mode, servers, remoteWrite, alsoTo } = value;
  const needs: readonly (readonly [boolean, Path, string, keyof typeof PROMETHEUS_SINCE])[] = [
    [true, ['program', 'version'], 'signed remote write', 'sigv4'],
    [mode === 'agent', ['program', 'version'], 'mode agent', 'agent'],
    [servers > 1, ['servers'], 'several servers', 'expandedLabels'],
    [remoteWrite.sampleAgeLimit !== undefined, ['remoteWrite', 'sampleAgeLimit'], 'sampleAgeLimit', 'sampleAgeLimit'],
    [
      remoteWrite.assumeRole?.externalId !== undefined,
      ['remoteWrite', 'assumeRole', 'externalId'],
      'externalId',
      'externalId',
    ],
    ...alsoTo.map(
      ({ externalId, standby }, index) =>
        [externalId !== undefined && !standby, ['alsoTo', index, 'externalId'], 'externalId', 'externalId'] as const,
    ),
  ];
  return needs.flatMap(([isNeeded, at, what, since]) =>
    !isNeeded || prometheusCan(program.version, since)
      ? []
      : placed(part, at, {
          code: 'ConfigPrometheusVersion',
          got: `${what} with Prometheus ${program.version}`,
          expected: `at least ${PROMETHEUS_SINCE[since]}`,
          fix: "take a newer one in 'program'",
        }),
  );
}
