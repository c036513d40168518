import { isMapping, kindOf, didYouMean, type Finding, parseArn, type Path } from '@promontory/vocabulary';
import type { AlertManagerConfiguration, Route } from '../configuration.js';
import type { AlertManagerLimits } from '../limits.js';
import type { AlertManagerContext } from '../parse-alert-manager.js';
import { checkPagerDuty } from './check-pager-duty.js';
import { type Report } from './report.js';

const SNS_KEYS = ['topic_arn', 'sigv4', 'subject', 'message', 'send_resolved', 'attributes'];

/** Names of receivers, and whether each delivers anywhere. */
export type Receivers = ReadonlyMap<string, boolean>;

/** Every receiver has a name of its own and delivers by what AMP can deliver by. */
export function checkReceivers(
  report: Report,
  receivers: unknown,
  context: AlertManagerContext,
  limits: AlertManagerLimits,
): Receivers {
  const names = new Map<string, boolean>();
  if (!Array.isArray(receivers) || receivers.length === 0) {
    report.add(
      'AlertManagerReceivers',
      receivers === undefined ? [] : ['receivers'],
      kindOf(receivers),
      "a list 'receivers'",
      'add a receiver',
    );
    return names;
  }
  receivers.forEach((receiver: unknown, index) => {
    const at = ['receivers', index];
    if (!isMapping(receiver) || typeof receiver['name'] !== 'string' || receiver['name'] === '') {
      report.add('AlertManagerReceivers', at, kindOf(receiver), "a receiver with a 'name'", "give it a 'name'");
      return;
    }
    const { name } = receiver;
    if (names.has(name))
      report.add(
        'AlertManagerReceivers',
        [...at, 'name'],
        `${name} a second time`,
        'each name once',
        'rename one of the two',
      );
    for (const key of Object.keys(receiver).filter(
      (key) => !['name', 'sns_configs', 'pagerduty_configs'].includes(key),
    )) {
      if (key.endsWith('_configs')) {
        report.add(
          'AlertManagerReceiverKind',
          [...at, key],
          key,
          'sns_configs or pagerduty_configs: AMP delivers by nothing else',
          'deliver through an SNS topic, and subscribe what you want to reach to it',
        );
      } else
        report.unknownKeys({ [key]: receiver[key] }, ['name', 'sns_configs', 'pagerduty_configs'], at, 'a receiver');
    }
    const sns = listOf(report, receiver['sns_configs'], [...at, 'sns_configs']);
    const pagerduty = listOf(report, receiver['pagerduty_configs'], [...at, 'pagerduty_configs']);
    sns.forEach((config, position) => checkSns(report, config, [...at, 'sns_configs', position], context, limits));
    pagerduty.forEach((config, position) =>
      checkPagerDuty(report, config, [...at, 'pagerduty_configs', position], context),
    );
    names.set(name, sns.length + pagerduty.length > 0);
  });
  return names;
}

/** Receivers that no route uses: written in the belief that somebody is told. */
export function unusedReceivers({ route, receivers }: AlertManagerConfiguration): Finding[] {
  const used = new Set<string | undefined>();
  const visit = (node: Route): void => {
    used.add(node.receiver);
    node.routes?.forEach(visit);
  };
  visit(route);
  return receivers.flatMap(({ name }, index) =>
    used.has(name)
      ? []
      : [
          {
            code: 'AlertManagerUnusedReceiver',
            path: ['receivers', index, 'name'],
            got: `${name}, which no route uses`,
            expected: 'a route to each receiver',
            fix: 'add a route, or remove the receiver',
          },
        ],
  );
}

function listOf(report: Report, value: unknown, at: Path): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  report.add('AlertManagerKind', at, kindOf(value), 'a list', "begin each entry with '- '");
  return [];
}

function checkSns(
  report: Report,
  config: unknown,
  at: Path,
  context: AlertManagerContext,
  limits: AlertManagerLimits,
): void {
  if (!isMapping(config)) {
    report.add('AlertManagerKind', at, kindOf(config), "a mapping with 'topic_arn'", "write 'topic_arn: topic:NAME'");
    return;
  }
  report.unknownKeys(config, SNS_KEYS, at, 'sns_configs');
  checkTopic(report, config['topic_arn'], 'topic_arn' in config ? [...at, 'topic_arn'] : at, context);
  checkSigv4(report, config['sigv4'], [...at, 'sigv4'], context);
  const subject = config['subject'];
  if (typeof subject === 'string') {
    if (/[^\x20-\x7e]/.test(subject.trimEnd())) {
      report.add(
        'AlertManagerSubject',
        [...at, 'subject'],
        JSON.stringify(subject),
        'printable ASCII in one line: AMP replaces anything else',
        'rewrite the subject',
      );
    } else if (!subject.includes('{{') && subject.length > limits.maxSubject) {
      report.add(
        'AlertManagerSubject',
        [...at, 'subject'],
        `${subject.length} characters`,
        `at most ${limits.maxSubject}: SNS cuts the rest`,
        'shorten it',
      );
    }
  }
  checkAttributes(report, config['attributes'], [...at, 'attributes']);
}

// Message attributes of SNS (API reference, 2026-07). AMP removes what SNS would refuse, and says so only in its log.
const ATTRIBUTE = /^(?!AWS\.|Amazon\.)(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$/i;

function checkAttributes(report: Report, attributes: unknown, at: Path): void {
  if (attributes === undefined) return;
  const add = (path: Path, got: string, expected: string, fix: string): void =>
    report.add('AlertManagerAttributes', path, got, expected, fix);
  if (!isMapping(attributes)) {
    add(at, kindOf(attributes), 'names and texts', 'write attributes as NAME: text');
    return;
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (!ATTRIBUTE.test(name)) {
      const expected = "1 to 256 letters, digits, '_', '-' and single dots inside, not AWS. or Amazon.";
      add([...at, name], `the name ${name}`, expected, 'rename it');
    }
    if (typeof value !== 'string' || value === '') {
      add([...at, name], kindOf(value), 'a text that is not empty', 'put a text in quotes');
    }
  }
}

function checkTopic(report: Report, topic: unknown, at: Path, { topics, region, account }: AlertManagerContext): void {
  const add = (got: string, expected: string, fix: string): void =>
    report.add('AlertManagerTopic', at, got, expected, fix);
  if (typeof topic !== 'string') {
    add(
      topic === undefined ? 'no topic_arn' : kindOf(topic),
      "'topic:NAME' or the ARN of an SNS topic",
      "add 'topic_arn'",
    );
    return;
  }
  const name = /^topic:(.*)$/.exec(topic)?.[1];
  if (name !== undefined) {
    if (topics.includes(name)) return;
    const near = didYouMean(name, topics);
    const declared = topics.length === 0 ? 'a declared topic (there is none)' : `one of ${topics.join(', ')}`;
    add(
      topic,
      declared,
      near === undefined ? "declare the topic under the workspace's 'topics'" : `did you mean topic:${near}?`,
    );
    return;
  }
  const arn = parseArn(topic);
  if (arn?.service !== 'sns') {
    add(
      topic,
      "'topic:NAME' or arn:<partition>:sns:<region>:<account>:<topic>",
      'name a declared topic, or copy the ARN',
    );
  } else if (arn.resource.endsWith('.fifo')) {
    add(topic, 'a standard topic: AMP cannot publish to FIFO topics', 'use a standard topic');
  } else if (account !== undefined && arn.account !== account) {
    add(
      `a topic of account ${arn.account}`,
      `a topic of account ${account}, the workspace's`,
      'use a topic of that account',
    );
  } else if (arn.region !== region) {
    add(`a topic in ${arn.region}`, `a topic in ${region}, the workspace's Region`, 'use a topic of that Region');
  }
}

function checkSigv4(report: Report, sigv4: unknown, at: Path, { region }: AlertManagerContext): void {
  // Left out it is filled in: the Region is known.
  if (sigv4 === undefined || sigv4 === null) return;
  if (!isMapping(sigv4)) {
    report.add(
      'AlertManagerSigv4',
      at,
      kindOf(sigv4),
      "a mapping with 'region'",
      'write sigv4: { region: … }, or leave it out',
    );
    return;
  }
  for (const key of Object.keys(sigv4).filter((key) => key !== 'region')) {
    report.add('AlertManagerSigv4', [...at, key], `the key ${key}`, "'region' alone: AMP signs as itself", 'remove it');
  }
  if (sigv4['region'] !== undefined && sigv4['region'] !== region) {
    report.add(
      'AlertManagerSigv4',
      [...at, 'region'],
      String(sigv4['region']),
      `${region}, the Region of workspace and topic`,
      'write that Region, or leave sigv4 out',
    );
  }
}
