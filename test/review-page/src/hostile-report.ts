import type { EnvironmentReport, Report } from '@promontory/plan-review';

/** What names, tags and documents of others may hold. */
export const HOSTILE: readonly string[] = [
  '<script>window.hacked = 1</script>',
  '</script><script>window.hacked = 2</script>',
  '</style><img src=x onerror="window.hacked = 3">',
  '"><svg onload="window.hacked = 4">',
  "' onmouseover='window.hacked = 5",
  '<a href="javascript:window.hacked = 6">here</a>',
  '<iframe src="https://example.com/"></iframe><link rel=stylesheet href=https://example.com/x.css>',
  '--><!-- <base href="https://example.com/">',
  '&lt;b&gt; &amp; ${window.hacked = 7} {{7*7}}',
  '\u202Egnp.exe \u0000 \u001b[31m \u2028 \ufeff',
  '__proto__',
  'constructor',
];

/** A report whose every text is one of those. */
export function hostileReport(): Report {
  return { schemaVersion: 1, environments: HOSTILE.map((text) => environmentOf(text)) };
}

function environmentOf(text: string): EnvironmentReport {
  const place = { account: text, region: text, stack: text, path: text };
  const counts = { create: 0, update: 1, replace: 0, delete: 0, move: 0, forget: 0 };
  const meaning = {
    kind: 'rules',
    differences: [
      { subject: text, change: 'changed', details: [{ what: text, before: text, after: text }], note: text },
      { subject: text, change: 'added', details: [] },
    ],
  } as const;
  const sides = { before: `${text}\n1`, after: `${text}\n2`, replaces: true };
  const attributes = [
    { attribute: text, ...sides },
    { attribute: text, ...sides, meaning },
  ];
  return {
    name: text,
    stacks: [
      {
        id: text,
        status: 'deferred',
        note: text,
        resources: 1,
        counts,
        changes: [{ path: text, address: `x${text}`, type: text, action: 'update', attributes }],
      },
    ],
    findings: [
      { rule: text, severity: 'error', stack: text, path: text, message: text, why: text, fix: text },
      {
        rule: text,
        severity: 'info',
        stack: text,
        path: text,
        message: text,
        why: text,
        fix: text,
        acknowledged: { reason: text, owner: text, expires: text },
      },
    ],
    topology: {
      nodes: [
        { id: 'a', kind: 'cluster', name: text, vpc: text, ...place, change: 'update', changes: 1 },
        { id: 'b', kind: 'collector', name: text, detail: text, cluster: 'a', ...place, change: 'update', changes: 2 },
        { id: 'c', kind: 'workspace', name: text, detail: text, ...place, changes: 0 },
      ],
      edges: [{ from: 'b', to: 'c', carries: 'metrics' }],
      changesElsewhere: 1,
    },
    costs: {
      unknown: text,
      estimate: {
        usdPerMonth: 1,
        activeSeries: 1,
        samplesPerMonth: 1,
        items: [{ what: 'keys', of: text, region: text, amount: 1, unit: text, usd: 1, pricesAsOf: text }],
        workspaces: [],
        jobs: [{ cluster: text, job: text, activeSeries: 1, intervalSeconds: 60, samplesPerMonth: 1 }],
        assumed: [text],
        notCounted: [text],
      },
    },
  };
}
