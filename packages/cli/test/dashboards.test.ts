import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { buildCli, type Ran, Repository } from './repository.js';

beforeAll(buildCli);

const ARN = 'arn:aws:aps:eu-central-1:111122223333:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const ENVIRONMENT = `apiVersion: promontory/v1
account: '111122223333'
region: eu-west-1
backend: { kind: local }
workspaces:
  metrics:
    packs: { recording: true, workloads: true, nodes: true, kubelet: true, resources: true, storage: true }
  logs: { existing: '${ARN}' }
clusters:
  - name: checkout
    workspace: metrics
    collection:
      kind: managed-scraper
      subnets:
        - { id: subnet-0a1b2c3d4e5f60001, availabilityZone: eu-west-1a }
        - { id: subnet-0a1b2c3d4e5f60002, availabilityZone: eu-west-1b }
`;

interface Written {
  readonly ran: Ran;
  readonly files: Readonly<Record<string, string>>;
  objects(file: string): Record<string, unknown>[];
}

function written(args: readonly string[], more = ''): Written {
  const repository = new Repository();
  repository.write('environments/dev/environment.yaml', `${ENVIRONMENT}${more}`);
  const ran = repository.run(['dashboards', 'dev', '--output', 'out', ...args]);
  const folder = join(repository.folder, 'out', 'dev');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  return {
    ran,
    files,
    objects: (file) => parseAllDocuments(files[file] ?? '').map((one) => one.toJS() as Record<string, unknown>),
  };
}

test('by default: resources of the Grafana Operator, of what the environment fills', () => {
  const { ran, files, objects } = written([]);
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(ran.stdout.trim().split('\n').sort()).toEqual(Object.keys(files).map((name) => `out/dev/${name}`));
  expect(Object.keys(files)).toEqual([
    'data-sources.yaml',
    'folder.yaml',
    ...['api-server', 'cluster', 'clusters', 'kubelet', 'namespace', 'networking', 'node', 'nodes', 'pod'].map(
      (name) => `promontory-${name}.yaml`,
    ),
    ...['volumes', 'workload'].map((name) => `promontory-${name}.yaml`),
  ]);
  expect(objects('folder.yaml')).toMatchObject([{ kind: 'GrafanaFolder', spec: { uid: 'promontory' } }]);
  expect(objects('promontory-pod.yaml')).toMatchObject([
    {
      kind: 'GrafanaDashboard',
      metadata: { name: 'promontory-pod', namespace: 'grafana' },
      spec: { instanceSelector: { matchLabels: { dashboards: 'grafana' } }, folderRef: 'promontory' },
    },
  ]);
  const model = JSON.parse(String((objects('promontory-pod.yaml')[0]?.['spec'] as { json: string }).json)) as object;
  expect(model).toMatchObject({ uid: 'promontory-pod' });
});

test('data sources of workspaces that are made here take their URL from a ConfigMap', () => {
  const spec = (index: number) => written([]).objects('data-sources.yaml')[index]?.['spec'];
  const valueFrom = { configMapKeyRef: { name: 'amp-metrics', key: 'query_url' } };
  expect(spec(0)).toMatchObject({
    uid: 'amp-metrics',
    datasource: {
      url: '${query_url}',
      isDefault: true,
      jsonData: { sigV4AuthType: 'default', sigV4Region: 'eu-west-1' },
    },
    plugins: [{ name: 'grafana-amazonprometheus-datasource' }],
    valuesFrom: [{ targetPath: 'url', valueFrom }],
  });
  expect(spec(1)).toMatchObject({
    uid: 'amp-metrics-alerts',
    datasource: { url: '${query_url}/alertmanager', type: 'alertmanager' },
    valuesFrom: [{ targetPath: 'url', valueFrom }],
  });
  expect(spec(2)).toMatchObject({
    uid: 'amp-logs',
    datasource: {
      url: 'https://aps-workspaces.eu-central-1.amazonaws.com/workspaces/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    },
  });
  expect(spec(2)).not.toHaveProperty('valuesFrom');
});

test('a Grafana that stands in the environment says how it reads, what it shows and under which names', () => {
  const { files, objects } = written(
    [],
    "grafana: { existing: g-0123456789, version: '10.4', prefix: Own_1, workspaces: [logs], alerts: none, dashboards: { also: [pod], folder: EKS } }\n",
  );
  expect(Object.keys(files)).toContain('Own_1-pod.yaml');
  expect(objects('data-sources.yaml')).toMatchObject([
    {
      metadata: { name: 'amp-own-1-logs' },
      spec: { datasource: { type: 'prometheus', isDefault: false, jsonData: { sigV4AuthType: 'workspace-iam-role' } } },
    },
  ]);
  expect(objects('folder.yaml')).toMatchObject([{ spec: { title: 'EKS', uid: 'promontory-Own_1' } }]);
  expect(objects('Own_1-pod.yaml')).toMatchObject([{ metadata: { name: 'own-1-pod' } }]);
});

test('--namespace, --instances and --prefix are in what is written', () => {
  const { objects } = written(['--namespace', 'monitoring', '--instances', 'grafana=main', '--prefix', 'dev']);
  expect(objects('dev-pod.yaml')).toMatchObject([
    {
      metadata: { name: 'dev-pod', namespace: 'monitoring' },
      spec: { instanceSelector: { matchLabels: { grafana: 'main' } }, folderRef: 'promontory-dev' },
    },
  ]);
  expect(objects('data-sources.yaml')[0]).toMatchObject({
    spec: { uid: 'amp-dev-metrics', valuesFrom: [{ valueFrom: { configMapKeyRef: { name: 'amp-metrics' } } }] },
  });
});

test('--format configmap and json write dashboards alone', () => {
  const maps = written(['--format', 'configmap']);
  expect(Object.keys(maps.files).filter((name) => !/^promontory-[a-z-]+\.yaml$/.test(name))).toEqual([]);
  expect(maps.objects('promontory-pod.yaml')).toMatchObject([
    { kind: 'ConfigMap', metadata: { namespace: 'grafana', labels: { grafana_dashboard: '1' } } },
  ]);
  const plain = written(['--format', 'json']);
  expect(JSON.parse(plain.files['promontory-pod.json'] ?? '')).toMatchObject({ uid: 'promontory-pod' });
  expect(Object.keys(plain.files)).toHaveLength(Object.keys(maps.files).length);
});

test.each<[string[], string]>([
  [['--prefix', 'Dev Team'], "--prefix is a name of lower-case letters, digits and '-', not 'Dev Team'"],
  [['--namespace', 'x_y'], "--namespace is a name of lower-case letters, digits and '-', not 'x_y'"],
  [['--instances', 'main'], "--instances is key=value, not 'main'"],
  [['--format', 'helm'], '--format'],
])('%j is wrong usage, and nothing is written', (args, message) => {
  const { ran, files } = written(args);
  expect(ran.status).toBe(2);
  expect(ran.stderr).toContain(message);
  expect(files).toEqual({});
});

test('nothing is written over what is there, without a folder, or of an environment with a mistake', () => {
  const repository = new Repository();
  repository.write('environments/dev/environment.yaml', ENVIRONMENT.replace('recording: true', 'recordings: true'));
  expect(repository.run(['dashboards', '--output', 'out'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('did you mean recording?') as string,
  });
  expect(existsSync(join(repository.folder, 'out'))).toBe(false);
  expect(repository.run(['dashboards'])).toMatchObject({
    status: 2,
    stderr: 'promontory: dashboards needs --output, the folder to write to\n',
  });
  mkdirSync(join(repository.folder, 'full', 'x'), { recursive: true });
  expect(repository.run(['dashboards', '--output', 'full'])).toMatchObject({
    status: 2,
    stderr: 'promontory: full is not empty: nothing is written over what is there\n',
  });
});
