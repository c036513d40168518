import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { Environment } from '@promontory/config';
import type { Construct } from 'constructs';
import { configureBackend } from './backend.js';
import { RenderedStack } from './rendered-stack.js';

/** A stack of one environment: its state in the environment's backend, its AWS provider bound to the environment's account. */
export abstract class EnvironmentStack extends RenderedStack {
  constructor(scope: Construct, id: string, environment: Environment, region: string) {
    super(scope, id);
    configureBackend(this, environment);
    new AwsProvider(this, 'Aws', {
      region,
      // With credentials of another account the plan stops here, rather than making a second copy of everything there.
      allowedAccountIds: [environment.account],
      assumeRole: environment.deployRoleArn === undefined ? undefined : [{ roleArn: environment.deployRoleArn }],
      defaultTags: Object.keys(environment.tags).length === 0 ? undefined : [{ tags: { ...environment.tags } }],
    });
    // The bindings write their own version; everything they know is known to a later 6.x as well.
    if (environment.awsProviderVersion !== undefined) {
      this.addOverride('terraform.required_providers.aws.version', environment.awsProviderVersion);
    }
  }
}
