import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { renderHtml } from '../src/render/html.js';
import { renderJson } from '../src/render/json.js';
import { renderMarkdown } from '../src/render/markdown.js';
import { renderText } from '../src/render/text.js';
import type { Finding, Report, StackReport } from '../src/report.js';

const COUNTS = { create: 0, update: 0, replace: 0, delete: 0, move: 0, forget: 0 };
const STACK: StackReport = {
  id: 'prod-workspace',
  status: 'planned',
  resources: 3,
  counts: { ...COUNTS, replace: 1, create: 1 },
  changes: [
    {
      path: 'prod-workspace/Workspace/Resource',
      address: 'aws_prometheus_workspace.W',
      type: 'aws_prometheus_workspace',
      action: 'replace',
      attributes: [{ attribute: 'kms_key_arn', before: '(none)', after: 'arn:k', replaces: true }],
    },
    {
      path: 'prod-workspace/Topic/Resource',
      address: 'aws_sns_topic.T',
      type: 'aws_sns_topic',
      action: 'create',
      attributes: [],
    },
  ],
};
const FINDING: Finding = {
  rule: 'amp/workspace-kept',
  severity: 'error',
  stack: 'prod-workspace',
  path: 'prod-workspace/Workspace/Resource',
  message: 'The workspace is replaced.',
  why: 'Metrics go.',
  fix: 'Keep it.',
};
const report = (stacks: StackReport[] = [STACK], findings: Finding[] = [FINDING]): Report => ({
  schemaVersion: 1,
  environments: [{ name: 'prod', stacks, findings }],
});
const validate = new Ajv2020().compile(
  JSON.parse(readFileSync(join(__dirname, '..', 'schema', 'report.v1.json'), 'utf8')) as object,
);

test('text for a terminal: what changes under its path, then what to know', () => {
  expect(renderText(report())).toBe(`prod
  prod-workspace  1 to replace, 1 to create (planned)
    ± prod-workspace/Workspace/Resource (aws_prometheus_workspace)  REPLACED
        kms_key_arn: (none) -> arn:k (forces replacement)
    + prod-workspace/Topic/Resource (aws_sns_topic)

  error amp/workspace-kept  prod-workspace/Workspace/Resource
    The workspace is replaced.
    Keep it.

  1 error
`);
});

test('colours come only when they are asked for', () => {
  expect(renderText(report(), { color: true })).toContain('\u001b[31m');
  expect(renderText(report())).not.toContain('\u001b');
});

test('markdown for a pull request: replacements first, findings before folded details', () => {
  expect(renderMarkdown(report())).toBe(`## Promontory review: 1 error

| Environment | Stack | Replaced | Deleted | Updated | Created | How it is known |
| --- | --- | ---: | ---: | ---: | ---: | --- |
| \`prod\` | \`prod-workspace\` | **1** | 0 | 0 | 1 | planned |

### prod: 1 error

- 🛑 **error** \`amp/workspace-kept\` at \`prod-workspace/Workspace/Resource\`
  The workspace is replaced.
  _Why:_ Metrics go. _What to do:_ Keep it.

<details><summary>prod-workspace: 2 changes</summary>

~~~diff
- REPLACE prod-workspace/Workspace/Resource (aws_prometheus_workspace)
    kms_key_arn (forces replacement)
-     (none)
+     arn:k
+ prod-workspace/Topic/Resource (aws_sns_topic)
~~~

</details>

`);
});

test('nothing that others wrote becomes markup, a mention, a table cell or the end of a fence', () => {
  const evil = '@everyone <img src=x> **b** | `c` [l](http://x)\n~~~\n# h';
  const text = renderMarkdown(
    report(
      [
        {
          ...STACK,
          status: 'deferred',
          note: evil,
          changes: [
            {
              ...STACK.changes[0],
              attributes: [{ attribute: 'a', before: evil, after: evil, replaces: false }],
            } as StackReport['changes'][number],
          ],
        },
      ],
      [
        { ...FINDING, message: evil, path: evil },
        { ...FINDING, acknowledged: { reason: evil, owner: evil, expires: '2027-01-01' } },
      ],
    ),
  );
  const fences = text.split('\n').filter((line) => line.startsWith('~~~'));
  expect(fences).toEqual(['~~~diff', '~~~']);
  const outside = text.replace(/~~~diff[\s\S]*?\n~~~/g, '').replace(/`[^`\n]*`/g, '');
  expect(outside).not.toMatch(/@everyone|<img|^# h/m);
  expect(outside.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(3);
  expect(outside).not.toMatch(/[^\\]\[l[^\\]?\]\(/);
});

test('warnings, notes and what is acknowledged are folded, errors are not', () => {
  const text = renderMarkdown(
    report(
      [],
      [
        { ...FINDING, severity: 'info', message: 'A note.' },
        { ...FINDING, severity: 'warning', message: 'A warning.' },
        { ...FINDING, message: 'An error.' },
        { ...FINDING, acknowledged: { reason: 'r', owner: 'o', expires: '2027-01-01' } },
      ],
    ),
  );
  expect(text.split('\n').filter((line) => /^(###|<|- |  [A-Z])/.test(line))).toEqual([
    '### prod: 1 error, 1 warning, 1 note, 1 acknowledged',
    '- 🛑 **error** `amp/workspace-kept` at `prod-workspace/Workspace/Resource`',
    '  An error.',
    '<details><summary>1 warning</summary>',
    '- ⚠️ **warning** `amp/workspace-kept` at `prod-workspace/Workspace/Resource`',
    '  A warning.',
    '</details>',
    '<details><summary>1 note</summary>',
    '- ℹ️ **info** `amp/workspace-kept` at `prod-workspace/Workspace/Resource`',
    '  A note.',
    '</details>',
    '<details><summary>1 acknowledged</summary>',
    '- ✅ `amp/workspace-kept` at `prod-workspace/Workspace/Resource`: The workspace is replaced. Acknowledged by o until 2027-01-01: r',
    '</details>',
  ]);
});

describe('a comment stays within 64 KiB', () => {
  const bytes = (text: string): number => Buffer.byteLength(text);
  const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  const changed = (index: number): StackReport['changes'][number] => ({
    path: `stack/R${index}`,
    address: `a.r${index}`,
    type: 'aws_x',
    action: 'update',
    attributes: [{ attribute: 'a', before: 'x'.repeat(900), after: 'é'.repeat(900), replaces: false }],
  });

  test('changes that do not fit are counted and named', () => {
    const text = renderMarkdown(report([{ ...STACK, changes: many(100, changed) }]));
    expect(bytes(text)).toBeLessThanOrEqual(65_536);
    const shown = text.split('\n').filter((line) => line.startsWith('! stack/R')).length;
    expect(shown).toBeGreaterThan(10);
    expect(text).toContain(
      "**Left out here, because a comment holds 65536 bytes. The whole report is in the job's artifacts.**",
    );
    expect(text).toContain(`- ${100 - shown} changes of prod-workspace: \`stack/R${shown}\`, `);
  });

  test('errors come before all else, and what is left out is counted by rule', () => {
    const text = renderMarkdown(
      report(
        [STACK],
        [
          ...many(1_000, (): Finding => ({ ...FINDING, rule: 'x/warns', severity: 'warning' })),
          ...many(20, (): Finding => ({ ...FINDING, rule: 'x/fails' })),
        ],
      ),
    );
    expect(bytes(text)).toBeLessThanOrEqual(65_536);
    const [, fails = '', warns = ''] = text.split(/`x\/(?:fails|warns)`, \d+ times/);
    const places = (part: string): number => part.split('\n').filter((line) => line.startsWith('  - `prod')).length;
    expect(places(fails)).toBe(20);
    const shown = places(warns);
    expect(shown).toBeGreaterThan(100);
    expect(text).toContain(`### prod: 20 errors, 1000 warnings`);
    expect(text).toContain(`- ${1_000 - shown} warnings: \`x/warns\` ${1_000 - shown}\n`);
  });

  test('many stacks and many environments', () => {
    const stacks = many(2_000, (index): StackReport => ({ ...STACK, id: `stack-${index}`, changes: [changed(0)] }));
    const text = renderMarkdown(report(stacks));
    expect(bytes(text)).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/- \d+ stacks of the table: `stack-\d+`, .* and \d+ more names/);
  });

  test('many environments, and many stacks of which nothing fits', () => {
    const environments = many(3_000, (index) => ({
      name: `environment-${index}`,
      stacks: [{ ...STACK, id: `stack-${index}`, changes: many(40, changed) }],
      findings: [],
    }));
    const text = renderMarkdown({ schemaVersion: 1, environments });
    expect(bytes(text)).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/- \d+ environments: `environment-\d+`, /);
    expect(text).toMatch(/- \d+ more, of \d+ other kinds\n/);
  });

  test('many differences of one document', () => {
    const differences = many(150, (index) => ({ subject: `alert A${index}`, change: 'removed' as const, details: [] }));
    const change: StackReport['changes'][number] = {
      ...changed(0),
      attributes: [
        { attribute: 'data', before: '', after: '', replaces: false, meaning: { kind: 'rules', differences } },
      ],
    };
    const text = renderMarkdown(report([{ ...STACK, changes: [change] }]));
    expect(text).toContain('-     alert A99\n      … (50 more)\n');
    expect(text).toContain('- 50 differences of stack/R0: `alert A100`, ');
  });

  test('one finding that is larger than a comment', () => {
    const text = renderMarkdown(report([STACK], [{ ...FINDING, message: '*'.repeat(200_000) }]));
    expect(bytes(text)).toBeLessThanOrEqual(65_536);
    expect(text).toContain('… \\(200000 characters\\)');
  });
});

test('of many stacks without changes some are named, and all are counted', () => {
  const stacks = Array.from({ length: 30 }, (_, index): StackReport => ({
    ...STACK,
    id: `stack-${index}`,
    changes: [],
  }));
  const names = (one: (id: string) => string): string =>
    stacks
      .slice(0, 10)
      .map(({ id }) => one(id))
      .join(', ');
  expect(renderText(report(stacks))).toContain(`: ${names((id) => id)} and 20 more\n`);
  expect(renderMarkdown(report(stacks))).toContain(`: ${names((id) => `\`${id}\``)} and 20 more\n`);
  const folded = /<details class="quiet">\s*<summary>Without changes: 30 stacks<\/summary>/;
  expect(renderHtml(report(stacks))).toMatch(folded);
  expect(renderHtml(report(stacks))).toContain('<code>stack-29</code>');
  expect(renderHtml(report(stacks.slice(0, 10)))).not.toContain('<details');
});

test('no name reaches a terminal that could move its cursor, and none turns letters around', () => {
  const evil = 'a\u001b[2Jb\u202ec\u0007\u0000';
  const change = { ...(STACK.changes[0] as StackReport['changes'][number]), path: evil };
  const all = report([{ ...STACK, id: evil, changes: [change] }], [{ ...FINDING, path: evil, message: evil }]);
  for (const text of [renderText(all), renderMarkdown(all)]) {
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(text).toContain('u{1b}');
  }
});

test.each([
  ['- x', '\\- x'],
  ['1. x', '\\1. x'],
  ['http://a.b www.a.b', 'http:&#47;&#47;a.b www&#46;a.b'],
  ['a\n# b', 'a \\# b'],
  ['$x$', '\\$x\\$'],
])('the message %j is text in a comment', (message, expected) => {
  expect(renderMarkdown(report([], [{ ...FINDING, message }]))).toContain(`\n  ${expected}\n`);
});

test('what a document means is shown in place of its lines', () => {
  const change: StackReport['changes'][number] = {
    ...(STACK.changes[0] as StackReport['changes'][number]),
    action: 'update',
    attributes: [
      {
        attribute: 'data',
        before: 'for: 15m',
        after: 'for: 5m',
        replaces: false,
        meaning: {
          kind: 'rules',
          differences: [
            { subject: 'alert Down', change: 'changed', details: [{ what: 'for', before: '15m', after: '5m' }] },
            { subject: 'record a:b', change: 'removed', details: [] },
          ],
        },
      },
      { attribute: 'policy', before: 'a', after: 'b', replaces: false, meaning: { kind: 'policy', differences: [] } },
    ],
  };
  const all = report([{ ...STACK, changes: [change] }], []);
  expect(renderText(all)).toContain(`        data
          ~ alert Down: for 15m to 5m
          - record a:b
        policy
          (the same, in another order or layout)
`);
  expect(renderMarkdown(all)).toContain(`    data
!     alert Down: for 15m to 5m
-     record a:b
    policy
      (the same, in another order or layout)
`);
  const parsed = JSON.parse(renderJson(all)) as unknown;
  expect([validate(parsed), validate.errors]).toEqual([true, null]);
});

test('JSON holds to its schema, and the schema to something', () => {
  const acknowledged = { ...FINDING, acknowledged: { reason: 'r', owner: 'o', expires: '2027-01-01' } };
  const parsed = JSON.parse(
    renderJson(report([STACK, { ...STACK, status: 'deferred', note: 'n' }], [FINDING, acknowledged])),
  ) as Record<string, unknown>;
  expect([validate(parsed), validate.errors]).toEqual([true, null]);
  expect(validate({ ...parsed, schemaVersion: 2 })).toBe(false);
  expect(validate({ ...parsed, more: 1 })).toBe(false);
});

describe('an offline plan', () => {
  const offline = report([{ ...STACK, status: 'offline', cannotTell: ['what exists', 'what *AWS* says'] }]);

  test('is called so on the terminal, and says what it cannot tell', () => {
    const [, stack, ...lines] = renderText(offline).split('\n');
    expect(stack).toBe('  prod-workspace  1 to replace, 1 to create (planned offline: AWS was not asked)');
    expect(lines.slice(0, 2)).toEqual(['    ? cannot tell what exists', '    ? cannot tell what *AWS* says']);
  });

  test('is called so above the findings of a comment, the rest folded', () => {
    const text = renderMarkdown(offline);
    expect(text).toContain('| planned offline: AWS was not asked |');
    expect(text).toContain(
      [
        '**Offline**: planned without an account. What AWS would have said was not asked.',
        '',
        '<details><summary>What these plans cannot tell</summary>',
        '',
        '- `prod-workspace`: what exists',
        '- `prod-workspace`: what \\*AWS\\* says',
      ].join('\n'),
    );
    expect(renderMarkdown(report())).not.toContain('Offline');
  });

  test('leaves nothing out in silence', () => {
    const cannotTell = Array.from({ length: 500 }, (_, index) => `${index} ${'x'.repeat(100)}`);
    const text = renderMarkdown(report([{ ...STACK, status: 'offline', cannotTell }]));
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
    expect(text).toMatch(/\d+ lines on what cannot be told: `prod-workspace` \d+/);
  });

  test('fits the schema of the JSON', () => {
    expect(validate(JSON.parse(renderJson(offline)))).toBe(true);
  });
});
