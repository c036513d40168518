import { isMapping, kindOf, type Problem } from '@promontory/vocabulary';
import { readYaml } from '@promontory/yaml-document';
import type { AlertManagerConfiguration } from './configuration.js';
import { ALERT_MANAGER_LIMITS, type AlertManagerLimits } from './limits.js';
import type { MessageFormat } from './message-format.js';
import { checkInhibitRules } from './private/check-inhibit-rules.js';
import { checkReceivers, unusedReceivers } from './private/check-receivers.js';
import { checkRoute } from './private/check-route.js';
import { checkTemplates } from './private/check-templates.js';
import { ownMessages } from './private/own-messages.js';
import { Report } from './private/report.js';

/** What the configuration is judged against. */
export interface AlertManagerContext {
  /** Names that `topic:NAME` may use. */
  readonly topics: readonly string[];
  /** Names that `secret:NAME` may use as keys of PagerDuty. @default - none */
  readonly secrets?: readonly string[];
  /** The workspace's Region: requests to SNS must be signed for the topic's, which must be the same. */
  readonly region: string;
  /** The workspace's account: topics of another are refused by AMP. @default - not checked */
  readonly account?: string;
  /** Template files that `templates` may name. @default - none */
  readonly templates?: readonly string[];
  /** The format of messages. @default 'text' */
  readonly messageFormat?: MessageFormat;
  /** @default ALERT_MANAGER_LIMITS */
  readonly limits?: AlertManagerLimits;
}

/** An Alertmanager configuration, read. */
export interface ParsedAlertManager {
  /** Undefined when there are problems. */
  readonly configuration: AlertManagerConfiguration | undefined;
  /** What AMP would refuse, or what would lose alerts. */
  readonly problems: readonly Problem[];
  /** What works but deserves a look. */
  readonly warnings: readonly Problem[];
}

const KEYS = ['global', 'route', 'receivers', 'inhibit_rules', 'time_intervals', 'mute_time_intervals', 'templates'];

/**
 * Reads a plain Alertmanager configuration as AMP will take it, which is less than Alertmanager does.
 *
 * @param text the file's content
 * @param file the name by which problems call it
 */
export function parseAlertManager(text: string, file: string, context: AlertManagerContext): ParsedAlertManager {
  const document = readYaml(text, file);
  if (document.problems.length > 0) return { configuration: undefined, problems: document.problems, warnings: [] };
  const report = new Report();
  const value = document.value;
  checkRoot(report, value, text, context);
  const problems = document.place(report.findings);
  if (problems.length > 0) return { configuration: undefined, problems, warnings: [] };
  const configuration = value as AlertManagerConfiguration;
  const warnings = [...unusedReceivers(configuration), ...ownMessages(configuration, context.messageFormat ?? 'text')];
  return { configuration, problems, warnings: document.place(warnings) };
}

function checkRoot(report: Report, value: unknown, text: string, context: AlertManagerContext): void {
  const limits = context.limits ?? ALERT_MANAGER_LIMITS;
  if (!isMapping(value)) {
    report.add('AlertManagerKind', [], kindOf(value), 'an Alertmanager configuration', "write 'route' and 'receivers'");
    return;
  }
  if ('alertmanager_config' in value) {
    report.add(
      'AlertManagerWrapped',
      ['alertmanager_config'],
      "AMP's outer document",
      'the plain Alertmanager configuration',
      "take what stands under 'alertmanager_config', without the '|': it is wrapped again on the way to AMP",
    );
    return;
  }
  report.unknownKeys(value, KEYS, [], 'the configuration');
  const bytes = Buffer.byteLength(text);
  if (bytes > limits.maxBytes) {
    report.add('AlertManagerSize', [], `${bytes} bytes`, `at most ${limits.maxBytes} (${limits.source})`, 'shorten it');
  }
  if (value['global'] !== undefined && value['global'] !== null) {
    report.forbidden(value['global'], ['global']);
  }
  checkTemplates(report, value['templates'], context.templates ?? [], limits);
  const receivers = checkReceivers(report, value['receivers'], context, limits);
  const intervals = ['time_intervals', 'mute_time_intervals'].flatMap((key) =>
    Array.isArray(value[key])
      ? value[key].flatMap((one: unknown) => (isMapping(one) ? [String(one['name'])] : []))
      : [],
  );
  checkRoute(report, value['route'], receivers, intervals, limits);
  checkInhibitRules(report, value['inhibit_rules'], limits);
}
