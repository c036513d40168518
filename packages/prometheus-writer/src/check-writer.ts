import { prometheusCan, PROMETHEUS_SINCE } from '@promontory/amp-facts';
import { ConfigurationError, isConcrete } from '@promontory/core';
import { checkDestinations } from '@promontory/cross-region-writer';
import { serviceAccountRoleName } from '@promontory/eks';
import { validateRemoteWrite } from '@promontory/remote-write';
import type { ScrapeJob } from '@promontory/scrape-config';
import { type Finding, formatArn, formatPath, parseArn, parseDuration, partitionOf } from '@promontory/vocabulary';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { writeDestinations } from './write-destinations.js';
import { subjectOf } from './writer-identity.js';
import type { PrometheusWriterProps } from './writer-props.js';

/** What a writer is checked against. */
export interface WriterChecks {
  /** What its codes begin with: `PrometheusAgent`. */
  readonly code: string;
  /** Undefined where an installed release keeps its own. */
  readonly jobs: readonly ScrapeJob[] | undefined;
  /** The Prometheus that runs, where it is known. */
  readonly version: string | undefined;
  /** Why its SDK finds no credentials by Pod Identity. */
  readonly podIdentity: Finding | undefined;
}

/** What would make a writer that sends nothing, that sends everything twice, or that cannot start. */
export function checkWriter(scope: IConstruct, props: PrometheusWriterProps, checks: WriterChecks): void {
  const refuse = (code: string, got: string, expected: string, fix: string): never => {
    throw new ConfigurationError(code, { got, expected, fix }, scope);
  };
  const { jobs, code, version } = checks;
  const { scrapeInterval, replicas, remoteWrite = {} } = props;
  if (jobs?.length === 0) refuse(`${code}NoJobs`, 'no jobs', 'at least one', "add presets to 'jobs'");
  if (isConcrete(scrapeInterval) && !parseDuration(scrapeInterval))
    refuse(`${code}Interval`, scrapeInterval, "a duration such as '30s', above zero", "change 'scrapeInterval'");
  if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 1))
    refuse(`${code}Replicas`, `${replicas} replicas`, 'a whole number of at least 1', "change 'replicas'");
  if ((replicas ?? 1) > 1 && !prometheusCan(version, 'expandedLabels')) {
    const since = PROMETHEUS_SINCE.expandedLabels;
    refuse(
      `${code}Replicas`,
      `${replicas} replicas of Prometheus ${version}`,
      `at least ${since}: an older one cannot name its pod in '__replica__'`,
      "upgrade it, or leave 'replicas' out",
    );
  }
  const [finding] = validateRemoteWrite(withoutReferences(remoteWrite));
  if (finding !== undefined) {
    const at = `'${formatPath(['remoteWrite', ...finding.path])}'`;
    refuse(finding.code, `${finding.got} at ${at}`, finding.expected, finding.fix);
  }
  if (remoteWrite.retryOnRateLimit === true) since('rateLimitRetry', "'remoteWrite.retryOnRateLimit'");
  if (remoteWrite.metadata !== undefined) since('metadata', "'remoteWrite.metadata'");
  if (remoteWrite.sampleAgeLimit !== undefined) since('sampleAgeLimit', "'remoteWrite.sampleAgeLimit'");
  const isOnlyOne = props.workspace !== undefined;
  if (!isOnlyOne && remoteWrite.assumeRole !== undefined) {
    const fix = "move it to 'assumeRoleArn' of the destination";
    refuse(`${code}Destinations`, "'remoteWrite.assumeRole' of several", 'a role of each destination', fix);
  }
  checkDestinations(scope, `${code}Destinations`, props);
  const destinations = writeDestinations(props);
  if (destinations.some(({ externalId, standby }) => externalId !== undefined && standby !== true))
    since('externalId', isOnlyOne ? "'remoteWrite.assumeRole.externalId'" : "'externalId'");
  checkIdentity(props, checks, refuse);
  const own = ownRole(props);
  if (own !== undefined && destinations.some(({ assumeRoleArn }) => assumeRoleArn === own)) {
    const [at, key] = isOnlyOne ? ['remoteWrite.assumeRole', 'assumeRole'] : ['assumeRoleArn', 'assumeRoleArn'];
    const expected = 'another role: the pod is that one already, and may not assume it';
    refuse(`${code}Identity`, `the pod's own role at '${at}'`, expected, `leave '${key}' out`);
  }

  function since(what: keyof typeof PROMETHEUS_SINCE, key: string): void {
    if (prometheusCan(version, what)) return;
    refuse(
      `${code}Version`,
      `${key} with Prometheus ${version}`,
      `at least ${PROMETHEUS_SINCE[what]}`,
      `upgrade it, or leave ${key} out`,
    );
  }
}

/** The ARN that the role of the pod will have, where the account is known now. */
function ownRole({ cluster, namespace, serviceAccount, identity }: PrometheusWriterProps): string | undefined {
  const { clusterName, clusterArn } = cluster;
  const account = isConcrete(clusterArn) ? parseArn(clusterArn)?.account : undefined;
  if (identity === 'static' || account === undefined || !isConcrete(clusterName)) return undefined;
  const name = serviceAccountRoleName({ clusterName, ...subjectOf({ namespace, serviceAccount }) });
  return formatArn({
    partition: partitionOf(cluster.region),
    service: 'iam',
    region: '',
    account,
    resource: `role/${name}`,
  });
}

type Refuse = (code: string, got: string, expected: string, fix: string) => void;

function checkIdentity(props: PrometheusWriterProps, { code, podIdentity }: WriterChecks, refuse: Refuse): void {
  const { identity = 'irsa', podIdentityAgent, credentials } = props;
  if (identity !== 'pod-identity' && podIdentityAgent !== undefined) {
    refuse(
      `${code}Identity`,
      `a Pod Identity agent for ${identity === 'irsa' ? 'a role by IRSA' : 'static credentials'}`,
      "identity 'pod-identity', or no agent",
      "change 'identity', or leave 'podIdentityAgent' out",
    );
  }
  if ((identity === 'static') !== (credentials !== undefined)) {
    refuse(
      `${code}Identity`,
      identity === 'static' ? "identity 'static' without 'credentials'" : `'credentials' with identity '${identity}'`,
      'the Secret of static credentials with them, and only with them',
      identity === 'static' ? "name the Secret in 'credentials'" : "leave 'credentials' out",
    );
  }
  if (identity === 'pod-identity' && podIdentity !== undefined)
    refuse(podIdentity.code, podIdentity.got, podIdentity.expected, podIdentity.fix);
}

// What Terraform fills in later is not judged now.
function withoutReferences<T extends object>(settings: T): T {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => !Token.isUnresolved(value))) as unknown as T;
}
