import fc from 'fast-check';
import { stringify } from 'yaml';
import { diffCollector, collectorModels } from '../../src/diff/collector.js';
import { applyModel, diffModels } from '../../src/diff/model.js';
import { diffHelmValues } from '../../src/diff/values.js';
import { linesOf } from '../../src/diff/words.js';
import { collectorIn } from '../../src/private/scrape/collector.js';
import { DIALECTS, type Told } from '../collector-dialects.js';

const URLS = ['https://h/workspaces/ws-1/x', 'https://h/workspaces/ws-2/x'];
const told = fc.record<Told>({
  jobs: fc.uniqueArray(
    fc.record({
      job_name: fc.constantFrom('kubelet', 'cadvisor', '__proto__'),
      scrape_interval: fc.constantFrom('30s', '60s'),
      relabel_configs: fc.subarray([{ action: 'keep', regex: 'a' }]),
    }),
    { selector: ({ job_name }) => job_name, maxLength: 3 },
  ),
  interval: fc.constantFrom('30s', '60s'),
  labels: fc.constantFrom({ cluster: 'a' }, { cluster: 'b' }),
  urls: fc.subarray(URLS, { minLength: 1 }),
});

describe.each(Object.entries(DIALECTS))('%s', (_, collector) => {
  const valuesOf = (one: Told): unknown => collector(one)[0]?.[2]?.['values'];
  const lines = (before: Told, after: Told): string[] =>
    linesOf({ kind: 'helm-values', differences: diffHelmValues(valuesOf(before), valuesOf(after)) ?? [] });
  const document = (one: Told): unknown => JSON.parse(JSON.stringify({ values: one }));

  test('values do not differ from themselves, and differences make the other ones', () => {
    fc.assert(
      fc.property(told, told, (one, other) => {
        expect(diffHelmValues(valuesOf(one), valuesOf(one))).toEqual([]);
        const [before, after] = collectorModels(document(one), document(other));
        expect(Object.fromEntries(applyModel(before, diffModels(before, after)))).toEqual(Object.fromEntries(after));
        // Nothing that differs goes untold.
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        const sorted = ({ jobs = [] }: Told): object[] =>
          [...jobs].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
        const isReordered =
          JSON.stringify({ ...one, jobs: sorted(one) }) === JSON.stringify({ ...other, jobs: sorted(other) });
        if (!isSame && !isReordered) expect(diffHelmValues(valuesOf(one), valuesOf(other))).not.toEqual([]);
      }),
    );
  });

  const USUAL: Told = { jobs: [{ job_name: 'kubelet' }], interval: '60s', labels: { cluster: 'a' }, urls: URLS };

  test('a job and a destination are told by name, wherever they stand', () => {
    expect(lines(USUAL, { ...USUAL, jobs: [{ job_name: 'kubelet', scrape_interval: '30s' }] })).toEqual([
      '~ job kubelet: now scrape_interval 30s',
    ]);
    const gone = lines(USUAL, { ...USUAL, urls: URLS.slice(1) });
    expect(gone).toHaveLength(1);
    expect(gone[0]).toMatch(/^- destination https:\/\/h\/workspaces\/ws-1\/x/);
  });
});

test('of a pipeline, what signs and what is written are told with the destination', () => {
  const config = (role: string) => ({
    extensions: { 'sigv4auth/a': { region: 'eu-west-1', assume_role: { arn: role } } },
    exporters: {
      'prometheusremotewrite/a': { endpoint: 'https://h', auth: { authenticator: 'sigv4auth/a' } },
      debug: {},
    },
    receivers: { prometheus: {} },
    service: {
      extensions: ['sigv4auth/a'],
      pipelines: { 'metrics/a': { receivers: ['prometheus'], exporters: ['prometheusremotewrite/a', 'debug'] } },
    },
  });
  expect(linesOf({ kind: 'helm-values', differences: diffCollector(config('arn:1'), config('arn:2')) })).toEqual([
    '~ destination https://h: sigv4.assume_role.arn arn:1 to arn:2',
  ]);
  expect(collectorIn(config('arn:1')).rest).toEqual({
    extensions: {},
    exporters: { debug: {} },
    receivers: { prometheus: {} },
    service: { extensions: [], pipelines: { 'metrics/a': { receivers: ['prometheus'], exporters: ['debug'] } } },
  });
});

test('an exporter that no pipeline leads to writes nothing; jobs without names, and texts that are templates, are left as they are', () => {
  const unplugged = { exporters: { prometheusremotewrite: { endpoint: 'https://h' } }, service: { pipelines: {} } };
  expect(collectorIn(unplugged)).toEqual({ global: {}, jobs: [], writes: [], rest: unplugged });
  const odd = { scrape_configs: [{ job: 'a' }], extraScrapeConfigs: '{{ tpl }}: [', remoteWrite: [{ uri: 'a' }] };
  expect(collectorIn(odd).rest).toEqual(odd);
  expect(collectorIn(stringify(odd)).rest).toBe(stringify(odd));
});
