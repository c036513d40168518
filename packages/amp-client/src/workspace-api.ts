import { type Connection, endpointOf } from './connection.js';
import { readResult, type PrometheusResult } from './private/read-result.js';
import type { QueryResult } from './query-result.js';
import { send } from './signed-request.js';

/** A range of time in steps. */
export interface QueryRange {
  readonly start: Date;
  readonly end: Date;
  /** Seconds. */
  readonly step: number;
}

/** A rule as the ruler sees it. */
export interface LiveRule {
  readonly namespace: string;
  readonly group: string;
  readonly name: string;
  readonly type: 'alerting' | 'recording';
  readonly health: string;
  readonly lastError: string | undefined;
}

/** What is in a workspace: the part of its API that Prometheus has as well. It only reads. */
export class WorkspaceApi {
  constructor(
    private readonly connection: Connection,
    readonly workspaceId: string,
  ) {}

  /** Evaluates a query at one time, and says what it cost. */
  async query(promql: string, time?: Date): Promise<QueryResult> {
    return this.evaluate('query', { query: promql, ...(time && { time: seconds(time) }) });
  }

  /** Evaluates a query over a range of time, and says what it cost. */
  async queryRange(promql: string, { start, end, step }: QueryRange): Promise<QueryResult> {
    return this.evaluate('query_range', {
      query: promql,
      start: seconds(start),
      end: seconds(end),
      step: String(step),
    });
  }

  /** Values of a label in the time since `start`. */
  async labelValues(label: string, start: Date): Promise<readonly string[]> {
    return this.get<readonly string[]>(`label/${encodeURIComponent(label)}/values`, { start: seconds(start) });
  }

  /** Every rule, with what its last evaluation came to. */
  async rules(): Promise<readonly LiveRule[]> {
    const { groups } = await this.get<{ readonly groups: readonly RuleGroup[] }>('rules', {});
    return groups.flatMap(({ name: group, file: namespace, rules }) =>
      rules.map(({ name, type, health, lastError }) => ({
        namespace,
        group,
        name,
        type,
        health,
        lastError: lastError === undefined || lastError === '' ? undefined : lastError,
      })),
    );
  }

  private async evaluate(path: string, parameters: Readonly<Record<string, string>>): Promise<QueryResult> {
    // Posted: a long query has no room in a URL.
    const answer = await send<{ readonly data: PrometheusResult; readonly warnings?: readonly string[] }>(
      this.connection,
      {
        service: 'aps',
        method: 'POST',
        url: this.url(path),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...parameters, stats: 'all' }).toString(),
      },
    );
    return readResult(answer.data, answer.warnings ?? []);
  }

  private async get<T>(path: string, query: Readonly<Record<string, string>>): Promise<T> {
    const { data } = await send<{ readonly data: T }>(this.connection, {
      service: 'aps',
      method: 'GET',
      url: this.url(path),
      query,
    });
    return data;
  }

  private url(path: string): string {
    return `${endpointOf(this.connection, 'workspaces')}/workspaces/${this.workspaceId}/api/v1/${path}`;
  }
}

interface RuleGroup {
  readonly name: string;
  readonly file: string;
  readonly rules: readonly {
    readonly name: string;
    readonly type: LiveRule['type'];
    readonly health: string;
    readonly lastError?: string;
  }[];
}

function seconds(time: Date): string {
  return String(time.getTime() / 1000);
}
