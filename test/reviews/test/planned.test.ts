import type { EnvironmentReport } from '@promontory/plan-review';
import { CHANGES, comparedReviewOf } from '../src/change.js';
import { plannedReviewOf, unavailable } from '../src/planned.js';

const mustRun = process.env['CI'] === 'true';
const test_ = unavailable === undefined || mustRun ? test : test.skip;
const NOTE = unavailable === undefined ? '' : ` (SKIPPED: ${unavailable})`;

/** What a plan says besides, and why. */
const EXPLAINED: Readonly<Record<string, { readonly why: string; readonly findings: readonly string[] }>> = {
  'a topic that is called otherwise': {
    why: 'Terraform makes anew what names the topic; by comparing only the topic itself is known to be another one',
    findings: [
      'error alerting/subscription-kept production-eu-west-1-workspace-metrics/Topic-team/Subscription-email-ef0d4fb7',
      'warning alerting/receiver-kept production-eu-west-1-workspace-metrics/AlertManager/Resource',
      'warning iam/policy-not-widened production-eu-west-1-workspace-metrics/Topic-team/Policy',
    ],
  },
  'other tags': {
    why: 'the configuration of an add-on that nobody gives one is made up by an offline state, and is no YAML',
    findings: ['kube-state-metrics', 'node-exporter'].flatMap((name) => [
      `warning helm/image-no-major-jump dev-eu-west-1-cluster-dev-1/Exporters/${name}`,
      `warning scrape/jobs-kept dev-eu-west-1-cluster-dev-1/Exporters/${name}`,
    ]),
  },
  'endpoints in other subnets': {
    why: 'the policy of an endpoint that nobody gives one is made up by an offline state, and is no JSON',
    findings: ['warning iam/policy-not-widened private-eu-west-1-network-far/Endpoints/eks-auth/Resource'],
  },
};

/** Plans that Terraform refuses: the review of two sides tells what it would have destroyed. */
const REFUSED = ['a key for a workspace that has none', 'another key for a workspace'];

/** One of each kind; `PROMONTORY_REVIEWS_ALL=1` plans all, which takes minutes. */
const USUAL = [
  ...Object.keys(EXPLAINED),
  REFUSED[0],
  'nothing',
  'a workspace under another alias',
  'one alert that is switched off',
  'critical alerts that go to the team',
  'a scraper in other subnets',
  'fewer jobs',
  'a service account that is renamed',
];
const planned = CHANGES.filter(({ title }) => process.env['PROMONTORY_REVIEWS_ALL'] === '1' || USUAL.includes(title));

const findingsOf = ({ findings }: EnvironmentReport): string[] =>
  findings.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`);

test('what is explained and what is refused are changes', () => {
  const titles = CHANGES.map(({ title }) => title);
  expect([...Object.keys(EXPLAINED), ...REFUSED, ...USUAL].filter((title) => !titles.includes(String(title)))).toEqual(
    [],
  );
});

test_.each(planned.map((change) => [change.title, change] as const))(
  `%s: OpenTofu plans it, and the review of the plan finds what comparing foretold${NOTE}`,
  async (title, change) => {
    const foretold = comparedReviewOf(change);
    if (REFUSED.includes(title)) {
      await expect(plannedReviewOf(change)).rejects.toThrow(/Instance cannot be destroyed/);
      expect(findingsOf(foretold).join('\n')).toMatch(/^error amp\/workspace-kept /m);
      return;
    }
    const found = await plannedReviewOf(change);
    const said = new Set([...findingsOf(foretold), ...(EXPLAINED[title]?.findings ?? [])]);
    expect([...new Set(findingsOf(found))].sort()).toEqual([...said].sort());
    // What is foretold to be lost is lost: a plan must not say less.
    const lost = (report: EnvironmentReport): string[] =>
      report.stacks.flatMap(({ changes }) =>
        changes.flatMap(({ action, path }) =>
          action === 'replace' || action === 'delete' ? [`${action} ${path}`] : [],
        ),
      );
    expect(lost(found)).toEqual(expect.arrayContaining(lost(foretold)));
  },
);
