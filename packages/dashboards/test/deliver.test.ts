import { parseAllDocuments } from 'yaml';
import {
  ampDataSources,
  configMaps,
  configMapSize,
  dashboard,
  DASHBOARD_NAMES,
  grafanaDashboards,
  grafanaDataSources,
  grafanaFolder,
  MOST_CONFIG_MAP_BYTES,
  renderJson,
} from '../src/index.js';

const two = [dashboard('pod'), dashboard('node')];
const read = (text: string) => parseAllDocuments(text).map((document) => document.toJS() as Record<string, unknown>);

test('each dashboard is a ConfigMap that the sidecar of Grafana loads', () => {
  expect(read(configMaps(two, { namespace: 'grafana', labels: { team: 'sre' }, folder: 'EKS' }))).toEqual(
    two.map((one) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: one.uid,
        namespace: 'grafana',
        labels: { grafana_dashboard: '1', team: 'sre' },
        annotations: { grafana_folder: 'EKS' },
      },
      data: { [`${one.uid}.json`]: renderJson(one) },
    })),
  );
});

test('the label by which a sidecar looks can be another’s', () => {
  const [first] = read(configMaps(two, { namespace: 'grafana', labels: { grafana_dashboard: 'yes' } }));
  expect(first).toMatchObject({
    metadata: { labels: { grafana_dashboard: 'yes' }, annotations: { grafana_folder: 'Promontory' } },
  });
});

test('each dashboard is a GrafanaDashboard for the operator', () => {
  const options = { namespace: 'grafana', labels: { team: 'sre' }, folder: 'EKS', instanceLabels: { grafana: 'main' } };
  expect(read(grafanaDashboards(two, options))).toEqual(
    two.map((one) => ({
      apiVersion: 'grafana.integreatly.org/v1beta1',
      kind: 'GrafanaDashboard',
      metadata: { name: one.uid, namespace: 'grafana', labels: { team: 'sre' } },
      spec: { instanceSelector: { matchLabels: { grafana: 'main' } }, folder: 'EKS', json: renderJson(one) },
    })),
  );
  expect(read(grafanaDashboards(two, { namespace: 'grafana' }))[0]).toMatchObject({
    metadata: { name: 'promontory-pod', namespace: 'grafana' },
    spec: { instanceSelector: { matchLabels: { dashboards: 'grafana' } }, folder: 'Promontory' },
  });
});

test('a folder of the operator has an uid, and dashboards may name it', () => {
  const options = { namespace: 'grafana', labels: { team: 'sre' }, folder: 'EKS' };
  expect(read(grafanaFolder('promontory-prod', options))).toEqual([
    {
      apiVersion: 'grafana.integreatly.org/v1beta1',
      kind: 'GrafanaFolder',
      metadata: { name: 'promontory-prod', namespace: 'grafana', labels: { team: 'sre' } },
      spec: {
        instanceSelector: { matchLabels: { dashboards: 'grafana' } },
        uid: 'promontory-prod',
        title: 'EKS',
      },
    },
  ]);
  const [first] = read(grafanaDashboards(two, { ...options, folderRef: 'promontory-prod' }));
  expect(first?.['spec']).toMatchObject({ folderRef: 'promontory-prod' });
  expect(first?.['spec']).not.toHaveProperty('folder');
});

test('a data source of the operator signs by itself, and may be told where its workspace is', () => {
  const sources = ampDataSources([{ name: 'Main_1', queryUrl: '${query_url}', region: 'eu-west-1' }], {
    type: 'grafana-amazonprometheus-datasource',
    authType: 'default',
    alerts: 'view',
  }).map((source) => ({ ...source, urlFrom: { configMap: 'amp-main', key: 'query_url' } }));
  const plugin = { name: 'grafana-amazonprometheus-datasource', version: '3.3.5' };
  const made = read(
    grafanaDataSources(
      sources.map((source, index) => ({ ...source, ...(index === 0 && { plugin }) })),
      { namespace: 'grafana', instanceLabels: { a: 'b' } },
    ),
  );
  expect(made[0]).toEqual({
    apiVersion: 'grafana.integreatly.org/v1beta1',
    kind: 'GrafanaDatasource',
    metadata: { name: 'amp-main-1', namespace: 'grafana' },
    spec: {
      instanceSelector: { matchLabels: { a: 'b' } },
      uid: 'amp-Main_1',
      datasource: {
        name: 'AMP Main_1',
        type: 'grafana-amazonprometheus-datasource',
        url: '${query_url}',
        isDefault: true,
        jsonData: sources[0]?.jsonData,
        access: 'proxy',
        editable: false,
      },
      plugins: [plugin],
      valuesFrom: [{ targetPath: 'url', valueFrom: { configMapKeyRef: { name: 'amp-main', key: 'query_url' } } }],
    },
  });
  expect(made[1]?.['spec']).toMatchObject({
    uid: 'amp-Main_1-alerts',
    datasource: { url: '${query_url}/alertmanager' },
  });
  const plain = read(
    grafanaDataSources(
      sources.slice(0, 1).map(({ urlFrom: _, ...source }) => source),
      { namespace: 'x' },
    ),
  );
  expect(Object.keys(plain[0]?.['spec'] as object)).toEqual(['instanceSelector', 'uid', 'datasource']);
});

test('no ConfigMap comes near the mebibyte that Kubernetes allows', () => {
  for (const name of DASHBOARD_NAMES) expect(configMapSize(dashboard(name))).toBeLessThan(MOST_CONFIG_MAP_BYTES / 5);
});

test('a ConfigMap is as large as its key and its text in UTF-8', () => {
  const [first] = two;
  const { model } = first as (typeof two)[number];
  const wide = { ...(first as (typeof two)[number]), model: { ...model, title: '\u00e9' } };
  const narrow = { ...wide, model: { ...model, title: 'e' } };
  expect(configMapSize(wide)).toBe(configMapSize(narrow) + 1);
  expect(configMapSize(narrow)).toBe(Buffer.byteLength(renderJson(narrow)) + 'promontory-pod.json'.length);
});
