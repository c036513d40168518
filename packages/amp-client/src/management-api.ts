import { AmpError } from './amp-error.js';
import { type Connection, endpointOf } from './connection.js';
import { send } from './signed-request.js';

/** How something that AWS makes in the background is. */
export interface Status {
  /** `ACTIVE`, `CREATING`, `CREATION_FAILED`, … */
  readonly statusCode: string;
  readonly statusReason?: string;
}

/** A workspace. */
export interface WorkspaceDescription {
  readonly workspaceId: string;
  readonly arn: string;
  readonly alias?: string;
  readonly status: Status;
  /** Not in lists. */
  readonly prometheusEndpoint?: string;
  readonly kmsKeyArn?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A managed scraper. */
export interface ScraperDescription {
  readonly scraperId: string;
  readonly arn: string;
  readonly alias?: string;
  readonly status: Status;
  readonly statusReason?: string;
  readonly source: {
    readonly eksConfiguration?: {
      readonly clusterArn: string;
      readonly subnetIds: readonly string[];
      readonly securityGroupIds?: readonly string[];
    };
  };
  readonly destination: { readonly ampConfiguration?: { readonly workspaceArn: string } };
  /** The scrape configuration, as YAML; not in lists. */
  readonly configuration?: string;
}

/** A namespace of rules. */
export interface NamespaceDescription {
  readonly name: string;
  readonly arn: string;
  readonly status: Status;
  /** The rule file; not in lists. */
  readonly text?: string;
}

/** An alert manager definition. */
export interface AlertManagerDescription {
  readonly status: Status;
  readonly text: string;
}

/** How workspaces are set up: the part of the API that only AWS has. It only reads. */
export class ManagementApi {
  constructor(private readonly connection: Connection) {}

  listWorkspaces(): Promise<readonly WorkspaceDescription[]> {
    return this.list<WorkspaceDescription>('workspaces', 'workspaces');
  }

  async describeWorkspace(workspaceId: string): Promise<WorkspaceDescription> {
    const { workspace } = await this.get<{ workspace: WorkspaceDescription }>(`workspaces/${workspaceId}`);
    return workspace;
  }

  listScrapers(): Promise<readonly ScraperDescription[]> {
    return this.list<ScraperDescription>('scrapers', 'scrapers');
  }

  async describeScraper(scraperId: string): Promise<ScraperDescription> {
    type Scraper = ScraperDescription & { readonly scrapeConfiguration?: { readonly configurationBlob?: string } };
    const { scraper } = await this.get<{ readonly scraper: Scraper }>(`scrapers/${scraperId}`);
    const { scrapeConfiguration, ...rest } = scraper;
    const blob = scrapeConfiguration?.configurationBlob;
    return { ...rest, ...(blob === undefined ? {} : { configuration: fromBase64(blob) }) };
  }

  listNamespaces(workspaceId: string): Promise<readonly NamespaceDescription[]> {
    return this.list<NamespaceDescription>(`workspaces/${workspaceId}/rulegroupsnamespaces`, 'ruleGroupsNamespaces');
  }

  async describeNamespace(workspaceId: string, name: string): Promise<NamespaceDescription> {
    const path = `workspaces/${workspaceId}/rulegroupsnamespaces/${encodeURIComponent(name)}`;
    const { ruleGroupsNamespace } = await this.get<{
      ruleGroupsNamespace: NamespaceDescription & { readonly data: string };
    }>(path);
    const { data, ...rest } = ruleGroupsNamespace;
    return { ...rest, text: fromBase64(data) };
  }

  /** Undefined where there is none. */
  async describeAlertManager(workspaceId: string): Promise<AlertManagerDescription | undefined> {
    const path = `workspaces/${workspaceId}/alertmanager/definition`;
    const found = await this.find<{ alertManagerDefinition: { readonly status: Status; readonly data: string } }>(path);
    if (found === undefined) return undefined;
    const { status, data } = found.alertManagerDefinition;
    return { status, text: fromBase64(data) };
  }

  /** The ARN of the log group of rules and alert manager, with `:*`; undefined where there is none. */
  async describeLogging(workspaceId: string): Promise<string | undefined> {
    const found = await this.find<{ loggingConfiguration: { readonly logGroupArn: string } }>(
      `workspaces/${workspaceId}/logging`,
    );
    return found?.loggingConfiguration.logGroupArn;
  }

  private async list<T>(path: string, key: string): Promise<readonly T[]> {
    const all: T[] = [];
    let token: string | undefined;
    do {
      const query = { maxResults: '100', ...(token !== undefined && { nextToken: token }) };
      const page: Readonly<Record<string, unknown>> = await this.get(path, query);
      all.push(...((page[key] as readonly T[] | undefined) ?? []));
      token = page['nextToken'] as string | undefined;
    } while (token !== undefined && token !== '');
    return all;
  }

  private async find<T>(path: string): Promise<T | undefined> {
    try {
      return await this.get<T>(path);
    } catch (error) {
      if (error instanceof AmpError && error.kind === 'not-found') return undefined;
      throw error;
    }
  }

  private get<T>(path: string, query: Readonly<Record<string, string>> = {}): Promise<T> {
    const url = `${endpointOf(this.connection, 'management')}/${path}`;
    return send<T>(this.connection, { service: 'aps', method: 'GET', url, query });
  }
}

function fromBase64(data: string): string {
  return Buffer.from(data, 'base64').toString('utf8');
}
