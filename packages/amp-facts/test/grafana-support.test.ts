import { grafanaFinding, hasAlertingSwitch, managedDataSourceType } from '../src/index.js';

test.each([
  ['sigv4', '7.3.4', 'raise it'],
  ['sigv4', '7.3.5', undefined],
  ['sigv4', '12.4.1', undefined],
  ['sigv4', '13.0.0', "write 'dataSource: grafana-amazonprometheus-datasource'"],
  ['plugin', '11.4.9', "raise it, or write 'dataSource: prometheus'"],
  ['plugin', 'v13.2.0', undefined],
  ['alerts', '9.0.9', 'raise it'],
  ['alerts', '9.1', undefined],
  ['alerts', 'latest', 'write a version that can be compared: 13.2.0'],
] as const)('%s in Grafana %s: %s', (feature, version, fix) => {
  expect(grafanaFinding(feature, version)?.fix).toBe(fix);
});

test('what was got, what is allowed and where it says so', () => {
  expect(grafanaFinding('alerts', '8.4.0', ['version'])).toEqual({
    code: 'GrafanaVersion',
    path: ['version'],
    got: 'Grafana 8.4.0',
    expected:
      'at least 9.1.0, for rules and alerts of AMP (AMP user guide, "Integrate alerts with Amazon Managed Grafana or open source Grafana", 2026-07)',
    fix: 'raise it',
  });
});

test('Amazon Managed Grafana has the plug-in, and alerting that cannot be turned off, from 12 on', () => {
  expect(['9.4', '10.4', '12.4', '13.0'].map(managedDataSourceType)).toEqual([
    'prometheus',
    'prometheus',
    'grafana-amazonprometheus-datasource',
    'grafana-amazonprometheus-datasource',
  ]);
  expect(['10.4', '12.4'].map(hasAlertingSwitch)).toEqual([true, false]);
});
