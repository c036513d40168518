import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { EnvironmentStack } from '@promontory/base-stack';
import type { CiSettings, Environment, StateBackendSettings } from '@promontory/config';
import { permissionsOf, type SynthesizedStacks } from '@promontory/permissions';
import { partitionOf } from '@promontory/vocabulary';
import { TerraformOutput, type TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { CiRole } from './ci-role.js';
import { StateBucket } from './state-bucket.js';
import { conditionsOf, type Trust, trustOf } from './trust.js';

/** What a state backend is made of. */
export interface StateBackendStackProps {
  readonly environment: Environment;
  readonly stateBackend: StateBackendSettings;
  /** All other stacks of the environment: what is in them is what pipelines may do. */
  readonly stacks: readonly TerraformStack[];
}

/**
 * Where the states of an environment live, and who may plan and apply it. People apply this one: a role that could
 * change its own permissions would have all of them.
 */
export class StateBackendStack extends EnvironmentStack {
  constructor(scope: Construct, id: string, { environment, stateBackend, stacks }: StateBackendStackProps) {
    super(scope, id, environment, environment.region);
    const { bucketName, keyArn } = new StateBucket(this, 'States', {
      bucketName: stateBackend.bucket,
      account: environment.account,
      region: environment.region,
      aliasName: `promontory/${environment.name}/states`,
      retentionDays: stateBackend.retentionDays,
    });
    new TerraformOutput(this, 'bucket', { value: bucketName, staticId: true });
    new TerraformOutput(this, 'kms_key_arn', { value: keyArn, staticId: true });
    if (stateBackend.ci !== undefined) this.addRoles(environment, stateBackend.ci, stacks);
  }

  private addRoles(environment: Environment, ci: CiSettings, stacks: readonly TerraformStack[]): void {
    const trust = trustOf(ci);
    const others = Object.fromEntries(stacks.map((stack) => [stack.node.id, synthesized(stack)]));
    const common = { providerArn: this.identityProvider(environment, ci, trust) };
    // A plan looks at this stack too: drift of who may do what is the worst kind.
    const { plan: planning, apply: applying } = permissionsOf(others, this.ownParts(ci));
    const plan = new CiRole(this, 'PlanRole', {
      ...common,
      roleName: ci.roles.plan,
      description: `Plans ${environment.name}: reads, and locks states`,
      conditions: conditionsOf(trust, trust.plan),
      documents: planning,
    });
    const deploy = new CiRole(this, 'DeployRole', {
      ...common,
      roleName: ci.roles.deploy,
      description: `Applies what was reviewed of ${environment.name}`,
      conditions: conditionsOf(trust, trust.deploy),
      documents: applying,
    });
    new TerraformOutput(this, 'plan_role_arn', { value: plan.roleArn, staticId: true });
    new TerraformOutput(this, 'deploy_role_arn', { value: deploy.roleArn, staticId: true });
  }

  private identityProvider({ account, region }: Environment, { identityProvider }: CiSettings, trust: Trust): string {
    if (identityProvider === 'existing')
      return `arn:${partitionOf(region)}:iam::${account}:oidc-provider/${trust.issuer}`;
    return new IamOpenidConnectProvider(this, 'IdentityProvider', {
      url: `https://${trust.issuer}`,
      clientIdList: [trust.audience],
    }).arn;
  }

  /** This stack as it is so far, with the roles that are still to come, by name. */
  private ownParts({ roles }: CiSettings): SynthesizedStacks {
    const json = synthesized(this);
    const both = (attributes: (role: string) => object): object => ({
      plan: attributes(roles.plan),
      deploy: attributes(roles.deploy),
    });
    const blocks = {
      aws_iam_role: both((role) => ({ name: role })),
      aws_iam_policy: both((role) => ({ name: `${role}-*` })),
      aws_iam_role_policy_attachment: both((role) => ({ role })),
    };
    return { [this.node.id]: { ...json, resource: { ...(json['resource'] as object), ...blocks } } };
  }
}

function synthesized(stack: TerraformStack): Record<string, unknown> {
  // What a stack reads of another gets its outputs and data sources when it is prepared.
  stack.prepareStack();
  return stack.toTerraform() as Record<string, unknown>;
}
