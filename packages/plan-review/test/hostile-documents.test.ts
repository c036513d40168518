import { stringify } from 'yaml';
import { planned } from './describe-rule.js';
import { review } from '../src/review.js';
import { renderHtml } from '../src/render/html.js';
import { renderMarkdown } from '../src/render/markdown.js';
import { renderText } from '../src/render/text.js';
import { synthOf } from './builders.js';

/** As long as the longest text that a plan may bring. */
const LONG = 10_000_000;
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '</script><script>alert(1)</script>',
  '~~~\n# h',
  '\u001b[2J\u202e',
];

const dashboard = (expr: string): string =>
  JSON.stringify({ panels: [{ title: '~~~', type: 'stat', targets: [{ refId: 'A', expr }] }] });

/** Each kind of document, with a text of others in it. */
const KINDS: Readonly<Record<string, (text: string) => readonly [type: string, attribute: string, value: unknown]>> = {
  rules: (text) => [
    'aws_prometheus_rule_group_namespace',
    'data',
    `groups: [{ name: g, rules: [{ alert: A, expr: ${JSON.stringify(text)} }] }]`,
  ],
  'an alert manager': (text) => [
    'aws_prometheus_alert_manager_definition',
    'definition',
    stringify({ alertmanager_config: stringify({ route: { receiver: text }, receivers: [{ name: text }] }) }),
  ],
  'a scrape configuration': (text) => [
    'aws_prometheus_scraper',
    'scrape_configuration',
    `scrape_configs: [{ job_name: ${JSON.stringify(text)} }]`,
  ],
  'values of a release': (text) => ['helm_release', 'values', [`server: { extra: ${JSON.stringify(text)} }`]],
  'a policy': (text) => [
    'aws_iam_role_policy',
    'policy',
    JSON.stringify({
      Statement: { Effect: 'Allow', Action: text, Resource: text, Condition: { [text]: { a: text } } },
    }),
  ],
  'a security group': (text) => ['aws_vpc_security_group_ingress_rule', 'cidr_ipv4', text],
  'a dashboard': (text) => ['grafana_dashboard', 'config_json', dashboard(text)],
  'files of dashboards': (text) => ['kubernetes_config_map_v1', 'data', { [text.slice(0, 1000)]: dashboard(text) }],
  'an attribute': (text) => ['aws_prometheus_workspace', 'alias', text],
  tags: (text) => ['aws_sns_topic', 'tags', { [text.slice(0, 1000)]: text }],
};

function reviewed(kind: keyof typeof KINDS, before: string, after: string) {
  const [type, attribute, was] = KINDS[kind]?.(before) ?? ['', '', ''];
  const is = KINDS[kind]?.(after)[2];
  const plan = planned(`${type}.X`, ['update'], { [attribute]: was }, { [attribute]: is });
  const environment = review({
    name: 'test',
    head: synthOf([]),
    plans: new Map([['test', { changes: [plan] }]]),
    today: '2026-11-21',
  });
  return { schemaVersion: 1, environments: [environment] } as const;
}

describe.each(Object.keys(KINDS))('%s', (kind) => {
  // No figure of seconds: a busy machine would fail it. What is quadratic does not end within the time of the test.
  test('with a text of ten megabytes is reviewed, and shown at the length that somebody reads', () => {
    const report = reviewed(kind, 'a'.repeat(LONG), `${'a'.repeat(LONG - 1)}b`);
    const shown = [renderText(report), renderMarkdown(report), renderHtml(report)];
    for (const text of shown) expect(text.length).toBeLessThan(200_000);
    expect(report.environments[0].stacks[0]?.changes).toHaveLength(1);
  }, 180_000);

  test('with names that attack is told as text', () => {
    for (const name of NAMES) {
      const report = reviewed(kind, 'before', name);
      expect(report.environments[0].findings.filter(({ rule }) => rule === 'review/rule-failed')).toEqual([]);
      expect(report.environments[0].stacks[0]?.changes[0]?.attributes).not.toEqual([]);
      const [text, markdown, html] = [renderText(report), renderMarkdown(report), renderHtml(report)];
      expect(`${text}${markdown}`).not.toMatch(/[\u001b\u202e]/);
      expect(markdown).not.toMatch(/^# h/m);
      expect(html).not.toContain('<script>alert');
    }
  });
});
