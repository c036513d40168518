/** Whose hands something is in until now. */
export type Origin =
  | { readonly kind: 'terraform'; readonly file: string; readonly address: string }
  | { readonly kind: 'cloudformation'; readonly file: string; readonly stack: string; readonly logicalId: string };

/** A workspace, as far as it is known. */
export interface FoundWorkspace {
  readonly id: string;
  /** Undefined until the workspace itself was seen, and not only what is in it. */
  arn?: string;
  alias?: string;
  tags: Readonly<Record<string, string>>;
  kmsKeyArn?: string;
  /** The log group of its rules and alert manager. */
  logGroupArn?: string;
  retentionDays?: number;
  limits: readonly { readonly labels: Readonly<Record<string, string>>; readonly maxSeries: number }[];
  /** By name. */
  readonly namespaces: Map<string, FoundText>;
  alertManager?: FoundText;
  readonly origins: Origin[];
}

/** A rule file, or an alert manager definition. */
export interface FoundText {
  /** Undefined where only its id is known. */
  text?: string;
  readonly origins: Origin[];
}

/** A managed scraper. */
export interface FoundScraper {
  readonly id: string;
  alias?: string;
  clusterArn?: string;
  subnetIds: readonly string[];
  securityGroupIds: readonly string[];
  workspaceArn?: string;
  /** Its scrape configuration, as YAML. */
  configuration?: string;
  readonly origins: Origin[];
}

/** All that was found, wherever: what several sources say of one thing is joined by its id. */
export class Inventory {
  readonly workspaces = new Map<string, FoundWorkspace>();
  readonly scrapers = new Map<string, FoundScraper>();
  /** Zones of subnets, where a source tells them. */
  readonly zones = new Map<string, string>();

  workspace(id: string): FoundWorkspace {
    const found = this.workspaces.get(id) ?? { id, tags: {}, limits: [], namespaces: new Map(), origins: [] };
    this.workspaces.set(id, found);
    return found;
  }

  namespace(workspaceId: string, name: string): FoundText {
    const { namespaces } = this.workspace(workspaceId);
    const found = namespaces.get(name) ?? { origins: [] };
    namespaces.set(name, found);
    return found;
  }

  alertManager(workspaceId: string): FoundText {
    return (this.workspace(workspaceId).alertManager ??= { origins: [] });
  }

  scraper(id: string): FoundScraper {
    const found = this.scrapers.get(id) ?? { id, subnetIds: [], securityGroupIds: [], origins: [] };
    this.scrapers.set(id, found);
    return found;
  }
}
