import { formatFinding } from '@promontory/vocabulary';
import type { JobEntry } from '../src/job-entry.js';
import { PRESET_NAMES } from '../src/presets.js';
import type { ScrapeTarget } from '../src/scrape-job.js';
import { validateJobs } from '../src/validate-jobs.js';

const check = (
  entries: readonly unknown[],
  target: ScrapeTarget = 'managed-scraper',
  scrapeInterval = '60s',
): string[] => validateJobs(entries as JobEntry[], { target, scrapeInterval }).map(formatFinding);
const custom = (more: object): unknown => ({
  custom: { job_name: 'own', static_configs: [{ targets: ['10.0.0.1:80'] }], ...more },
});

test.each(['managed-scraper', 'prometheus'] as const)('every preset is right for %s', (target) => {
  expect(
    check(
      PRESET_NAMES.map((preset) => ({ preset })),
      target,
    ),
  ).toEqual([]);
});

// Each preset, written out as a custom job, must pass the checks that users' own jobs go through.
test('presets hold to the rules for custom jobs', async () => {
  const { presetJob } = await import('../src/presets.js');
  expect(check(PRESET_NAMES.map((name) => ({ custom: presetJob(name, 'managed-scraper') })))).toEqual([]);
});

test.each<[string, unknown, string]>([
  [
    'an interval under 30 s',
    { preset: 'kubelet', scrapeInterval: '15s' },
    "ScrapeConfigInterval: got 15s, expected at least 30s on the managed scraper; write 30s or more, or collect this cluster with kind 'prometheus-agent' (at [0].scrapeInterval)",
  ],
  [
    'an interval under 30 s in a custom job',
    custom({ scrape_interval: '5s' }),
    "ScrapeConfigInterval: got 5s, expected at least 30s on the managed scraper; write 30s or more, or collect this cluster with kind 'prometheus-agent' (at [0].custom.scrape_interval)",
  ],
  [
    'a malformed duration',
    custom({ scrape_interval: '1 minute' }),
    "ScrapeConfigDuration: got \"1 minute\", expected a duration such as '30s' or '1m30s', above zero; write a number and a unit (ms, s, m, h, d) (at [0].custom.scrape_interval)",
  ],
  [
    'a timeout longer than the interval',
    custom({ scrape_timeout: '90s' }),
    'ScrapeConfigTimeout: got 90s, longer than the interval of 60s, expected a timeout of at most the interval; shorten the timeout (at [0].custom.scrape_timeout)',
  ],
  [
    'a name among static targets',
    { custom: { job_name: 'own', static_configs: [{ targets: ['10.0.0.1:80', 'ksm.kube-system.svc:8080'] }] } },
    'ScrapeConfigStaticTarget: got ksm.kube-system.svc:8080, expected an IP address, with or without a port: the managed scraper resolves no names; write the address, or discover the target with kubernetes_sd_configs (at [0].custom.static_configs[0].targets[1])',
  ],
  [
    'a job without targets',
    { custom: { job_name: 'own' } },
    "ScrapeConfigNoTargets: got the job \"own\" without targets, expected 'kubernetes_sd_configs' or 'static_configs'; say where the targets come from (at [0].custom)",
  ],
  [
    'a misspelt key',
    custom({ metric_path: '/x' }),
    'ScrapeConfigUnknownKey: got the unknown key metric_path, expected a key of scrape_config; did you mean metrics_path? (at [0].custom.metric_path)',
  ],
  [
    'what only Prometheus has',
    custom({ basic_auth: {} }),
    "ScrapeConfigUnsupported: got the key basic_auth, expected what the managed scraper supports: Kubernetes discovery, IP addresses, the service-account token; remove it, or collect this cluster with kind 'prometheus-agent' (at [0].custom.basic_auth)",
  ],
  [
    'endpoint slices, which the scraper may not read',
    { custom: { job_name: 'own', kubernetes_sd_configs: [{ role: 'endpointslice' }] } },
    "ScrapeConfigRole: got endpointslice, expected node, pod, service, endpoints, ingress; use 'endpoints': the scraper's Kubernetes permissions do not reach endpoint slices (at [0].custom.kubernetes_sd_configs[0].role)",
  ],
  [
    'another token file',
    custom({ authorization: { credentials_file: '/etc/token' } }),
    'ScrapeConfigAuthorization: got Bearer with /etc/token, expected Bearer with credentials_file /var/run/secrets/kubernetes.io/serviceaccount/token; leave authorization out, or write exactly this (at [0].custom.authorization)',
  ],
  [
    'a wrong kind',
    custom({ honor_labels: 'yes' }),
    'ScrapeConfigKind: got a string, expected a boolean; write honor_labels as a boolean (at [0].custom.honor_labels)',
  ],
  [
    'a lookahead',
    { preset: 'kubelet', keepMetrics: ['up', 'kube(?!let).*'] },
    'ScrapeConfigRegex: got "kube(?!let).*" (RE2 has no lookahead and no lookbehind), expected an RE2 regular expression; mend the expression; Prometheus anchors it at both ends by itself (at [0].keepMetrics[1])',
  ],
  [
    'an unknown relabel action',
    custom({ relabel_configs: [{ action: 'labeldorp', regex: 'x' }] }),
    'ScrapeConfigRelabel: got labeldorp, expected replace, keep, drop, keepequal, dropequal, hashmod, lowercase, uppercase, labelmap, labeldrop, labelkeep; did you mean labeldrop? (at [0].custom.relabel_configs[0].action)',
  ],
  [
    'a relabel rule that was split in two',
    custom({ relabel_configs: [{ source_labels: ['a'], action: 'keep' }] }),
    'ScrapeConfigRelabel: got action keep without regex, expected source_labels, regex with this action; add regex (at [0].custom.relabel_configs[0])',
  ],
])('%s is one problem', (_, entry, message) => {
  expect(check([entry])).toEqual([message]);
});

test('a secret in plain text is refused on every collector, and not repeated', () => {
  const job = custom({ basic_auth: { username: 'u', password: 's3cret' }, tls_config: { key: 's3cret' } });
  const found = check([job], 'prometheus');
  expect(found).toEqual([
    'ScrapeConfigSecret: got a secret in plain text (password), expected secrets in files that are mounted into the collector; write password_file with the path of the file (at [0].custom.basic_auth.password)',
    'ScrapeConfigSecret: got a secret in plain text (key), expected secrets in files that are mounted into the collector; write key_file with the path of the file (at [0].custom.tls_config.key)',
  ]);
  expect(found.join()).not.toContain('s3cret');
});

test('several things wrong with one job are told at once', () => {
  expect(
    check([{ custom: { job_name: 'x', scrape_interval: 30, kubernetes_sd_configs: [{ role: 'pods' }] } }]),
  ).toHaveLength(2);
});

test('what the scraper cannot do, Prometheus can', () => {
  expect(check([{ preset: 'kubelet', scrapeInterval: '5s' }, custom({ basic_auth: {} })], 'prometheus')).toEqual([]);
});

test('two jobs of one name are found, whatever they are', () => {
  expect(
    check([{ preset: 'kubelet' }, { custom: { job_name: 'kubelet', static_configs: [{ targets: ['10.0.0.1'] }] } }]),
  ).toEqual([
    'ScrapeConfigDuplicateJob: got a second job "kubelet" (the first is number 1), expected each job name once; rename or remove one of the two (at [1].custom.job_name)',
  ]);
});

test('limits are data: a longer minimum can be passed', () => {
  const limits = {
    minIntervalSeconds: 120,
    maxEndpoints: 1,
    maxResponseMegabytes: 1,
    maxScrapersPerRegion: 1,
    source: 'a test',
  };
  const found = validateJobs([{ preset: 'kubelet', scrapeInterval: '60s' }], {
    target: 'managed-scraper',
    scrapeInterval: '120s',
    limits,
  });
  expect(found.map(({ code }) => code)).toEqual(['ScrapeConfigInterval']);
});
