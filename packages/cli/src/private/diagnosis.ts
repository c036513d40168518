import { diagnose, type ExpectedCluster, type Finding, Patient } from '@promontory/data-doctor';
import type { ClusterSettings, CollectorSettings, Environment } from '@promontory/config';
import { resolveJobs } from '@promontory/scrape-config';
import { CliError } from '../cli-error.js';
import type { Context } from '../context.js';
import { type AwsOptions, connect } from './aws.js';
import { findWorkspace, type WorkspaceOptions } from './find-workspace.js';
import { withProgress } from './progress.js';

const SIGNS = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM', unknown: 'unknown' } as const;

/** What the flags say. */
export interface DiagnosisOptions extends WorkspaceOptions, AwsOptions {
  readonly json: boolean;
}

/** Walks the decision trees against an environment's workspace. Ends with 1 for problems, 3 for what could not be asked. */
export async function diagnoseEnvironment(context: Context, name: string, options: DiagnosisOptions): Promise<number> {
  const found = await findWorkspace(context, name, options);
  const clusters = expected(found.environment, found.name);
  const patient = new Patient(connect(context, found.region, options), found.id, clusters);
  const findings: Finding[] = [];
  await withProgress(context, `asking ${found.id}`, async () => {
    for await (const finding of diagnose(patient)) {
      findings.push(finding);
      if (!options.json) context.stdout(textOf(finding));
    }
  });
  if (options.json) {
    const where = { environment: name, workspace: found.name, workspaceId: found.id, region: found.region };
    context.stdout(`${JSON.stringify({ schemaVersion: 1, ...where, findings }, null, 2)}\n`);
  }
  const has = (status: Finding['status']): boolean => findings.some((finding) => finding.status === status);
  return has('problem') ? 1 : has('unknown') ? 3 : 0;
}

/** What writes to the workspace; all of it where that was named by its id alone. */
function expected({ clusters, collectors, name }: Environment, workspace: string | undefined): ExpectedCluster[] {
  const isMeant = (one: { readonly workspace: string }): boolean =>
    workspace === undefined || one.workspace === workspace;
  const writing = [
    ...clusters.filter(isMeant).map((cluster) => ({
      label: cluster.label,
      name: cluster.name,
      collector: collectorOf(cluster),
      jobs: jobsOf(cluster),
    })),
    ...collectors.filter(isMeant).map(expectedHost),
  ];
  if (writing.length === 0 && workspace !== undefined && clusters.length + collectors.length > 0)
    throw CliError.usage(`no cluster of ${name} writes to ${workspace}: choose with --workspace`);
  return writing;
}

/** A collector outside of Kubernetes, and what it scrapes. */
function expectedHost(collector: CollectorSettings): ExpectedCluster {
  const { label, name, kind, region, jobs } = collector;
  const discovers = 'tasks' in collector && Object.values(collector.tasks).flat().length > 0;
  return {
    label,
    name,
    collector: { kind, region },
    // As the collector calls the job of tasks that it discovers.
    jobs: [...jobs.map((job) => job.job_name), ...(discovers ? ['ecs-tasks'] : [])],
  };
}

function collectorOf({ collection }: ClusterSettings): ExpectedCluster['collector'] {
  if (collection.kind === 'managed-scraper') return { kind: collection.kind };
  return { kind: collection.kind, namespace: collection.namespace };
}

function jobsOf({ collection }: ClusterSettings): string[] {
  const target = collection.kind === 'managed-scraper' ? 'managed-scraper' : 'prometheus';
  return resolveJobs(collection.jobs, target).map((job) => job.job_name);
}

/** What came back from AWS or the cluster may hold anything: control characters are not for a terminal. */
function textOf({ step, subject, status, found, fix, more }: Finding): string {
  const lines = [
    `${SIGNS[status]}  ${step} ${subject}: ${found}`,
    ...[fix, more && `see ${more}`].flatMap((line) => (line === undefined ? [] : [`         ${line}`])),
  ];
  return lines.map((line) => `${line.replace(/\p{Cc}/gu, ' ')}\n`).join('');
}
