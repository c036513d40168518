import { environmentOf, VALID, valid } from './environment-folder.js';

const cluster = (more: string, yaml = VALID): string =>
  yaml.replace('  - name: checkout\n', `  - name: checkout\n    ${more}\n`);

test('rules are not owned in Kubernetes unless that is said', () => {
  expect(environmentOf(VALID).clusters[0]?.ack).toBeUndefined();
});

test('a controller has the documented defaults', () => {
  expect(environmentOf(cluster('ack: {}')).clusters[0]?.ack).toEqual({
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
  });
});

test('everything that is said of a controller is in its settings', () => {
  const said = {
    workspaces: ['other'],
    owns: ['rules'],
    mayCreateWorkspaces: true,
    mayConfigureLogging: true,
    deletionPolicy: 'delete',
    namespace: 'own',
    createNamespace: false,
    serviceAccount: 'sa',
    watchNamespaces: ['a', 'b'],
    identity: 'pod-identity',
    resources: { limits: { memory: '1Gi' } },
    chart: { version: '1.4.2', repository: 'oci://mirror' },
    values: { log: { level: 'debug' } },
  };
  const yaml = valid('    alias: test-metrics\n', '    alias: test-metrics\n  other: { logging: false }\n');
  expect(environmentOf(cluster(`workspace: metrics\n    ack: ${JSON.stringify(said)}`, yaml)).clusters[0]?.ack).toEqual(
    said,
  );
});

test('every namespace may be watched', () => {
  expect(environmentOf(cluster('ack: { watchNamespaces: all }')).clusters[0]?.ack?.watchNamespaces).toBe('all');
});

test('a controller may have workspaces to make, and none that is there', () => {
  expect(
    environmentOf(cluster('ack: { workspaces: [], mayCreateWorkspaces: true }')).clusters[0]?.ack?.workspaces,
  ).toEqual([]);
});

test('rules that Terraform owns in a workspace that is not the controller’s are left alone', () => {
  const yaml = valid('    alias: test-metrics\n', '    rules: { own: rules.yaml }\n  other: {}\n');
  const rules = 'groups: [{ name: g, rules: [{ alert: A, expr: up }] }]\n';
  expect(
    environmentOf(cluster('workspace: metrics\n    ack: { workspaces: [other] }', yaml), { 'rules.yaml': rules })
      .clusters[0]?.ack?.workspaces,
  ).toEqual(['other']);
});

test('teams may own rules while Terraform owns routes and topics', () => {
  const yaml = valid('    alias: test-metrics\n', '    alertManager: { topics: { oncall: {} } }\n');
  expect(environmentOf(cluster('ack: { owns: [rules] }', yaml)).clusters[0]?.ack?.owns).toEqual(['rules']);
});
