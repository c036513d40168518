import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DataAwsPrometheusWorkspace } from '@cdktf/provider-aws/lib/data-aws-prometheus-workspace';
import { PrometheusWorkspace } from '@cdktf/provider-aws/lib/prometheus-workspace';
import { ConfigurationError, Grant, type IGrantable, isConcrete, vendedLogGroup } from '@promontory/core';
import { parseArn } from '@promontory/vocabulary';
import { Fn, type TerraformProvider } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { ruleNamespaceArns } from './private/arns.js';
import { checkKmsKeyArn } from './private/check-kms-key-arn.js';
import * as perms from './private/perms.js';

/** An AMP workspace, defined here or elsewhere. */
export interface IWorkspace extends IConstruct {
  /** The workspace ARN. @attribute */
  readonly workspaceArn: string;
  /** The workspace id, `ws-…`. @attribute */
  readonly workspaceId: string;
  /** The API base URL; ends in a slash. @attribute */
  readonly prometheusEndpoint: string;
  /** The Region it lives in. Writers sign their requests for it. */
  readonly region: string;
  /** Whether a customer managed key encrypts it; undefined when that is not known. */
  readonly customerManagedKey: boolean | undefined;
  /** Where agents post samples. */
  readonly remoteWriteUrl: string;
  /** What a Prometheus data source takes as its URL: no slash at the end. */
  readonly queryUrl: string;
  /** Lets `grantee` write samples to this workspace, and nothing more. */
  grantRemoteWrite(grantee: IGrantable): Grant;
  /** Lets `grantee` query this workspace, and nothing more. */
  grantQuery(grantee: IGrantable): Grant;
  /** Lets `grantee` see settings, rules, alerts and silences; no metrics. */
  grantRead(grantee: IGrantable): Grant;
  /** Lets `grantee` write, change and remove the rules of this workspace. */
  grantAdministerRules(grantee: IGrantable): Grant;
  /** Lets `grantee` change the alert manager of this workspace and silence its alerts. */
  grantAdministerAlerts(grantee: IGrantable): Grant;
}

/** Where the errors and warnings of rules and of the alert manager go. */
export interface WorkspaceLogging {
  /**
   * Days until a log event is deleted: one of the values that CloudWatch Logs offers.
   * @default 30
   */
  readonly retentionDays?: number;
  /**
   * A KMS key for the log group. Its policy must let CloudWatch Logs use it.
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly kmsKeyArn?: string;
  /**
   * The log group's name. It must begin with `/aws/vendedlogs/`: outside that prefix every log group costs room in the
   * account's CloudWatch Logs resource policy, which holds 5,120 characters (AMP user guide, "CloudWatch Logs", 2026-07).
   * @default - `/aws/vendedlogs/prometheus/` and the construct's path: not the alias, which may change while logs stay
   */
  readonly logGroupName?: string;
}

/** What a workspace can be given. */
export interface WorkspaceProps {
  /**
   * A name people see in the console: 1 to 100 characters, not unique. Once set it can be changed but not removed.
   * @default - AWS shows the workspace id
   */
  readonly alias?: string;
  /**
   * The Region.
   * @default - the Region of the AWS provider
   */
  readonly region?: string;
  /**
   * A customer managed KMS key. The choice is made at creation and is final: changing it replaces the workspace.
   * @default - a key that AWS owns
   */
  readonly kmsKeyArn?: string;
  /**
   * Logging of rules and alert manager; `false` for none. Only warnings and errors are logged.
   * @default - on, kept 30 days
   */
  readonly logging?: WorkspaceLogging | false;
  /**
   * Whether Terraform refuses a plan that would delete or replace the workspace: its metrics would go with it.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * The id of a workspace that exists and is to be managed from now on, `ws-…`: an `import` block is written, and the
   * first plan takes it over instead of making one. Remove it after the apply.
   * @default - a workspace is made
   */
  readonly adopt?: string;
  /** Tags, on top of the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What must be known of a workspace that was made elsewhere. */
export interface WorkspaceAttributes {
  /** The workspace ARN; Region and id are read from it. */
  readonly workspaceArn: string;
  /**
   * Whether a customer managed key encrypts it.
   * @default - not known
   */
  readonly customerManagedKey?: boolean;
  /**
   * A provider of the account that the workspace is in.
   * @default - the stack's own
   */
  readonly provider?: TerraformProvider;
  /**
   * The base URL of its Prometheus API, for a workspace of an account that nothing can be read in; ends in a slash.
   * @default - read from AWS when the plan is made
   */
  readonly prometheusEndpoint?: string;
}

abstract class WorkspaceBase extends Construct implements IWorkspace {
  abstract readonly workspaceArn: string;
  abstract readonly workspaceId: string;
  abstract readonly prometheusEndpoint: string;
  abstract readonly region: string;
  abstract readonly customerManagedKey: boolean | undefined;

  get remoteWriteUrl(): string {
    return `${this.prometheusEndpoint}api/v1/remote_write`;
  }

  get queryUrl(): string {
    return Fn.trimsuffix(this.prometheusEndpoint, '/');
  }

  grantRemoteWrite(grantee: IGrantable): Grant {
    return Grant.to(grantee, { actions: perms.REMOTE_WRITE, resources: [this.workspaceArn] });
  }

  grantQuery(grantee: IGrantable): Grant {
    return Grant.to(grantee, { actions: perms.QUERY, resources: [this.workspaceArn] });
  }

  grantRead(grantee: IGrantable): Grant {
    Grant.to(grantee, { actions: perms.READ_RULES, resources: [ruleNamespaceArns(this.workspaceArn)] });
    return Grant.to(grantee, { actions: perms.READ, resources: [this.workspaceArn] });
  }

  grantAdministerRules(grantee: IGrantable): Grant {
    Grant.to(grantee, { actions: perms.LIST_RULES, resources: [this.workspaceArn] });
    return Grant.to(grantee, { actions: perms.ADMINISTER_RULES, resources: [ruleNamespaceArns(this.workspaceArn)] });
  }

  grantAdministerAlerts(grantee: IGrantable): Grant {
    return Grant.to(grantee, { actions: perms.ADMINISTER_ALERTS, resources: [this.workspaceArn] });
  }
}

/** An AMP workspace with the guards that keep its data. */
export class Workspace extends WorkspaceBase {
  /** A workspace made elsewhere. Its endpoint is read from AWS when the plan is made. */
  static fromWorkspaceAttributes(scope: Construct, id: string, attributes: WorkspaceAttributes): IWorkspace {
    return new ImportedWorkspace(scope, id, attributes);
  }

  /** A workspace made elsewhere, by its ARN. */
  static fromWorkspaceArn(scope: Construct, id: string, workspaceArn: string): IWorkspace {
    return new ImportedWorkspace(scope, id, { workspaceArn });
  }

  /**
   * A workspace of the account and the Region of the AWS provider, by its id. Its Region is then known to the plan alone:
   * where writers are told from readers by it, name it by its ARN.
   */
  static fromWorkspaceId(scope: Construct, id: string, workspaceId: string): IWorkspace {
    return new LookedUpWorkspace(scope, id, workspaceId);
  }

  readonly workspaceArn: string;
  readonly workspaceId: string;
  readonly prometheusEndpoint: string;
  readonly region: string;
  readonly customerManagedKey: boolean;

  constructor(scope: Construct, id: string, props: WorkspaceProps = {}) {
    super(scope, id);
    checkAlias(this, props.alias);
    checkKmsKeyArn(this, 'AmpWorkspaceKmsKeyArn', props.kmsKeyArn);
    checkId(this, 'AmpWorkspaceAdopt', props.adopt);

    const logGroup = props.logging === false ? undefined : this.createLogGroup(props);
    const resource = new PrometheusWorkspace(this, 'Resource', {
      alias: props.alias,
      region: props.region,
      kmsKeyArn: props.kmsKeyArn,
      // The API wants every stream of the group.
      loggingConfiguration: logGroup && { logGroupArn: `${logGroup.arn}:*` },
      tags: props.tags && { ...props.tags },
      lifecycle: {
        preventDestroy: props.deletionProtection ?? true,
        // AMP writes this tag when a managed scraper is pointed at the workspace; every later plan would take it away.
        ignoreChanges: [`tags["AMPAgentlessScraper"]`],
      },
    });
    if (props.adopt !== undefined) resource.importFrom(props.adopt);
    this.workspaceArn = resource.arn;
    this.workspaceId = resource.id;
    this.prometheusEndpoint = resource.prometheusEndpoint;
    this.region = props.region ?? resource.region;
    this.customerManagedKey = props.kmsKeyArn !== undefined;
    this.node.defaultChild = resource;
  }

  private createLogGroup(props: WorkspaceProps): CloudwatchLogGroup {
    const logging = props.logging === false ? {} : (props.logging ?? {});
    return vendedLogGroup(this, 'LogGroup', {
      name: logging.logGroupName ?? `/aws/vendedlogs/prometheus/${this.node.path.replaceAll('/', '-')}`,
      region: props.region,
      retentionDays: logging.retentionDays,
      kmsKeyArn: logging.kmsKeyArn,
      tags: props.tags,
    });
  }
}

class ImportedWorkspace extends WorkspaceBase {
  readonly workspaceArn: string;
  readonly workspaceId: string;
  readonly prometheusEndpoint: string;
  readonly region: string;
  readonly customerManagedKey: boolean | undefined;

  constructor(scope: Construct, id: string, attributes: WorkspaceAttributes) {
    super(scope, id);
    const arn = parseArn(attributes.workspaceArn);
    const workspaceId = /^workspace\/(ws-[0-9a-z-]+)$/.exec(arn?.resource ?? '')?.[1];
    if (arn?.service !== 'aps' || workspaceId === undefined) {
      throw new ConfigurationError(
        'AmpWorkspaceArn',
        {
          got: attributes.workspaceArn,
          expected: 'arn:<partition>:aps:<region>:<account>:workspace/ws-…',
          fix: "copy the ARN from 'aws amp list-workspaces'",
        },
        this,
      );
    }
    this.workspaceArn = attributes.workspaceArn;
    this.workspaceId = workspaceId;
    this.region = arn.region;
    this.customerManagedKey = attributes.customerManagedKey;
    this.prometheusEndpoint = attributes.prometheusEndpoint ?? this.lookUp(attributes);
  }

  // Read rather than built: the host differs between partitions and FIPS endpoints.
  private lookUp({ provider }: WorkspaceAttributes): string {
    const { workspaceId, region } = this;
    const data = new DataAwsPrometheusWorkspace(this, 'Resource', { workspaceId, region, provider });
    this.node.defaultChild = data;
    return data.prometheusEndpoint;
  }
}

class LookedUpWorkspace extends WorkspaceBase {
  readonly workspaceArn: string;
  readonly prometheusEndpoint: string;
  readonly region: string;
  readonly customerManagedKey = undefined;

  constructor(
    scope: Construct,
    id: string,
    readonly workspaceId: string,
  ) {
    super(scope, id);
    checkId(this, 'AmpWorkspaceId', workspaceId);
    const data = new DataAwsPrometheusWorkspace(this, 'Resource', { workspaceId });
    this.workspaceArn = data.arn;
    this.prometheusEndpoint = data.prometheusEndpoint;
    this.region = data.region;
    this.node.defaultChild = data;
  }
}

function checkAlias(scope: Construct, alias: string | undefined): void {
  if (isConcrete(alias) && (alias.length < 1 || alias.length > 100)) {
    throw new ConfigurationError(
      'AmpWorkspaceAliasLength',
      { got: `an alias of ${alias.length} characters`, expected: '1 to 100', fix: "shorten 'alias'" },
      scope,
    );
  }
}

function checkId(scope: Construct, code: string, id: string | undefined): void {
  if (isConcrete(id) && !/^ws-[0-9a-z-]+$/.test(id)) {
    throw new ConfigurationError(
      code,
      { got: id, expected: 'the id of a workspace, ws-…', fix: "copy the id from 'aws amp list-workspaces'" },
      scope,
    );
  }
}
