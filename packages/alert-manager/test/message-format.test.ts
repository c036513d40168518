import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { formatTemplate, formatTemplateName } from '../src/message-format.js';
import { testWithAmtool } from './amtool.js';

interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What amtool, which has Alertmanager's own template engine, makes of a template and alerts. */
function render(format: 'json' | 'chat', template: string, alerts: readonly Alert[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-template-'));
  const common = alerts[0]?.labels ?? {};
  writeFileSync(join(folder, 'a.tmpl'), formatTemplate(format));
  writeFileSync(
    join(folder, 'data.json'),
    JSON.stringify({
      receiver: 'oncall',
      status: 'firing',
      alerts: alerts.map((alert) => ({
        status: 'firing',
        startsAt: '2026-01-02T03:04:05Z',
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: 'http://g',
        fingerprint: 'f',
        ...alert,
      })),
      groupLabels: { alertname: 'A' },
      commonLabels: common,
      commonAnnotations: {},
      externalURL: '',
    }),
  );
  return execFileSync(
    'amtool',
    [
      'template',
      'render',
      `--template.glob=${join(folder, 'a.tmpl')}`,
      `--template.text={{ template "${template}" . }}`,
      `--template.data=${join(folder, 'data.json')}`,
    ],
    { encoding: 'utf8' },
  ).replace(/\n$/, '');
}

const ALERT: Alert = {
  labels: { alertname: 'A', cluster: 'c', namespace: 'n' },
  annotations: { summary: 's', runbook_url: 'https://r' },
};

testWithAmtool('a message for programs is the JSON that Alertmanager sends to webhooks', () => {
  expect(JSON.parse(render('json', 'sns.default.message', [ALERT, { labels: { x: 'y' }, annotations: {} }]))).toEqual({
    receiver: 'oncall',
    status: 'firing',
    alerts: [
      {
        status: 'firing',
        labels: ALERT.labels,
        annotations: ALERT.annotations,
        startsAt: '2026-01-02T03:04:05Z',
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: 'http://g',
        fingerprint: 'f',
      },
      {
        status: 'firing',
        labels: { x: 'y' },
        annotations: {},
        startsAt: '2026-01-02T03:04:05Z',
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: 'http://g',
        fingerprint: 'f',
      },
    ],
    groupLabels: { alertname: 'A' },
    commonLabels: ALERT.labels,
    commonAnnotations: {},
  });
});

testWithAmtool('a message for a chat is a custom notification', () => {
  expect(JSON.parse(render('chat', 'sns.default.message', [ALERT]))).toEqual({
    version: '1.0',
    source: 'custom',
    content: {
      textType: 'client-markdown',
      title: 'firing: A c',
      description: '*firing* A n: s <https://r|runbook>\n',
    },
  });
});

for (const format of ['json', 'chat'] as const) {
  testWithAmtool(`whatever labels hold, a message for ${format} can be parsed`, () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\n', '\u0000', '{{ .x }}', '\\"'));
    fc.assert(
      fc.property(text, text, (label, summary) => {
        const alert = { labels: { alertname: label, x: label }, annotations: { summary } };
        const message: unknown = JSON.parse(render(format, 'sns.default.message', [alert]));
        expect(message).toMatchObject(format === 'json' ? { receiver: 'oncall' } : { source: 'custom' });
      }),
      { numRuns: 20 },
    );
  });
}

testWithAmtool('a subject is one line of ASCII that SNS does not cut', () => {
  const alert = { labels: { alertname: `é${'x'.repeat(200)}` }, annotations: {} };
  const subject = render('json', 'sns.default.subject', [alert, alert]);
  expect(subject).toMatch(/^\[firing: 2\] \?x+$/);
  expect(subject.length).toBeLessThanOrEqual(100);
});

test('each format has a file of its own name', () => {
  expect([formatTemplateName('json'), formatTemplateName('chat')]).toEqual(['promontory-json', 'promontory-chat']);
});
