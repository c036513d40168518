import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { documentedEndpoint, type IWorkspace, Workspace } from '@promontory/amp-workspace';
import type {
  DestinationSettings,
  Environment,
  ExistingWorkspaceSettings,
  OtherAccountSettings,
} from '@promontory/config';
import type { WriteDestination } from '@promontory/cross-region-writer';
import type { CrossAccountAccess } from '@promontory/managed-scraper';
import type { AssumedRole } from '@promontory/remote-write';
import type { TerraformProvider, TerraformStack } from 'cdktf';

/** A workspace that this environment makes, or one that was made elsewhere. */
export type WorkspaceReference = IWorkspace | ExistingWorkspaceSettings;

/** The workspaces that one cluster's stack refers to, and how each is written to. */
export class Workspaces {
  private readonly providers = new Map<string, TerraformProvider>();

  constructor(
    private readonly stack: TerraformStack,
    private readonly environment: Environment,
    private readonly references: ReadonlyMap<string, WorkspaceReference>,
  ) {}

  /** A workspace as a construct. */
  refer(id: string, reference: WorkspaceReference): IWorkspace {
    if ('workspaceId' in reference) return reference;
    const { workspaceArn, customerManagedKey, otherAccount } = reference;
    return Workspace.fromWorkspaceAttributes(this.stack, id, {
      workspaceArn,
      customerManagedKey,
      ...(otherAccount === undefined ? {} : this.reach(reference, otherAccount)),
    });
  }

  /** The same by its name; undefined when there is none. */
  named(id: string, name: string): IWorkspace | undefined {
    const reference = this.references.get(name);
    return reference && this.refer(id, reference);
  }

  /**
   * The workspace of a cluster and the further ones, each with its way to be written to.
   *
   * @param role to write to the cluster's own as, rather than as the workspace says
   */
  destinations(
    own: string,
    workspace: IWorkspace,
    alsoTo: readonly DestinationSettings[],
    role?: AssumedRole,
  ): readonly WriteDestination[] {
    const further = alsoTo.flatMap(({ workspace: name, assumeRoleArn, externalId, standby }): WriteDestination[] => {
      const found = this.named(`Workspace-${name}`, name);
      if (found === undefined) return [];
      const access = assumeRoleArn === undefined ? this.access(name) : { assumeRoleArn, externalId };
      return [{ name, workspace: found, ...access, ...(standby ? { standby } : {}) }];
    });
    // The only destination goes unnamed in the configuration of a collector.
    const name = further.length === 0 ? {} : { name: own };
    const access = role === undefined ? this.access(own) : { assumeRoleArn: role.roleArn, externalId: role.externalId };
    return [{ ...name, workspace, ...access }, ...further];
  }

  /** How a managed scraper writes to a workspace; undefined for one of its own account. */
  scraperAccess(name: string, scraperArn: string | undefined): CrossAccountAccess | undefined {
    const other = this.otherAccount(name);
    const sourceAccount = this.environment.account;
    switch (other?.kind) {
      case 'given-role':
        return { sourceAccount, scraperArn, target: { kind: 'given', roleArn: other.roleArn } };
      case 'made-roles':
        return { sourceAccount, scraperArn, target: { kind: 'made', provider: this.provider(name, other) } };
      default:
        return undefined;
    }
  }

  private access(name: string): Pick<WriteDestination, 'assumeRoleArn' | 'externalId' | 'account'> {
    const other = this.otherAccount(name);
    switch (other?.kind) {
      case 'given-role':
        return { assumeRoleArn: other.roleArn, externalId: other.externalId };
      case 'made-roles':
        return { account: { provider: this.provider(name, other), writerAccount: this.environment.account } };
      default:
        return {};
    }
  }

  private otherAccount(name: string): OtherAccountSettings | undefined {
    const reference = this.references.get(name);
    return reference === undefined || 'workspaceId' in reference ? undefined : reference.otherAccount;
  }

  // Without credentials of the other account nothing can be read there.
  private reach(
    { name, workspaceArn }: ExistingWorkspaceSettings,
    other: OtherAccountSettings,
  ): { readonly provider?: TerraformProvider; readonly prometheusEndpoint?: string } {
    if (other.kind === 'made-roles') return { provider: this.provider(name, other) };
    return { prometheusEndpoint: documentedEndpoint(workspaceArn) };
  }

  /** One provider for each role: workspaces of one account share it. */
  private provider(
    name: string,
    { account, deployRoleArn }: Extract<OtherAccountSettings, { kind: 'made-roles' }>,
  ): TerraformProvider {
    const known = this.providers.get(deployRoleArn);
    if (known !== undefined) return known;
    const { region, tags } = this.environment;
    const made = new AwsProvider(this.stack, `Aws-${name}`, {
      alias: `account-${account}${this.providers.size === 0 ? '' : `-${this.providers.size + 1}`}`,
      region,
      allowedAccountIds: [account],
      assumeRole: [{ roleArn: deployRoleArn }],
      defaultTags: Object.keys(tags).length === 0 ? undefined : [{ tags: { ...tags } }],
    });
    this.providers.set(deployRoleArn, made);
    return made;
  }
}
