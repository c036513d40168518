import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { PRESET_NAMES, presetJob } from '../src/presets.js';
import { renderScrapeConfiguration, renderScrapeConfigs } from '../src/render.js';
import type { ScrapeTarget } from '../src/scrape-job.js';

const jobs = PRESET_NAMES.map((name) => presetJob(name, 'managed-scraper'));

test('interval and external labels stand under global, jobs in their order', () => {
  const text = renderScrapeConfiguration(
    { jobs, scrapeInterval: '60s', externalLabels: { cluster: 'dev-1' } },
    'managed-scraper',
  );
  const config = parse(text) as { global: unknown; scrape_configs: { job_name: string }[] };
  expect(config.global).toEqual({ scrape_interval: '60s', external_labels: { cluster: 'dev-1' } });
  expect(config.scrape_configs.map(({ job_name }) => job_name)).toEqual([...PRESET_NAMES]);
});

test('nothing to say globally leaves global out', () => {
  expect(parse(renderScrapeConfiguration({ jobs: [] }, 'prometheus'))).toEqual({ scrape_configs: [] });
});

test('the text does not depend on the order in which keys were written, and has no YAML aliases', () => {
  const [first, second] = [
    { job_name: 'a', scheme: 'http', static_configs: [{ targets: ['10.0.0.1:1'] }] },
    { static_configs: [{ targets: ['10.0.0.1:1'] }], scheme: 'http', job_name: 'a' },
  ] as const;
  const render = (job: typeof first | typeof second): string =>
    renderScrapeConfiguration({ jobs: [job] }, 'prometheus');
  expect(render(first)).toBe(render(second));
  expect(renderScrapeConfiguration({ jobs }, 'managed-scraper')).not.toMatch(/[&*]a\d/);
});

test('Prometheus checks the API server against the cluster’s authority; the managed scraper takes no tls_config', () => {
  const of = (target: ScrapeTarget): unknown[] => renderScrapeConfigs(jobs, target).map((job) => job['tls_config']);
  const ca = { ca_file: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt' };
  const asked = jobs.map(({ authorization }) => (authorization === undefined ? undefined : ca));
  expect(asked.filter(Boolean)).toHaveLength(5);
  expect(of('prometheus')).toEqual(asked);
  expect(of('managed-scraper')).toEqual(jobs.map(() => undefined));
});

test('a tls_config of the user’s own stays', () => {
  const job = { ...presetJob('kubelet', 'prometheus'), tls_config: { server_name: 'x' } };
  expect(renderScrapeConfigs([job], 'prometheus')[0]).toMatchObject({ tls_config: { server_name: 'x' } });
});

const promtool = spawnSync('promtool', ['--version']).error === undefined;
const withPromtool = promtool || process.env['CI'] === 'true' ? test : test.skip;

withPromtool.each(['managed-scraper', 'prometheus'] as const)(
  `promtool takes the configuration for %s${promtool ? '' : ' (SKIPPED: install promtool, Debian package prometheus)'}`,
  (target) => {
    const config = parse(renderScrapeConfiguration({ jobs, scrapeInterval: '60s' }, target)) as {
      scrape_configs: Record<string, unknown>[];
    };
    // Debian's promtool is built without Kubernetes discovery and looks for certificate files: everything else is judged.
    for (const job of config.scrape_configs) {
      Reflect.deleteProperty(job, 'kubernetes_sd_configs');
      Reflect.deleteProperty(job, 'authorization');
      Reflect.deleteProperty(job, 'tls_config');
      job['static_configs'] = [{ targets: ['10.0.0.1:9100'] }];
    }
    const file = join(mkdtempSync(join(tmpdir(), 'promontory-scrape-')), 'prometheus.yml');
    writeFileSync(file, stringify(config));
    const ran = spawnSync('promtool', ['check', 'config', file], { encoding: 'utf8' });
    expect(`${ran.stdout}${ran.stderr}`).toContain('is valid prometheus config file syntax');
    expect(ran.status).toBe(0);
  },
);
