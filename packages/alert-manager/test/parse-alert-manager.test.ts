import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem } from '@promontory/vocabulary';
import { parseAlertManager } from '../src/parse-alert-manager.js';

const CONTEXT = { topics: ['oncall', 'team'], secrets: ['oncall'], region: 'eu-west-1', account: '111122223333' };
const problems = (text: string): string[] => parseAlertManager(text, 'am.yaml', CONTEXT).problems.map(formatProblem);
const withSns = (sns: string, route = 'route: { receiver: a }'): string =>
  `${route}\nreceivers:\n  - name: a\n    sns_configs:\n      - ${sns}\n`;
const pagerDuty = (config: string): string =>
  `route: { receiver: p }\nreceivers:\n  - name: p\n    pagerduty_configs:\n      - ${config}\n`;
const secretOf = (arn: string, field: string): string =>
  `routing_key: { aws_secrets_manager: { secret_arn: "${arn}", secret_key: ${field} } }`;
const KEY = "'secret:NAME', or aws_secrets_manager with the ARN of a secret";
const GOOD = withSns('topic_arn: topic:oncall');

test('the configuration of the production environment is right', () => {
  const file = join(__dirname, '..', '..', '..', 'environments', 'production', 'alertmanager.yaml');
  expect(parseAlertManager(readFileSync(file, 'utf8'), file, CONTEXT)).toMatchObject({ problems: [], warnings: [] });
});

test.each([
  GOOD,
  withSns('topic_arn: arn:aws:sns:eu-west-1:111122223333:alerts'),
  withSns(
    '{ topic_arn: topic:oncall, sigv4: { region: eu-west-1 }, subject: "[{{ .Status }}]", attributes: { a: b } }',
  ),
  withSns(
    'topic_arn: topic:team',
    `route: { receiver: a, routes: [{ matchers: ['severity=~"critical|page"', team=sre], repeat_interval: 5d }] }`,
  ),
  pagerDuty('routing_key: secret:oncall'),
  pagerDuty('{ service_key: secret:oncall, severity: critical, send_resolved: true, details: { runbook: x } }'),
  'global:\nroute: { receiver: p }\nreceivers:\n  - name: p\n    pagerduty_configs:\n      - routing_key: { aws_secrets_manager: { secret_arn: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:pd", secret_key: key } }\n',
])('configuration %# is right', (text) => {
  expect(parseAlertManager(text, 'am.yaml', CONTEXT)).toMatchObject({ problems: [], warnings: [] });
});

test.each<[string, string, string]>([
  [
    'api_url',
    withSns('{ topic_arn: topic:oncall, api_url: "https://sns.eu-west-1.amazonaws.com" }'),
    'am.yaml:5:36 AlertManagerForbidden: got the key api_url, expected a configuration without it: AMP sets the address itself; remove it (at receivers[0].sns_configs[0].api_url)',
  ],
  [
    'Http_config, spelt as the guide prints it',
    withSns('{ topic_arn: topic:oncall, Http_config: {} }'),
    'am.yaml:5:36 AlertManagerForbidden: got the key Http_config, expected a configuration without it: AMP sends through no proxy; remove it (at receivers[0].sns_configs[0].Http_config)',
  ],
  [
    'http_config under global',
    `global: { http_config: {} }\n${GOOD}`,
    'am.yaml:1:11 AlertManagerForbidden: got the key http_config, expected a configuration without it: AMP sends through no proxy; remove it (at global.http_config)',
  ],
  [
    'a receiver that AMP has not',
    'route: { receiver: a }\nreceivers:\n  - name: a\n    sns_configs: [{ topic_arn: topic:team }]\n    slack_configs: []\n',
    'am.yaml:5:5 AlertManagerReceiverKind: got slack_configs, expected sns_configs or pagerduty_configs: AMP delivers by nothing else; deliver through an SNS topic, and subscribe what you want to reach to it (at receivers[0].slack_configs)',
  ],
  [
    'a receiver that delivers nowhere',
    'route: { receiver: "null" }\nreceivers:\n  - name: "null"\n',
    'am.yaml:1:10 AlertManagerDeadEnd: got null, which delivers nowhere, expected a receiver with sns_configs or pagerduty_configs; give the receiver a destination: alerts that end here are lost (at route.receiver)',
  ],
  [
    'a misspelt receiver',
    withSns('topic_arn: topic:oncall', 'route: { receiver: a, routes: [{ receiver: aa }] }'),
    'am.yaml:1:34 AlertManagerRoute: got aa, expected one of a; did you mean a? (at route.routes[0].receiver)',
  ],
  [
    'a misspelt topic',
    withSns('topic_arn: topic:on-call'),
    'am.yaml:5:9 AlertManagerTopic: got topic:on-call, expected one of oncall, team; did you mean topic:oncall? (at receivers[0].sns_configs[0].topic_arn)',
  ],
  [
    'a topic of another account',
    withSns('topic_arn: arn:aws:sns:eu-west-1:999999999999:alerts'),
    "am.yaml:5:9 AlertManagerTopic: got a topic of account 999999999999, expected a topic of account 111122223333, the workspace's; use a topic of that account (at receivers[0].sns_configs[0].topic_arn)",
  ],
  [
    'a FIFO topic',
    withSns('topic_arn: arn:aws:sns:eu-west-1:111122223333:alerts.fifo'),
    'am.yaml:5:9 AlertManagerTopic: got arn:aws:sns:eu-west-1:111122223333:alerts.fifo, expected a standard topic: AMP cannot publish to FIFO topics; use a standard topic (at receivers[0].sns_configs[0].topic_arn)',
  ],
  [
    'a signature for another Region',
    withSns('{ topic_arn: topic:oncall, sigv4: { region: us-east-1 } }'),
    'am.yaml:5:45 AlertManagerSigv4: got us-east-1, expected eu-west-1, the Region of workspace and topic; write that Region, or leave sigv4 out (at receivers[0].sns_configs[0].sigv4.region)',
  ],
  [
    'keys of a person in sigv4',
    withSns('{ topic_arn: topic:oncall, sigv4: { access_key: AKIA } }'),
    "am.yaml:5:45 AlertManagerSigv4: got the key access_key, expected 'region' alone: AMP signs as itself; remove it (at receivers[0].sns_configs[0].sigv4.access_key)",
  ],
  [
    'a repeat interval of more than five days',
    withSns('topic_arn: topic:oncall', 'route: { receiver: a, repeat_interval: 1w }'),
    'am.yaml:1:23 AlertManagerRepeatInterval: got 1w, expected at most 5d: AMP sends again after 5 days whatever is written; write 5d or less (at route.repeat_interval)',
  ],
  [
    'a matcher without an operator',
    withSns('topic_arn: topic:oncall', 'route: { receiver: a, routes: [{ matchers: [severity critical] }] }'),
    'am.yaml:1:45 AlertManagerMatcher: got "severity critical", expected label, one of = != =~ !~, value; write \'severity="critical"\' (at route.routes[0].matchers[0])',
  ],
  [
    'an inhibit rule without a target',
    `${GOOD}inhibit_rules: [{ source_matchers: [a=b] }]\n`,
    "am.yaml:6:17 AlertManagerInhibit: got no target_matchers, expected which alerts are the target; add 'target_matchers': without them every alert is meant (at inhibit_rules[0])",
  ],
  [
    "AMP's outer document",
    'alertmanager_config: |\n  route: {}\n',
    "am.yaml:1:1 AlertManagerWrapped: got AMP's outer document, expected the plain Alertmanager configuration; take what stands under 'alertmanager_config', without the '|': it is wrapped again on the way to AMP (at alertmanager_config)",
  ],
  [
    'a subject that SNS would replace',
    withSns('{ topic_arn: topic:oncall, subject: "Störung" }'),
    'am.yaml:5:36 AlertManagerSubject: got "Störung", expected printable ASCII in one line: AMP replaces anything else; rewrite the subject (at receivers[0].sns_configs[0].subject)',
  ],
  [
    'a PagerDuty key in plain text, which is not repeated',
    pagerDuty('routing_key: s3cr3t'),
    `am.yaml:5:9 AlertManagerPagerDutyKey: got a key in plain text, expected ${KEY}; put the key into Secrets Manager and name the secret (at receivers[0].pagerduty_configs[0].routing_key)`,
  ],
  [
    'a secret that is not declared',
    pagerDuty('service_key: secret:onkall'),
    'am.yaml:5:9 AlertManagerPagerDutyKey: got secret:onkall, expected one of oncall; did you mean secret:oncall? (at receivers[0].pagerduty_configs[0].service_key)',
  ],
  [
    'PagerDuty without a key',
    pagerDuty('severity: critical'),
    "am.yaml:5:9 AlertManagerPagerDutyKey: got no key, expected routing_key (Events API v2) or service_key (v1); add 'routing_key: secret:NAME' (at receivers[0].pagerduty_configs[0])",
  ],
  [
    'PagerDuty with two keys',
    pagerDuty('{ routing_key: secret:oncall, service_key: secret:oncall }'),
    'am.yaml:5:9 AlertManagerPagerDutyKey: got routing_key and service_key, expected one of the two; keep the one that the integration was made with (at receivers[0].pagerduty_configs[0])',
  ],
  [
    'a key file of PagerDuty',
    pagerDuty('{ routing_key: secret:oncall, routing_key_file: /key }'),
    'am.yaml:5:39 AlertManagerUnknownKey: got the unknown key routing_key_file in pagerduty_configs, expected routing_key, service_key, client, client_url, description, details, severity, class, component, group, source, send_resolved; did you mean routing_key? (at receivers[0].pagerduty_configs[0].routing_key_file)',
  ],
  [
    'a secret of another account',
    pagerDuty(secretOf('arn:aws:secretsmanager:eu-west-1:999999999999:secret:pd', 'k')),
    "am.yaml:5:47 AlertManagerPagerDutyKey: got a secret of account 999999999999, expected a secret of account 111122223333, the workspace's; copy the key there (at receivers[0].pagerduty_configs[0].routing_key.aws_secrets_manager.secret_arn)",
  ],
  [
    'a secret of another Region',
    pagerDuty(secretOf('arn:aws:secretsmanager:us-east-1:111122223333:secret:pd', 'k')),
    "am.yaml:5:47 AlertManagerPagerDutyKey: got a secret in us-east-1, expected a secret in eu-west-1, the workspace's Region; copy the key there (at receivers[0].pagerduty_configs[0].routing_key.aws_secrets_manager.secret_arn)",
  ],
  [
    'what is no secret',
    pagerDuty(secretOf('arn:aws:sns:eu-west-1:111122223333:pd', 'k')),
    `am.yaml:5:47 AlertManagerPagerDutyKey: got no ARN of a secret, expected ${KEY}; copy the ARN of the secret (at receivers[0].pagerduty_configs[0].routing_key.aws_secrets_manager.secret_arn)`,
  ],
  [
    'a secret without a field',
    pagerDuty(secretOf('arn:aws:secretsmanager:eu-west-1:111122223333:secret:pd', '""')),
    "am.yaml:5:118 AlertManagerPagerDutyKey: got \"\", expected the name of a field in the secret's JSON; write 'secret_key' (at receivers[0].pagerduty_configs[0].routing_key.aws_secrets_manager.secret_key)",
  ],
])('%s is refused with its line', (_, text, message) => {
  expect(problems(text)).toEqual([message]);
});

test('all problems are told at once', () => {
  expect(
    problems('route: { receiver: x, group_wait: soon }\nreceivers:\n  - name: a\n    sns_configs: [{}]\n'),
  ).toHaveLength(3);
});

test('a receiver that no route uses is warned of', () => {
  const text = `${GOOD}  - name: b\n    sns_configs: [{ topic_arn: topic:team }]\n`;
  expect(parseAlertManager(text, 'am.yaml', CONTEXT).warnings.map(formatProblem)).toEqual([
    'am.yaml:6:5 AlertManagerUnusedReceiver: got b, which no route uses, expected a route to each receiver; add a route, or remove the receiver (at receivers[1].name)',
  ]);
});

test('limits are data', () => {
  const limits = {
    maxBytes: 10,
    maxRoutes: 0,
    maxInhibitRules: 0,
    maxTemplates: 0,
    maxRepeatDays: 5,
    maxSubject: 1,
    source: 'a test',
  };
  expect(parseAlertManager(GOOD, 'am.yaml', { ...CONTEXT, limits }).problems.map(({ code }) => code)).toEqual([
    'AlertManagerSize',
    'AlertManagerCount',
  ]);
});

test('template files may be named when they are there', () => {
  const context = { ...CONTEXT, templates: ['plain'] };
  expect(parseAlertManager(`templates: [plain]\n${GOOD}`, 'am.yaml', context).problems).toEqual([]);
  expect(parseAlertManager(`templates: [plian, 1]\n${GOOD}`, 'am.yaml', context).problems.map(formatProblem)).toEqual([
    'am.yaml:1:13 AlertManagerTemplates: got "plian", expected one of plain; did you mean plain? (at templates[0])',
    "am.yaml:1:20 AlertManagerTemplates: got the number 1, expected one of plain; declare the file under the alert manager's 'templates' (at templates[1])",
  ]);
});

test('a hundred template files are the most', () => {
  const templates = Array.from({ length: 101 }, (_, index) => `t${index}`);
  expect(parseAlertManager(GOOD, 'am.yaml', { ...CONTEXT, templates }).problems.map(({ got }) => got)).toEqual([
    '101 template files',
  ]);
});

test.each(['AWS.x', 'amazon.x', '.a', 'a.', 'a..b', 'a b', 'x'.repeat(257)])('the attribute %s is refused', (name) => {
  const text = withSns(`{ topic_arn: topic:oncall, attributes: { "${name}": x } }`);
  expect(problems(text)).toEqual([
    expect.stringContaining(`AlertManagerAttributes: got the name ${name}, expected 1 to 256 letters, digits`),
  ]);
});

test('an attribute is a text that is not empty', () => {
  expect(problems(withSns('{ topic_arn: topic:oncall, attributes: { a: "", b: 1 } }'))).toEqual([
    expect.stringContaining('got "", expected a text that is not empty'),
    expect.stringContaining('got the number 1, expected a text that is not empty'),
  ]);
});

test('a message that a receiver writes itself beside a format is warned of', () => {
  const text = withSns('{ topic_arn: topic:oncall, message: own }');
  const warnings = (messageFormat: 'json' | 'text'): string[] =>
    parseAlertManager(text, 'am.yaml', { ...CONTEXT, messageFormat }).warnings.map(formatProblem);
  expect(warnings('text')).toEqual([]);
  expect(warnings('json')).toEqual([
    "am.yaml:5:36 AlertManagerMessage: got a message of the receiver's own, expected messages in the format json; remove the message, or the 'messageFormat' (at receivers[0].sns_configs[0].message)",
  ]);
});
