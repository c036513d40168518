import { isAlerting } from '@promontory/rules';
import { formatFinding } from '@promontory/vocabulary';
import { stringify } from 'yaml';
import { type PackOptions, packs } from '../src/index.js';
import { rulesText } from './harness/promtool-tests.js';
import { NOTE, promtool, withPromtool } from './harness/promtool.js';

const TEAMS = { shop: ['shop', 'cart'], bank: ['bank'], none: [] };
const teamLabel = (options: PackOptions): string | undefined =>
  packs
    .workloads(options)
    .groups.flatMap((group) => group.rules)
    .find(isAlerting)?.labels?.['team'];

test('the label is a name, or chosen by the namespace where teams have namespaces', () => {
  expect(teamLabel({ teams: {} })).toBe('platform');
  expect(teamLabel({ team: 'sre', teams: { none: [] } })).toBe('sre');
  expect(teamLabel({ team: 'sre', teams: TEAMS })).toBe(
    '{{ if match "^(?:shop|cart)$" $labels.namespace }}shop' +
      '{{ else if match "^(?:bank)$" $labels.namespace }}bank{{ else }}sre{{ end }}',
  );
});

withPromtool(`each alert is for the team of its namespace${NOTE}`, () => {
  const { groups } = packs.workloads({ teams: TEAMS });
  const namespaces = { shop: 'shop', cart: 'shop', bank: 'bank', banking: 'platform' };
  const tests = stringify({
    rule_files: ['rules.yaml'],
    tests: [
      {
        interval: '1m',
        input_series: Object.keys(namespaces).map((namespace) => ({
          series: `kube_job_failed{cluster="one",condition="true",job_name="load",namespace="${namespace}"}`,
          values: '1x60',
        })),
        promql_expr_test: [
          {
            expr: 'count by (namespace, team) (ALERTS{alertname="KubeJobFailed",alertstate="firing"})',
            eval_time: '30m',
            exp_samples: Object.entries(namespaces).map(([namespace, team]) => ({
              labels: `{namespace="${namespace}",team="${team}"}`,
              value: 1,
            })),
          },
        ],
      },
    ],
  });
  const files = { 'rules.yaml': rulesText(groups), 'teams-tests.yaml': tests };
  expect(promtool(['test', 'rules'], files, '-tests.yaml')).toBe('');
});

test('a namespace is a name, and of one team', () => {
  const wrong = { teams: { shop: ['shop', 'web-.*'], bank: ['shop'], x: 'y' } } as unknown as PackOptions;
  expect(packs.workloads(wrong).findings.map(formatFinding)).toEqual([
    'MixinsTeams: got "web-.*", expected the name of a namespace; write its name: there are no patterns (at teams.shop[1])',
    'MixinsTeams: got shop, which is of shop too, expected each namespace of one team; remove it from one (at teams.bank[0])',
    'MixinsOptions: got "y", expected a list of namespaces; write a list (at teams.x)',
  ]);
  expect(packs.workloads({ team: '{{ x }}', teams: { 'a"b': ['c'] } }).findings.map(formatFinding)).toEqual([
    'MixinsText: got {{ x }}, expected a name without braces, quotes and backslashes; rename it (at team)',
    'MixinsText: got a"b, expected a name without braces, quotes and backslashes; rename it (at teams."a\\"b")',
  ]);
  expect(packs.workloads({ teams: [] } as unknown as PackOptions).findings.map(({ code }) => code)).toEqual([
    'MixinsOptions',
  ]);
});
