import { PrometheusAlertManagerDefinition } from '@cdktf/provider-aws/lib/prometheus-alert-manager-definition';
import {
  type AlertManagerConfiguration,
  defaultConfiguration,
  formatTemplate,
  formatTemplateName,
  type MessageFormat,
  renderDefinition,
} from '@promontory/alert-manager';
import { ConfigurationError, literal } from '@promontory/core';
import { Construct } from 'constructs';
import type { IAlertTopic } from './alert-topic.js';
import type { IPagerDutySecret } from './pager-duty-secret.js';
import type { IWorkspace } from './workspace.js';

/** What an alert manager is made of. */
export interface AlertManagerDefinitionProps {
  /** A workspace has one alert manager. */
  readonly workspace: IWorkspace;
  /** The topics that `topic:NAME` in the configuration stands for: same account and Region as the workspace. */
  readonly topics: Readonly<Record<string, IAlertTopic>>;
  /**
   * The secrets that `secret:NAME` in the configuration stands for.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, IPagerDutySecret>>;
  /**
   * Routes and receivers.
   * @default - every alert goes to the one topic, grouped by alert, cluster and namespace
   */
  readonly configuration?: AlertManagerConfiguration;
  /**
   * Template files by name, in Go's template language: what they define can be used in every receiver.
   * @default - none
   */
  readonly templates?: Readonly<Record<string, string>>;
  /**
   * How messages are written: `text` for people, `json` for programs, `chat` for Amazon Q Developer in chat applications.
   * @default 'text'
   */
  readonly messageFormat?: MessageFormat;
  /**
   * The id of a workspace whose alert manager exists and is to be managed from now on: the first plan takes it over
   * instead of making one. Remove it after the apply.
   * @default - an alert manager is made
   */
  readonly adopt?: string;
}

/** What the workspace's alert manager does with alerts. */
export class AlertManagerDefinition extends Construct {
  constructor(scope: Construct, id: string, props: AlertManagerDefinitionProps) {
    super(scope, id);
    const configuration = props.configuration ?? this.toTheOnlyTopic(Object.keys(props.topics));
    const format = props.messageFormat ?? 'text';
    const resource = new PrometheusAlertManagerDefinition(this, 'Resource', {
      workspaceId: props.workspace.workspaceId,
      region: props.workspace.region,
      definition: renderDefinition(configuration, {
        topicArn: (name) => this.named('topic', name, props.topics).topicArn,
        secretArn: (name) => this.named('secret', name, props.secrets ?? {}).secretArn,
        region: props.workspace.region,
        templates: {
          ...(format === 'text' ? {} : { [formatTemplateName(format)]: formatTemplate(format) }),
          ...props.templates,
        },
        escape: literal,
      }),
    });
    if (props.adopt !== undefined) resource.importFrom(props.adopt);
    this.node.defaultChild = resource;
  }

  private toTheOnlyTopic(names: readonly string[]): AlertManagerConfiguration {
    const [only, second] = names;
    if (only !== undefined && second === undefined) return defaultConfiguration(only);
    throw new ConfigurationError(
      'AmpAlertManagerConfiguration',
      {
        got: `${names.length} topics and no configuration`,
        expected: 'one topic, or a configuration that says which alert goes where',
        fix: "give 'configuration'",
      },
      this,
    );
  }

  private named<T>(kind: 'topic' | 'secret', name: string, declared: Readonly<Record<string, T>>): T {
    const found = declared[name];
    if (found !== undefined) return found;
    throw new ConfigurationError(
      'AmpAlertManagerName',
      {
        got: `${kind}:${name}`,
        expected: `one of ${Object.keys(declared).join(', ')}`,
        fix: `add it to '${kind}s'`,
      },
      this,
    );
  }
}
