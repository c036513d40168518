import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import { Construct } from 'constructs';

/** Account and Region that everything is made in, and what all parts are given. */
export class Place extends Construct {
  readonly account: string;
  readonly region: string;

  /** @param givenRegion what is passed to resources: undefined for the provider's own */
  constructor(
    scope: Construct,
    id: string,
    readonly givenRegion: string | undefined,
    private readonly commonTags: Readonly<Record<string, string>> | undefined,
  ) {
    super(scope, id);
    this.account = new DataAwsCallerIdentity(this, 'Caller', {}).accountId;
    this.region = givenRegion ?? new DataAwsRegion(this, 'Region', {}).region;
  }

  /** A copy: every resource may change its own. */
  get tags(): Record<string, string> | undefined {
    return this.commonTags && { ...this.commonTags };
  }
}
