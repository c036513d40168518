import { stringify } from 'yaml';
import {
  type AlertManagerConfiguration,
  type PagerDutyReceiver,
  SECRET_KEYS,
  type SnsReceiver,
} from './configuration.js';

/** How long a rotated key takes to arrive: AMP's own default, said aloud. */
const REFRESH = '5m';

/** What the configuration leaves open. */
export interface RenderOptions {
  /** The ARN of the topic that `topic:NAME` stands for. May be a reference that is resolved later. */
  readonly topicArn: (name: string) => string;
  /** The ARN of the secret that `secret:NAME` stands for. May be a reference. @default - no such names */
  readonly secretArn?: (name: string) => string;
  /** The workspace's Region, with which requests to SNS are signed. May be a reference. */
  readonly region: string;
  /**
   * Template files by name: all are loaded, whether or not the configuration names them.
   * @default - none
   */
  readonly templates?: Readonly<Record<string, string>>;
  /** Applied to all text but the references above: keeps `${` of users from whatever resolves references. */
  readonly escape?: (text: string) => string;
}

/**
 * The document that AMP's API takes: the configuration as text under `alertmanager_config`, every `topic:NAME` and `secret:NAME` replaced,
 * every SNS receiver signed for the workspace's Region.
 */
export function renderDefinition(configuration: AlertManagerConfiguration, options: RenderOptions): string {
  const { escape = (text) => text, templates = {} } = options;
  const names = Object.keys(templates);
  const placeholders = new Map<string, string>();
  // References go through YAML as plain words: whatever they are made of, quoting and folding cannot touch them.
  const hold = (reference: string): string => {
    const known = [...placeholders].find(([, value]) => value === reference)?.[0];
    const placeholder = known ?? `PROMONTORY-REFERENCE-${placeholders.size}-`;
    placeholders.set(placeholder, reference);
    return placeholder;
  };
  const sns = (config: SnsReceiver): Record<string, unknown> => {
    const { topic_arn: arn, sigv4, ...rest } = config;
    const topic = /^topic:(.+)$/.exec(arn)?.[1];
    return {
      topic_arn: topic === undefined ? arn : hold(options.topicArn(topic)),
      sigv4: { region: sigv4?.region ?? hold(options.region) },
      ...rest,
    };
  };
  const pagerDuty = (config: PagerDutyReceiver): PagerDutyReceiver => ({
    ...config,
    ...Object.fromEntries(
      SECRET_KEYS.flatMap((key) => {
        const name = /^secret:(.+)$/.exec(String(config[key]))?.[1];
        if (name === undefined || options.secretArn === undefined) return [];
        const secret = { secret_arn: hold(options.secretArn(name)), secret_key: key, refresh_interval: REFRESH };
        return [[key, { aws_secrets_manager: secret }]];
      }),
    ),
  });
  const inner = {
    ...configuration,
    ...(names.length === 0 ? {} : { templates: names }),
    receivers: configuration.receivers.map((receiver) => ({
      ...receiver,
      ...(receiver.sns_configs === undefined ? {} : { sns_configs: receiver.sns_configs.map(sns) }),
      ...(receiver.pagerduty_configs === undefined
        ? {}
        : { pagerduty_configs: receiver.pagerduty_configs.map(pagerDuty) }),
    })),
  };
  const yaml = { lineWidth: 0, aliasDuplicateObjects: false } as const;
  const outer = {
    ...(names.length === 0 ? {} : { template_files: templates }),
    alertmanager_config: stringify(inner, yaml),
  };
  const text = escape(stringify(outer, yaml));
  return [...placeholders].reduce(
    (whole, [placeholder, reference]) => whole.replaceAll(placeholder, () => reference),
    text,
  );
}
