import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AckSettings, ClusterSettings, Environment, WorkspaceSettings } from '@promontory/config';
import { type SynthesizedStack, synth } from '@promontory/testing';
import type { TerraformStack } from 'cdktf';
import { buildApp } from '../src/build-app.js';
import { AGENT } from './collections.js';
import { ENVIRONMENT } from './environment.js';

const [CLUSTER] = ENVIRONMENT.clusters as readonly [ClusterSettings];
const METRICS = ENVIRONMENT.workspaces['metrics'] as WorkspaceSettings;
const ACK: AckSettings = {
  workspaces: ['metrics'],
  owns: ['rules', 'alertManager'],
  mayCreateWorkspaces: false,
  mayConfigureLogging: false,
  deletionPolicy: 'retain',
  namespace: 'ack-system',
  createNamespace: true,
  serviceAccount: 'ack-prometheusservice-controller',
  watchNamespaces: undefined,
  identity: 'irsa',
  resources: undefined,
  chart: { version: undefined, repository: undefined },
  values: {},
};

/** The stack of the one cluster, with a controller. */
function clusterStack(
  ack: Partial<AckSettings> = {},
  more: Partial<ClusterSettings> = {},
  environment: Partial<Environment> = {},
): SynthesizedStack {
  const clusters = [{ ...CLUSTER, ...more, ack: { ...ACK, ...ack } }];
  const app = buildApp(
    { ...ENVIRONMENT, ...environment, clusters },
    { outdir: mkdtempSync(join(tmpdir(), 'promontory-ack-')) },
  );
  return synth(app.node.findChild('test-eu-west-1-cluster-checkout') as TerraformStack);
}
const values = (json: SynthesizedStack): string => String((json.only('helm_release')['values'] as string[])[0]);

test('a controller is installed beside the scraper, for the cluster’s workspace', () => {
  const json = clusterStack();
  expect(json.all('aws_prometheus_scraper')).toHaveLength(1);
  expect(json.only('helm_release')).toMatchObject({
    name: 'ack-prometheusservice-controller',
    namespace: 'ack-system',
    create_namespace: true,
    chart: 'prometheusservice-chart',
    version: '1.4.3',
  });
  expect(values(json)).toContain('deletionPolicy: retain\n');
  expect(json.provider['helm']).toMatchObject([{ kubernetes: { exec: { command: 'aws' } } }]);
  expect(json.output).toHaveProperty('ack_role_arn');
  expect(JSON.stringify(json.only('aws_iam_role_policy'))).toContain('Ack_Role');
});

test('and beside an agent, by the same provider', () => {
  const json = clusterStack({}, { collection: AGENT });
  expect(json.all('helm_release').map(({ name }) => name)).toEqual([
    'ack-prometheusservice-controller',
    'prometheus-agent',
  ]);
  expect(json.provider['helm']).toHaveLength(1);
});

test.each<[string, Partial<AckSettings>, string]>([
  ['mayCreateWorkspaces', { mayCreateWorkspaces: true }, '    - Workspace\n'],
  ['mayConfigureLogging', { mayConfigureLogging: true }, '    - LoggingConfiguration\n'],
  ['deletionPolicy', { deletionPolicy: 'delete' }, 'deletionPolicy: delete\n'],
  ['serviceAccount', { serviceAccount: 'own' }, 'name: own\n'],
  ['watchNamespaces', { watchNamespaces: ['a', 'b'] }, 'watchNamespace: a,b\n'],
  ['identity', { identity: 'pod-identity' }, 'promontory/identity: pod-identity\n'],
  ['resources', { resources: { limits: { memory: '9Gi' } } }, 'memory: 9Gi\n'],
  ['values', { values: { log: { level: 'debug' } } }, 'level: debug\n'],
])('%s reaches the values', (_, ack, piece) => {
  expect(values(clusterStack())).not.toContain(piece);
  expect(values(clusterStack(ack))).toContain(piece);
});

test('namespace, version and repository reach the release', () => {
  const chart = { version: '1.4.2', repository: 'oci://mirror' };
  expect(clusterStack({ namespace: 'own', createNamespace: false, chart }).only('helm_release')).toMatchObject({
    namespace: 'own',
    create_namespace: false,
    version: '1.4.2',
    repository: 'oci://mirror',
  });
});

test('workspaces made here are read from their states, those made elsewhere named', () => {
  const theirs = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-theirs';
  const workspaces: Environment['workspaces'] = {
    metrics: METRICS,
    other: { ...METRICS, name: 'other' },
    theirs: {
      kind: 'existing',
      name: 'theirs',
      region: 'eu-west-1',
      workspaceArn: theirs,
      customerManagedKey: undefined,
      otherAccount: undefined,
    },
  };
  const json = clusterStack({ workspaces: ['other', 'theirs'] }, {}, { workspaces });
  const documents = JSON.stringify(json.all('data.aws_iam_policy_document'));
  expect(documents).toContain(theirs);
  expect(documents).toContain('cross-stack-reference-input-test-eu-west-1-workspace-other');
  expect(documents).not.toContain('cross-stack-reference-input-test-eu-west-1-workspace-metrics');
});

test('the cluster’s own workspace, made elsewhere, is looked up once', () => {
  const existing = {
    kind: 'existing',
    name: 'metrics',
    region: 'eu-west-1',
    workspaceArn: 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1',
    customerManagedKey: undefined,
    otherAccount: undefined,
  } as const;
  const json = clusterStack({}, {}, { workspaces: { metrics: existing } });
  expect(json.all('data.aws_prometheus_workspace')).toHaveLength(1);
  expect(JSON.stringify(json.all('data.aws_iam_policy_document'))).toContain(
    'arn:aws:aps:eu-west-1:111122223333:rulegroupsnamespace/ws-1/*',
  );
});

test('what is not owned in Kubernetes is not reconciled', () => {
  const kind = '    - AlertManagerDefinition\n';
  expect(values(clusterStack())).toContain(kind);
  expect(values(clusterStack({ owns: ['rules'] }))).not.toContain(kind);
});
