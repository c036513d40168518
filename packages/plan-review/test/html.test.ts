import { createHash } from 'node:crypto';
import { renderHtml, renderMarkdown, renderText, type Report } from '../src/index.js';
import { html } from '../src/render/html/markup.js';
import { estimateOf } from './cost-builders.js';
import { compareCosts } from '@promontory/cost';

const STACK = {
  id: 'one',
  status: 'planned',
  resources: 1,
  counts: { create: 0, update: 1, replace: 0, delete: 0, move: 0, forget: 0 },
  changes: [
    {
      path: 'one/Thing',
      address: 'a.b',
      type: 'a',
      action: 'update',
      attributes: [{ attribute: 'data', before: 'a\nb\nc\n', after: 'a\nx\nc\n', replaces: true }],
    },
  ],
} as const;

const item = (usd: number | undefined) =>
  ({ what: 'keys', of: 'metrics', region: 'r', amount: 1, unit: 'keys', usd, pricesAsOf: '2026-01-02' }) as const;
const [before, after] = [
  estimateOf(1, { items: [item(1)] }),
  estimateOf(3, { activeSeries: 5, items: [item(3)], notCounted: ['x'] }),
];

const REPORT: Report = {
  schemaVersion: 1,
  environments: [
    {
      name: 'dev',
      stacks: [STACK],
      findings: [],
      costs: { estimate: after, difference: compareCosts(before, after), budget: { usdPerMonth: 2 } },
    },
  ],
};

test('values in markup are text until they say otherwise', () => {
  expect(html`<p title="${'"'}">${'<b>'}${html`<i>${"'&"}</i>`}${undefined}${false}${[1, '<']}</p>`.text).toBe(
    '<p title="&quot;">&lt;b&gt;<i>&#39;&amp;</i>1&lt;</p>',
  );
});

test('the policy of the page names its style and its script by their hashes, and nothing else', () => {
  const page = renderHtml(REPORT);
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
  const hash = (tag: string): string => {
    const [, text = ''] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page) ?? [];
    return `sha256-${createHash('sha256').update(text).digest('base64')}`;
  };
  expect(policy).toBe(
    `default-src 'none'; style-src '${hash('style')}'; script-src '${hash('script')}'; base-uri 'none'; form-action 'none'`,
  );
});

test('the lines that differ are marked on their side', () => {
  const page = renderHtml(REPORT);
  expect(page).toContain('<pre>a\n<del>b\n</del>c\n\n</pre>');
  expect(page).toContain('<pre>a\n<ins>x\n</ins>c\n\n</pre>');
  expect(page).toContain('forces replacement');
});

test('costs are told in every format for people', () => {
  const sentence = 'about $3.00 a month (+$2.00), budget $2.00, 5 active series (+5); 1 thing not counted';
  expect(renderText(REPORT)).toContain(
    `  costs: ${sentence}\n    ~ customer managed keys of metrics: $1.00 -> $3.00\n`,
  );
  expect(renderMarkdown(REPORT).replaceAll('\\', '')).toContain(`**Costs of dev:** ${sentence}\n`);
  expect(renderMarkdown(REPORT)).toContain('| customer managed keys of `metrics` | \\$1.00 | \\$3.00 |');
  expect(renderHtml(REPORT)).toContain(`${sentence}.`);
});

test.each([
  [{ unknown: 'its files have 2 problems' }, 'costs are not known: its files have 2 problems'],
  [{ estimate: estimateOf(1234.5) }, 'about $1,235 a month, 0 active series'],
])('costs %j are said so', (costs, sentence) => {
  const [environment] = REPORT.environments;
  if (environment === undefined) throw new Error('no environment');
  expect(renderText({ schemaVersion: 1, environments: [{ ...environment, costs }] })).toContain(
    `  costs: ${sentence}\n`,
  );
});
