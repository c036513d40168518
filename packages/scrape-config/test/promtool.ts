import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { renderScrapeConfigs, type ScrapeJob, type ScrapeTarget } from '../src/index.js';

const found = spawnSync('promtool', ['--version']).error === undefined;

/** A test that needs promtool: with CI=true its absence is a failure, elsewhere it is said in the title. */
export const withPromtool = found || process.env['CI'] === 'true' ? test : test.skip;
export const NOTE = found ? '' : ' (SKIPPED: install promtool, Debian package prometheus)';

type Labels = Readonly<Record<string, string>>;

/** What promtool says against jobs; empty when it is content. */
export function checkJobs(jobs: readonly ScrapeJob[], target: ScrapeTarget): string {
  return inFolder(jobs, target, [], (config) => {
    const ran = spawnSync('promtool', ['check', 'config', config], { encoding: 'utf8' });
    return ran.status === 0 ? '' : `${ran.stdout}${ran.stderr}${ran.error?.message ?? ''}`;
  });
}

/** The targets that Prometheus makes of what discovery finds. */
export function targetsOf(job: ScrapeJob, discovered: readonly Labels[]): Labels[] {
  return inFolder([job], 'prometheus', discovered, (config) => {
    const args = ['check', 'service-discovery', '--timeout=300ms', config, job.job_name];
    const ran = spawnSync('promtool', args, { encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(`promtool: ${ran.stderr}${ran.error?.message ?? ''}`);
    // Targets that were dropped have no labels left.
    const targets = JSON.parse(ran.stdout) as { labels?: Labels }[];
    return targets.flatMap(({ labels }) => (labels === undefined || Object.keys(labels).length === 0 ? [] : [labels]));
  });
}

/** Debian's promtool knows no discovery in Kubernetes: what that would find stands in a file. */
function inFolder<T>(
  jobs: readonly ScrapeJob[],
  target: ScrapeTarget,
  discovered: readonly Labels[],
  run: (config: string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-jobs-'));
  const [config, file, token] = ['prometheus.yml', 'found.json', 'token'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const found = discovered.map(({ __address__: address, ...labels }) => ({ targets: [address ?? ''], labels }));
  writeFileSync(file, JSON.stringify(found));
  writeFileSync(token, '');
  const rendered = renderScrapeConfigs(jobs, target).map(({ kubernetes_sd_configs: sd, tls_config: _, ...job }) => ({
    ...job,
    ...(job['authorization'] === undefined ? {} : { authorization: { type: 'Bearer', credentials_file: token } }),
    ...(sd === undefined ? {} : { file_sd_configs: [{ files: [file] }] }),
  }));
  writeFileSync(config, stringify({ scrape_configs: rendered }, { lineWidth: 0, aliasDuplicateObjects: false }));
  try {
    return run(config);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
