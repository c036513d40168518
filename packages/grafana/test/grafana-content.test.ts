import { dashboard, DASHBOARD_NAMES, renderJson } from '@promontory/dashboards';
import type { SynthesizedStack } from '@promontory/testing';
import {
  ampDataSources,
  DashboardConfigMaps,
  GRAFANA_PROVIDER_VERSION,
  GrafanaContent,
  type GrafanaContentProps,
} from '../src/index.js';
import { Fixture } from './fixture.js';
import { GRAFANA_SCHEMA } from './grafana-provider-schema.js';

const URL = 'https://g-0123456789.grafana-workspace.eu-west-1.amazonaws.com';
const dataSources = ampDataSources(
  [
    {
      name: 'metrics',
      queryUrl: 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1',
      region: 'eu-west-1',
    },
  ],
  { type: 'prometheus', authType: 'workspace-iam-role', alerts: 'view' },
);
const all = DASHBOARD_NAMES.map((name) => dashboard(name));

function content(props: Partial<GrafanaContentProps> = {}): SynthesizedStack {
  const fixture = new Fixture();
  new GrafanaContent(fixture.stack, 'Content', { url: URL, dataSources, dashboards: all, ...props });
  return fixture.synth();
}

/** What Terraform makes of a text in JSON. */
const unescaped = (text: unknown): string => String(text).replaceAll('$${', '${').replaceAll('%%{', '%{');

test('the provider is pinned, knows the address, and has no token', () => {
  const json = content();
  expect(json.provider['grafana']).toEqual([{ url: URL }]);
  expect(json.terraform['required_providers']).toMatchObject({
    grafana: { source: 'grafana/grafana', version: GRAFANA_PROVIDER_VERSION },
  });
  expect(content({ providerVersion: '4.41.0' }).terraform['required_providers']).toMatchObject({
    grafana: { version: '4.41.0' },
  });
});

test('every resource has what its documentation asks for, and nothing that it does not know', () => {
  const json = content();
  for (const [type, { required, optional }] of Object.entries(GRAFANA_SCHEMA)) {
    const known: Readonly<Record<string, string>> = { ...required, ...optional };
    expect(json.all(type).length).toBeGreaterThan(0);
    for (const { depends_on: _, ...attributes } of json.all(type)) {
      expect(Object.keys(attributes)).toEqual(expect.arrayContaining(Object.keys(required)));
      for (const [name, value] of Object.entries(attributes)) expect([name, typeof value]).toEqual([name, known[name]]);
    }
  }
  expect(Object.keys(json.resource).sort()).toEqual(Object.keys(GRAFANA_SCHEMA).sort());
});

test('each dashboard arrives as it is, in the folder, after its data sources', () => {
  const json = content();
  const delivered = json.all('grafana_dashboard');
  expect(delivered.map(({ config_json }) => unescaped(config_json)).sort()).toEqual(all.map(renderJson).sort());
  const [folder] = Object.keys(json.resource['grafana_folder'] ?? {});
  const sources = Object.keys(json.resource['grafana_data_source'] ?? {})
    .map((id) => `grafana_data_source.${id}`)
    .sort();
  for (const one of delivered) {
    expect(one).toMatchObject({ folder: `\${grafana_folder.${folder}.uid}`, overwrite: true });
    expect([...(one['depends_on'] as string[])].sort()).toEqual(sources);
  }
});

test('no variable of Grafana is left for Terraform to read', () => {
  for (const { config_json } of content().all('grafana_dashboard')) {
    expect(String(config_json).replaceAll('$${', '').replaceAll('%%{', '')).not.toMatch(/[$%]\{/);
  }
});

test('data sources are as Grafana has them', () => {
  const made = content().all('grafana_data_source');
  const [metrics, alerts] = ['amp-metrics', 'amp-metrics-alerts'].map((uid) => made.find((one) => one['uid'] === uid));
  expect(metrics).toEqual({
    name: 'AMP metrics',
    uid: 'amp-metrics',
    type: 'prometheus',
    url: dataSources[0]?.url,
    access_mode: 'proxy',
    is_default: true,
    json_data_encoded: JSON.stringify(dataSources[0]?.jsonData),
  });
  expect(alerts).toMatchObject({ type: 'alertmanager', is_default: false });
});

test('the folder can be called otherwise, and is not made for no dashboards', () => {
  expect(content().only('grafana_folder')).toEqual({ uid: 'promontory', title: 'Promontory' });
  expect(content({ folder: '${EKS}' }).only('grafana_folder')['title']).toBe('$${EKS}');
  expect(content({ folderUid: 'prod' }).only('grafana_folder')['uid']).toBe('prod');
  expect(content({ dashboards: [] }).all('grafana_folder')).toEqual([]);
});

test('a dashboard with a mistake is not delivered without its panels', () => {
  const wrong = dashboard('pod', { scrapeInterval: '1h' });
  expect(() => content({ dashboards: [wrong] })).toThrow('expected a duration from 1s to 30m');
});

describe('ConfigMaps', () => {
  const maps = (props: Partial<ConstructorParameters<typeof DashboardConfigMaps>[2]> = {}): SynthesizedStack => {
    const fixture = new Fixture();
    new DashboardConfigMaps(fixture.stack, 'Dashboards', { dashboards: all, namespace: 'grafana', ...props });
    return fixture.synth();
  };

  test('there is one for each dashboard, which the sidecar of the chart finds', () => {
    const made = maps().all('kubernetes_config_map_v1');
    expect(made).toHaveLength(all.length);
    for (const one of all) {
      expect(made).toContainEqual({
        metadata: {
          name: one.uid,
          namespace: 'grafana',
          labels: { grafana_dashboard: '1' },
          annotations: { grafana_folder: 'Promontory' },
        },
        data: { [`${one.uid}.json`]: expect.any(String) },
      });
    }
    const texts = made.flatMap(({ data }) => Object.values(data as Record<string, string>).map(unescaped));
    expect(texts.sort()).toEqual(all.map(renderJson).sort());
  });

  test('the folder can be called otherwise', () => {
    expect(maps({ folder: 'EKS' }).all('kubernetes_config_map_v1')[0]).toMatchObject({
      metadata: { annotations: { grafana_folder: 'EKS' } },
    });
  });

  test('one that Kubernetes would not take is refused by name', () => {
    const [first] = all;
    const { model } = first as (typeof all)[number];
    const large = { ...(first as (typeof all)[number]), model: { ...model, description: 'x'.repeat(1 << 20) } };
    expect(() => maps({ dashboards: [large] })).toThrow(
      /DashboardConfigMapSize: got promontory-clusters of \d+ bytes, expected at most 1048576/,
    );
  });
});
