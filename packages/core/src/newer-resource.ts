import { type ITerraformDependable, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** A resource that a provider has and its bindings have not yet, or that has no bindings at all. */
export interface NewerResourceProps {
  /** `aws_prometheus_anomaly_detector` */
  readonly type: string;
  /** Arguments and blocks under Terraform's own names; undefined ones are left out. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The provider's name. @default 'aws' */
  readonly provider?: string;
  /** What must be there first and is not named by the attributes. @default - nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Stands for a class of the bindings that is not there yet, under the address that it will have: when the bindings come,
 * nothing moves. The stack must ask for a provider that knows it: `awsProvider.version` of an environment.
 */
export class NewerResource extends TerraformResource {
  private readonly attributes: Readonly<Record<string, unknown>>;

  constructor(scope: Construct, id: string, { type, attributes, provider = 'aws', dependsOn }: NewerResourceProps) {
    super(scope, id, {
      terraformResourceType: type,
      terraformGeneratorMetadata: { providerName: provider },
      dependsOn: dependsOn && [...dependsOn],
    });
    this.attributes = attributes;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.attributes).filter(([, value]) => value !== undefined));
  }
}
