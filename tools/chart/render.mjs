// Renders the pinned charts of Prometheus with the values of an environment, and checks what comes out. Not part of
// `npm test`, because it needs Helm and a copy of the charts with their subcharts: run it when a pin moves.
//
//   helm pull prometheus-community/prometheus --version 29.27.0 --untar --untardir charts
//   helm pull prometheus-community/kube-prometheus-stack --version 88.5.3 --untar --untardir charts
//   node tools/chart/render.mjs ./charts environments/production
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strict as assert } from 'node:assert';
import yaml from 'yaml';
import { checkOperator } from './operator.mjs';
import { checkPrometheus } from './prometheus.mjs';

const CHECKS = { prometheus: checkPrometheus, 'kube-prometheus-stack': checkOperator };

const { parse, parseAllDocuments } = yaml;
const [charts, environment] = process.argv.slice(2);
if (charts === undefined || environment === undefined) {
  console.error('usage: node tools/chart/render.mjs CHARTS ENVIRONMENT');
  process.exit(2);
}

const output = join(environment, 'cdktf.out', 'stacks');
const stacks = existsSync(output) ? output : join(environment, 'stacks');
const releases = readdirSync(stacks)
  .flatMap((stack) =>
    Object.values(JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')).resource?.helm_release ?? {}),
  )
  .filter(({ chart }) => chart in CHECKS);
assert(releases.length > 0, `no Prometheus in ${stacks}: choose an environment with one, and synthesise it`);

for (const release of releases) {
  // As Terraform would pass them: its escapes undone. References stay as they are; Helm takes them for text.
  const text = release.values[0].replaceAll('$${', '${').replaceAll('%%{', '%{');
  const file = join(mkdtempSync(join(tmpdir(), 'promontory-chart-')), 'values.yaml');
  writeFileSync(file, text);
  const chart = join(charts, release.chart);
  // Helm built from source believes in Kubernetes 1.20, which charts refuse.
  const args = ['template', release.name, chart, '--kube-version', '1.33.0', '-n', release.namespace, '-f', file];
  const objects = parseAllDocuments(execFileSync('helm', args, { encoding: 'utf8', maxBuffer: 1 << 26 }))
    .map((document) => document.toJS())
    .filter((object) => object !== null);
  const jobs = CHECKS[release.chart](objects, parse(text), release);
  console.log(`${release.name}: ${objects.length} objects, ${jobs} jobs, as they should be`);
}
