import { type Connection, ManagementApi, WorkspaceApi } from '@promontory/amp-client';
import type { ExpectedCluster } from './expectation.js';

/** The workspace that is looked at, and what should be in it. */
export class Patient {
  readonly management: ManagementApi;
  readonly api: WorkspaceApi;

  constructor(
    readonly connection: Connection,
    readonly workspaceId: string,
    readonly clusters: readonly ExpectedCluster[],
  ) {
    this.management = new ManagementApi(connection);
    this.api = new WorkspaceApi(connection, workspaceId);
  }

  /** So many seconds ago. */
  ago(seconds: number): Date {
    return new Date(this.connection.now().getTime() - seconds * 1000);
  }

  /** The value of each series of an instant query, with its labels. */
  async ask(promql: string): Promise<readonly Sample[]> {
    const { series } = await this.api.query(promql, this.connection.now());
    return series.map(({ labels, points }) => ({ labels, value: Number(points[0]?.value) }));
  }
}

/** One value. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
