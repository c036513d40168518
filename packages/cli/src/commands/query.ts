import { type QueryResult, WorkspaceApi } from '@promontory/amp-client';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../define-command.js';
import { connect } from '../private/aws.js';
import { AWS_FLAGS } from '../private/aws-flags.js';
import { findWorkspace } from '../private/find-workspace.js';
import { withProgress } from '../private/progress.js';
import { queryText } from '../private/query-text.js';
import { secondsOf, stepOf, timeOf } from '../private/query-time.js';

export const query = defineCommand({
  name: 'query',
  summary: 'Ask a workspace in PromQL, signed with your credentials; ends with 1 when nothing comes back.',
  takesEnvironments: false,
  topic: ['environment', 'PromQL'],
  flags: {
    ...AWS_FLAGS,
    time: { type: 'string', value: 'time', description: 'RFC 3339, or seconds since the epoch. Default: now.' },
    last: { type: 'string', value: 'duration', description: 'Over this much time before --time, not at one moment.' },
    step: { type: 'string', value: 'duration', description: 'With --last: between points. Default: some 60 points.' },
    limit: { type: 'string', value: 'number', description: 'Series that are shown.', default: '50' },
    json: { type: 'boolean', description: 'Write all of the result, with statistics, as JSON.' },
  },
  examples: [
    "promontory query dev 'up'",
    "promontory query dev 'sum by (cluster) (up)' --last 6h --step 5m",
    "promontory query production 'up' --workspace metrics --role-arn arn:aws:iam::111122223333:role/reader --json",
  ],
  async run(context, { flags, environments: [environment, promql] }) {
    if (environment === undefined || promql === undefined || promql.trim() === '') {
      throw CliError.usage("give an environment and a query ('promontory query --help' shows how)");
    }
    const limit = Number(flags.limit);
    if (!Number.isInteger(limit) || limit < 1)
      throw CliError.usage(`--limit is a number of series, not '${flags.limit}'`);
    const end = timeOf(flags.time, context.now());
    const ask = asking(promql, end, flags);
    const { id, region, name } = await findWorkspace(context, environment, flags);
    const api = new WorkspaceApi(connect(context, region, flags), id);
    const result = await withProgress(context, `asking ${id}`, () => ask(api));
    if (flags.json) {
      const { resultType, series, statistics, warnings } = result;
      const where = { environment, workspace: name, workspaceId: id, region, query: promql };
      const answer = { schemaVersion: 1, ...where, resultType, series, statistics, warnings };
      context.stdout(`${JSON.stringify(answer, null, 2)}\n`);
    } else {
      context.stdout(queryText(result, limit));
    }
    if (result.series.length > 0) return 0;
    context.stderr(
      `promontory: nothing came back; 'promontory doctor --environment ${environment}' looks for the cause\n`,
    );
    return 1;
  },
});

/** What is asked, checked before anybody is. */
function asking(
  promql: string,
  end: Date,
  { last, step }: { readonly last: string | undefined; readonly step: string | undefined },
): (api: WorkspaceApi) => Promise<QueryResult> {
  if (last === undefined) {
    if (step !== undefined) throw CliError.usage('--step is for --last: a moment has one point');
    return (api) => api.query(promql, end);
  }
  const seconds = secondsOf('last', last);
  const range = { start: new Date(end.getTime() - seconds * 1000), end, step: stepOf(step, seconds) };
  return (api) => api.queryRange(promql, range);
}
