import { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** What the provider `grafana/grafana` is told. */
export interface GrafanaProviderProps {
  readonly url: string;
  readonly version: string;
}

/** The provider of Grafana, of which there are no bindings: its token comes from the environment, `GRAFANA_AUTH`. */
export class GrafanaProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: GrafanaProviderProps,
  ) {
    super(scope, id, {
      terraformResourceType: 'grafana',
      terraformProviderSource: 'grafana/grafana',
      terraformGeneratorMetadata: { providerName: 'grafana', providerVersion: props.version },
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { url: this.props.url };
  }
}
