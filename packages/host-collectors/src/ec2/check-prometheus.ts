import { prometheusCan, PROMETHEUS_SINCE } from '@promontory/amp-facts';
import { validateRemoteWrite, validateWal } from '@promontory/remote-write';
import { formatPath, parseDuration } from '@promontory/vocabulary';
import type { IConstruct } from 'constructs';
import { refuseAt } from '../private/check-host.js';
import { checkServers } from './check-servers.js';
import type { Ec2PrometheusProps } from './ec2-prometheus.js';

/** What would make a Prometheus that does not start, or that does not do what is asked of it. */
export function checkPrometheus(scope: IConstruct, props: Ec2PrometheusProps): void {
  const refuse = refuseAt(scope);
  checkServers(scope, props);
  const { mode = 'agent', servers = 1, program, remoteWrite = {}, wal, retention } = props;
  const since = (what: keyof typeof PROMETHEUS_SINCE, key: string): void => {
    if (prometheusCan(program.version, what)) return;
    const got = `${key} with Prometheus ${program.version}`;
    refuse('Ec2PrometheusVersion', got, `at least ${PROMETHEUS_SINCE[what]}`, 'take a newer one');
  };
  since('sigv4', 'signed remote write');
  if (mode === 'agent') since('agent', "mode 'agent'");
  if (servers > 1) since('expandedLabels', 'several servers');
  if (remoteWrite.sampleAgeLimit !== undefined) since('sampleAgeLimit', "'remoteWrite.sampleAgeLimit'");
  if ((props.destinations ?? []).some(({ externalId, standby }) => externalId !== undefined && standby !== true))
    since('externalId', "'externalId'");
  if (remoteWrite.assumeRole !== undefined) {
    const fix = "move it to 'assumeRoleArn' of the destination";
    refuse('HostCollectorDestinations', "'remoteWrite.assumeRole'", 'a role of each destination', fix);
  }
  const findings = [
    ...validateRemoteWrite(remoteWrite).map((one) => ({ ...one, path: ['remoteWrite', ...one.path] })),
    ...validateWal(wal ?? {}).map((one) => ({ ...one, path: ['wal', ...one.path] })),
  ];
  const [finding] = findings;
  if (finding !== undefined)
    refuse(finding.code, `${finding.got} at '${formatPath(finding.path)}'`, finding.expected, finding.fix);
  if (retention !== undefined && (parseDuration(retention) ?? 0) <= 0)
    refuse('Ec2PrometheusRetention', retention, "a duration such as '24h'", "change 'retention'");
  const [key, other] = mode === 'agent' ? (['retention', 'server'] as const) : (['wal', 'agent'] as const);
  if (props[key] !== undefined)
    refuse(
      'Ec2PrometheusMode',
      `'${key}' with mode '${mode}'`,
      `mode '${other}'`,
      `leave '${key}' out, or change 'mode'`,
    );
}
