import {
  type AlertManagerConfiguration,
  defaultConfiguration,
  formatTemplate,
  formatTemplateName,
  type MessageFormat,
  parseAlertManager,
  renderDefinition,
} from '@promontory/alert-manager';
import { type Finding, isMapping } from '@promontory/vocabulary';
import { stringify } from 'yaml';
import { type Manifest, manifest, type ObjectProps } from './custom-object.js';
import { checkTopics } from './private/check-topics.js';
import { checkTarget, targetSpec, type WorkspaceTarget } from './workspace-target.js';

/** What an alert manager is made of. A workspace has one. */
export type AlertManagerDefinitionManifestProps = ObjectProps &
  WorkspaceTarget & {
    /** The object's name in Kubernetes: AMP has none. */
    readonly name: string;
    /** The workspace's Region, with which requests to SNS are signed. */
    readonly region: string;
    /**
     * The workspace's account: AMP publishes to topics of no other.
     * @default - not checked
     */
    readonly account?: string;
    /** The topics that `topic:NAME` in the configuration stands for. Their policies must let the workspace publish. */
    readonly topicArns: Readonly<Record<string, string>>;
    /**
     * The secrets that `secret:NAME` in the configuration stands for. Their policies must let the workspace read them.
     * @default - none
     */
    readonly secretArns?: Readonly<Record<string, string>>;
    /**
     * Routes and receivers.
     * @default - every alert goes to the one topic, grouped by alert, cluster and namespace
     */
    readonly configuration?: AlertManagerConfiguration;
    /**
     * Template files by name, in Go's template language.
     * @default - none
     */
    readonly templates?: Readonly<Record<string, string>>;
    /** @default 'text' */
    readonly messageFormat?: MessageFormat;
  };

/** An `AlertManagerDefinition`: what the workspace does with alerts. What AMP would refuse is refused here. */
export function alertManagerDefinitionManifest(props: AlertManagerDefinitionManifestProps): Manifest {
  const { region, account, topicArns, secretArns = {}, messageFormat = 'text' } = props;
  const topics = Object.keys(topicArns);
  const before = [...checkTarget(props), ...checkTopics(topicArns, region, account)];
  const configuration =
    props.configuration ?? (topics.length === 1 ? defaultConfiguration(topics[0] ?? '') : undefined);
  if (configuration === undefined)
    return manifest('AlertManagerDefinition', props.name, props, {}, [...before, UNCLEAR]);

  const templates = {
    ...(messageFormat === 'text' ? {} : { [formatTemplateName(messageFormat)]: formatTemplate(messageFormat) }),
    ...props.templates,
  };
  const { problems } = parseAlertManager(stringify(configuration, { lineWidth: 0 }), 'configuration', {
    topics,
    secrets: Object.keys(secretArns),
    region,
    templates: Object.keys(templates),
    messageFormat,
    ...(account === undefined ? {} : { account }),
  });
  const findings = [...before, ...problems];
  // What is no configuration cannot be rendered either.
  if (problems.length > 0 || !isMapping(configuration)) {
    return manifest('AlertManagerDefinition', props.name, props, {}, findings);
  }
  const spec = {
    ...targetSpec(props),
    // Plain text, and AMP's outer document: the controller encodes it for the API.
    configuration: renderDefinition(configuration, {
      topicArn: (topic) => topicArns[topic] ?? '',
      secretArn: (secret) => secretArns[secret] ?? '',
      region,
      templates,
    }),
  };
  return manifest('AlertManagerDefinition', props.name, props, spec, findings);
}

const UNCLEAR: Finding = {
  code: 'AckAlertManagerConfiguration',
  path: ['spec', 'configuration'],
  got: 'no configuration, and not just one topic',
  expected: 'one topic, or a configuration that says which alert goes where',
  fix: "give 'configuration'",
};
