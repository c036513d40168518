import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { POLICY, ROOT } from './repository.js';

/** One advisory as `npm audit --json` tells it, in a package that another one brings along. */
const REPORT = {
  auditReportVersion: 2,
  vulnerabilities: {
    inner: {
      via: [
        {
          source: 1096410,
          name: 'inner',
          title: 'Regular expressions that take long',
          url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
          severity: 'high',
        },
      ],
    },
    outer: { via: ['inner'] },
  },
};
const EXCEPTION = { id: 'GHSA-aaaa-bbbb-cccc', package: 'inner', reason: 'r', owner: 'o', until: '2026-12-31' };
const FOUND =
  'GHSA-aaaa-bbbb-cccc (inner, high): Regular expressions that take long; https://github.com/advisories/GHSA-aaaa-bbbb-cccc';

/** Jest's own module system knows no plain ES modules. */
function judge(report: unknown, policy: object, today = '2026-11-21'): string[] {
  const url = pathToFileURL(join(ROOT, 'tools', 'supply-chain', 'judge-audit.mjs')).href;
  const script = `import { judgeAudit } from '${url}';
    const [report, policy, today] = JSON.parse(process.argv[1]);
    console.log(JSON.stringify(judgeAudit(report ?? undefined, policy, today)));`;
  const input = JSON.stringify([report, policy, today]);
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, input], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as string[];
}

test.each<[string, unknown, object, string[]]>([
  ['an advisory is told once, of the package that has it', REPORT, { failOn: 'moderate', advisories: [] }, [FOUND]],
  ['one below the limit is not', REPORT, { failOn: 'critical', advisories: [] }, []],
  ['an exception excuses it', REPORT, { failOn: 'moderate', advisories: [EXCEPTION] }, []],
  [
    'until its day',
    REPORT,
    { failOn: 'critical', advisories: [{ ...EXCEPTION, until: '2026-11-20' }] },
    ['GHSA-aaaa-bbbb-cccc (inner): its exception ran out on 2026-11-20'],
  ],
  [
    'of that package alone',
    REPORT,
    { failOn: 'moderate', advisories: [{ ...EXCEPTION, package: 'other' }] },
    [FOUND, 'GHSA-aaaa-bbbb-cccc (other): excepted, and not found any more'],
  ],
  [
    'no report is no good report',
    { message: '405 Method Not Allowed' },
    { failOn: 'moderate', advisories: [] },
    ['npm audit gave no report of version 2: 405 Method Not Allowed'],
  ],
])('%s', (_, report, policy, lines) => {
  expect(judge(report, policy)).toEqual(lines);
});

test('every exception of policy.yaml says who, why and until when', () => {
  for (const advisory of POLICY.advisories) {
    expect(Object.keys(advisory).sort()).toEqual(['id', 'owner', 'package', 'reason', 'until']);
    expect((advisory as unknown as { until: string }).until).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
  expect(['low', 'moderate', 'high', 'critical']).toContain(POLICY.failOn);
});
