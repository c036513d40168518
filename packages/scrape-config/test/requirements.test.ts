import { presetJob, PRESET_NAMES } from '../src/presets.js';
import { requiredExporters, requiredPorts } from '../src/requirements.js';

test.each([
  ['kubelet', [[443, 443]]],
  ['cadvisor', [[443, 443]]],
  ['kube-apiserver', [[443, 443]]],
  ['kube-state-metrics', [[8080, 8080]]],
  ['node-exporter', [[9100, 9100]]],
  ['pods', [[1, 65_535]]],
] as const)('%s needs exactly its ports', (name, ports) => {
  expect(requiredPorts([presetJob(name, 'managed-scraper')])).toEqual(ports);
});

test('ports of several jobs are sorted, and ranges that overlap or touch are one', () => {
  const job = (name: string, target: string) => ({ job_name: name, static_configs: [{ targets: [target] }] });
  expect(requiredPorts([job('c', '10.0.0.1:82'), job('a', '10.0.0.1'), job('b', '[fd00::1]:81')])).toEqual([[80, 82]]);
  expect(requiredPorts(PRESET_NAMES.map((name) => presetJob(name, 'managed-scraper')))).toEqual([[1, 65_535]]);
});

test('a static target without a port is scraped on the port of its scheme', () => {
  expect(
    requiredPorts([{ job_name: 'a', scheme: 'https', static_configs: [{ targets: ['fd00::1', '10.0.0.1'] }] }]),
  ).toEqual([[443, 443]]);
});

test('the exporters that jobs scrape are named once', () => {
  expect(
    requiredExporters([
      presetJob('node-exporter', 'managed-scraper'),
      presetJob('kube-state-metrics', 'managed-scraper'),
      presetJob('kubelet', 'managed-scraper'),
    ]),
  ).toEqual(['kube-state-metrics', 'node-exporter']);
});
