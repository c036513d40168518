import { parseAllDocuments } from 'yaml';
import {
  configMaps,
  configMapSize,
  dashboard,
  DASHBOARD_NAMES,
  grafanaDashboards,
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
