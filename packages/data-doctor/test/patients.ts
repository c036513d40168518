import { ACCESS_KEY, type AmpStandIn, type Handler, REGION, WORKSPACE_ID } from '@promontory/amp-stand-in';
import { diagnose, type ExpectedCluster, type Finding, Patient } from '../src/index.js';

/** A patient that is asked at the stand-in. */
export function patient(amp: AmpStandIn, clusters: readonly ExpectedCluster[] = []): Patient {
  return new Patient(
    {
      region: REGION,
      keys: async () => ACCESS_KEY,
      fetch,
      now: () => new Date(),
      sleep: async () => undefined,
      endpoints: { management: amp.url, workspaces: amp.url, cloudwatch: amp.url },
    },
    WORKSPACE_ID,
    clusters,
  );
}

/** All that is found. */
export async function findings(amp: AmpStandIn, clusters: readonly ExpectedCluster[] = []): Promise<Finding[]> {
  const all: Finding[] = [];
  for await (const finding of diagnose(patient(amp, clusters))) all.push(finding);
  return all;
}

/** Step, subject, status and what was found, in one line each. */
export function lines(all: readonly Finding[]): string[] {
  return all.map(({ step, subject, status, found }) => `${status} ${step} ${subject}: ${found}`);
}

/** What a workspace answers in which all is well: no series, no samples dropped, no rules. */
export const HEALTHY: Handler = ({ service, path, body }) => {
  if (service === 'monitoring') {
    const { MetricDataQueries } = JSON.parse(body) as { MetricDataQueries: { Id: string }[] };
    return { body: { MetricDataResults: MetricDataQueries.map(({ Id }) => ({ Id, Values: [] })) } };
  }
  if (path === `/workspaces/${WORKSPACE_ID}`) return { body: { workspace: { status: { statusCode: 'ACTIVE' } } } };
  if (path.endsWith('/rulegroupsnamespaces')) return { body: { ruleGroupsNamespaces: [] } };
  if (path.endsWith('/api/v1/rules')) return { body: { data: { groups: [] } } };
  if (path.endsWith('/api/v1/query')) return { body: { data: { resultType: 'vector', result: [] } } };
  return undefined;
};

/** A refusal, as AWS writes it. */
export function refuse(status: number, type: string, message: string): ReturnType<Handler> {
  return { status, headers: { 'x-amzn-errortype': type }, body: { message } };
}
