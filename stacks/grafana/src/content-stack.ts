import { EnvironmentStack } from '@promontory/base-stack';
import type { Environment, GrafanaSettings } from '@promontory/config';
import type { IManagedGrafana } from '@promontory/grafana';
import type { Construct } from 'constructs';
import { addContent } from './content.js';

/** What a stack of the content of a Grafana is made of. */
export interface GrafanaContentStackProps {
  readonly environment: Environment;
  readonly settings: GrafanaSettings;
  readonly grafana: IManagedGrafana;
}

/** What a Grafana shows: it is planned with a token of it, which no other stack needs. */
export class GrafanaContentStack extends EnvironmentStack {
  constructor(scope: Construct, id: string, { environment, settings, grafana }: GrafanaContentStackProps) {
    super(scope, id, environment, settings.region);
    addContent(this, settings, grafana);
  }
}
