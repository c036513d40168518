import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
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

  1 findings
`);
});

test('colours come only when they are asked for', () => {
  expect(renderText(report(), { color: true })).toContain('\u001b[31m');
  expect(renderText(report())).not.toContain('\u001b');
});

test('markdown for a pull request: replacements first, findings before folded details', () => {
  expect(renderMarkdown(report())).toBe(`## Promontory review

| Environment | Stack | Replaced | Deleted | Updated | Created | How it is known |
| --- | --- | ---: | ---: | ---: | ---: | --- |
| \`prod\` | \`prod-workspace\` | **1** | 0 | 0 | 1 | planned |

### prod: 1 findings

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

test('a comment stays within what GitHub takes, and says what it leaves out', () => {
  const big: StackReport = {
    ...STACK,
    changes: [
      {
        ...(STACK.changes[0] as StackReport['changes'][number]),
        attributes: [{ attribute: 'a', before: 'x'.repeat(40_000), after: 'y', replaces: false }],
      },
    ],
  };
  const text = renderMarkdown(report([big, big, big]));
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text).toContain('_2 of 3 stacks are left out here');
  const endless = renderMarkdown(
    report(
      [STACK],
      Array.from({ length: 2_000 }, () => FINDING),
    ),
  );
  expect(endless.length).toBeLessThanOrEqual(65_536);
  expect(endless).toContain('The findings are cut here');
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
