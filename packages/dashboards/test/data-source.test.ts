import { ampDataSources, remoteSource } from '../src/index.js';

const SOURCE = { name: 'metrics', queryUrl: 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1' };
const one = { ...SOURCE, region: 'eu-west-1' };

test('a workspace is a data source that signs for the Region of the workspace', () => {
  expect(
    ampDataSources([one], {
      type: 'prometheus',
      authType: 'workspace-iam-role',
      alerts: 'none',
      scrapeInterval: '30s',
    }),
  ).toEqual([
    {
      name: 'AMP metrics',
      uid: 'amp-metrics',
      type: 'prometheus',
      url: SOURCE.queryUrl,
      isDefault: true,
      jsonData: {
        httpMethod: 'POST',
        timeInterval: '30s',
        manageAlerts: false,
        sigV4Auth: true,
        sigV4AuthType: 'workspace-iam-role',
        sigV4Region: 'eu-west-1',
      },
    },
  ]);
});

test.each(['view', 'silence'] as const)('with alerts %s its alert manager is a data source too', (alerts) => {
  const [metrics, manager] = ampDataSources([one], {
    type: 'grafana-amazonprometheus-datasource',
    authType: 'default',
    alerts,
  });
  expect(metrics).toMatchObject({
    type: 'grafana-amazonprometheus-datasource',
    jsonData: { manageAlerts: true, alertmanagerUid: 'amp-metrics-alerts', timeInterval: '60s' },
  });
  expect(manager).toEqual({
    name: 'AMP metrics alerts',
    uid: 'amp-metrics-alerts',
    type: 'alertmanager',
    url: `${SOURCE.queryUrl}/alertmanager`,
    isDefault: false,
    jsonData: {
      implementation: 'prometheus',
      handleGrafanaManagedAlerts: false,
      sigV4Auth: true,
      sigV4AuthType: 'default',
      sigV4Region: 'eu-west-1',
    },
  });
});

test('of several the first is the default, and one of another account assumes its role', () => {
  const remote = remoteSource({
    name: 'other',
    workspaceArn: 'arn:aws:aps:eu-central-1:999999999999:workspace/ws-2',
    roleArn: 'arn:aws:iam::999999999999:role/reader',
    externalId: 'grafana',
  });
  const sources = ampDataSources([one, remote], { type: 'prometheus', authType: 'default', alerts: 'none' });
  expect(sources.map(({ isDefault }) => isDefault)).toEqual([true, false]);
  expect(sources[1]).toMatchObject({
    url: 'https://aps-workspaces.eu-central-1.amazonaws.com/workspaces/ws-2',
    jsonData: {
      sigV4Region: 'eu-central-1',
      sigV4AssumeRoleArn: 'arn:aws:iam::999999999999:role/reader',
      sigV4ExternalId: 'grafana',
    },
  });
});
