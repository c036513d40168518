import { type ScrapeJob, validateJobs } from '@promontory/scrape-config';
import fc from 'fast-check';

// What one of the languages on the way (JavaScript, Terraform, YAML, Helm, the collector) could take for its own.
const PARTS = ['$', '$$', '${', '${1}', '${env:A}', '%{', '{{', '}}', '{', '}', '`', "'", '"', '\\', ':', '#', ' '];
const WORDS = ['a', '1', 'no', 'é', '\n', '\t', '-', '0x1', '~'];

/** Texts that hold what could be taken for something else. */
export const awkwardText = fc
  .string({ unit: fc.constantFrom(...PARTS, ...WORDS), maxLength: 12 })
  // Blank lines and nothing else: yaml 2.9.1 does not write these as it reads them.
  .filter((text) => !/^\s*\n\s*$/.test(text));

const label = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/);
const regex = fc.constantFrom('(.+):([0-9]+)$', '^a|b$', '.*', '[{]{2}', 'a{2,3}', '\\$\\{x\\}', '(?i)no');
const rule = fc.oneof(
  fc.record({ source_labels: fc.array(label, { maxLength: 3 }), regex, target_label: label, replacement: awkwardText }),
  fc.record({ source_labels: fc.array(label, { maxLength: 3 }), regex, action: fc.constantFrom('keep', 'drop') }),
  fc.record({ regex, action: fc.constantFrom('labelmap', 'labeldrop') }),
);
const role = fc.constantFrom('node', 'pod', 'service', 'endpoints', 'endpointslice', 'ingress');
const statics = fc.record({
  targets: fc.array(awkwardText, { minLength: 1, maxLength: 3 }),
  labels: fc.dictionary(label, awkwardText, { maxKeys: 3 }),
});
const job = fc.record(
  {
    job_name: awkwardText,
    scrape_interval: fc.constantFrom('60s', '1m30s', '15s'),
    metrics_path: awkwardText,
    scheme: fc.constantFrom('http', 'https'),
    params: fc.dictionary(label, fc.array(awkwardText, { maxLength: 2 }), { maxKeys: 2 }),
    honor_labels: fc.boolean(),
    sample_limit: fc.nat(),
    authorization: fc.constant({ credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' }),
    kubernetes_sd_configs: fc.array(fc.record({ role }), { maxLength: 2 }),
    static_configs: fc.array(statics, { maxLength: 2 }),
    relabel_configs: fc.array(rule, { maxLength: 4 }),
    metric_relabel_configs: fc.array(rule, { maxLength: 4 }),
  },
  { requiredKeys: ['job_name'] },
) as fc.Arbitrary<ScrapeJob>;

/** Lists of jobs that validation lets through. */
export const validJobs = fc
  .uniqueArray(job, { selector: ({ job_name: name }) => name, minLength: 1, maxLength: 3 })
  .filter((jobs) => {
    const entries = jobs.map((custom) => ({ custom }));
    return validateJobs(entries, { target: 'prometheus', scrapeInterval: '60s' }).length === 0;
  });
