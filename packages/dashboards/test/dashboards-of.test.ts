import { ampDataSources, dashboard, dashboardsOf, renderJson } from '../src/index.js';

const source = { name: 'metrics', queryUrl: 'https://x', region: 'eu-west-1' };
const sources = (type: 'prometheus' | 'grafana-amazonprometheus-datasource') =>
  ampDataSources([source], { type, authType: 'default', alerts: 'view' });

test.each(['prometheus', 'grafana-amazonprometheus-datasource'] as const)(
  'dashboards choose among data sources of type %s, the first at first',
  (type) => {
    const leaveOut = ['At a glance/Claims'];
    const made = dashboardsOf(sources(type), [{ name: 'volumes', leaveOut }], {
      scrapeInterval: '30s',
      runbookUrl: 'https://wiki.example.com',
      uidPrefix: 'prod',
    });
    const same = dashboard('volumes', {
      datasourceUid: 'amp-metrics',
      datasourceType: type,
      scrapeInterval: '30s',
      runbookUrl: 'https://wiki.example.com',
      leaveOut,
      uidPrefix: 'prod',
    });
    expect(made.map(renderJson)).toEqual([renderJson(same)]);
    expect(made[0]?.findings).toEqual([]);
  },
);

test('without anything said they are as they come', () => {
  const made = dashboardsOf([], [{ name: 'pod', leaveOut: [] }]);
  expect(made.map(renderJson)).toEqual([renderJson(dashboard('pod'))]);
});
