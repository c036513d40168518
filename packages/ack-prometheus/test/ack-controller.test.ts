import { Cluster, PodIdentityAgent } from '@promontory/eks';
import { evaluate, policyAt } from '@promontory/testing';
import { Token } from 'cdktf';
import type { AckControllerProps } from '../src/ack-controller.js';
import { controller, Fixture, valuesOf } from './fixture.js';

test('the chart is pinned, and what it does is kept to the one namespace, Region and pair of kinds', () => {
  const json = controller();
  expect(json.only('helm_release')).toMatchObject({
    name: 'ack-prometheusservice-controller',
    namespace: 'ack-system',
    create_namespace: true,
    repository: 'oci://public.ecr.aws/aws-controllers-k8s',
    chart: 'prometheusservice-chart',
    version: '1.4.3',
    depends_on: [expect.stringMatching(/^aws_iam_role_policy\.Ack_Role_Policy_\w+$/)],
  });
  expect(valuesOf(json)).toEqual({
    aws: { region: 'eu-west-1' },
    serviceAccount: {
      create: true,
      name: 'ack-prometheusservice-controller',
      annotations: { 'eks.amazonaws.com/role-arn': expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/) as string },
    },
    installScope: 'namespace',
    watchNamespace: 'ack-system',
    deletionPolicy: 'retain',
    enableCARM: false,
    reconcile: { resources: ['RuleGroupsNamespace', 'AlertManagerDefinition'] },
    resourceTags: [
      'promontory/ack-controller=dev-1',
      'services.k8s.aws/controller-version=%CONTROLLER_SERVICE%-%CONTROLLER_VERSION%',
      'services.k8s.aws/namespace=%K8S_NAMESPACE%',
      'app.kubernetes.io/managed-by=%MANAGED_BY%',
      'kro.run/kro-version=%KRO_VERSION%',
    ],
  });
});

test.each<[string, Partial<AckControllerProps>, object]>([
  ['serviceAccount', { serviceAccount: 'own' }, { serviceAccount: { name: 'own' } }],
  ['namespace', { namespace: 'own' }, { watchNamespace: 'own' }],
  ['watchNamespaces', { watchNamespaces: ['a', 'b'] }, { installScope: 'namespace', watchNamespace: 'a,b' }],
  ['deletionPolicy', { deletionPolicy: 'delete' }, { deletionPolicy: 'delete' }],
  ['owns', { owns: ['rules'] }, { reconcile: { resources: ['RuleGroupsNamespace'] } }],
  [
    'mayCreateWorkspaces',
    { mayCreateWorkspaces: true },
    { reconcile: { resources: ['RuleGroupsNamespace', 'AlertManagerDefinition', 'Workspace'] } },
  ],
  [
    'mayConfigureLogging',
    { mayConfigureLogging: true },
    { reconcile: { resources: ['RuleGroupsNamespace', 'AlertManagerDefinition', 'LoggingConfiguration'] } },
  ],
  [
    'resources',
    { resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '3', memory: '4Gi' } } },
    { resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '3', memory: '4Gi' } } },
  ],
  ['values', { values: { log: { level: 'debug' } } }, { log: { level: 'debug' }, deletionPolicy: 'retain' }],
])('%s reaches the values', (_, props, expected) => {
  expect(valuesOf(controller(props))).toMatchObject(expected);
});

test('every namespace is watched when that is asked for', () => {
  const values = valuesOf(controller({ watchNamespaces: 'all' }));
  expect([values['installScope'], 'watchNamespace' in values]).toEqual(['cluster', false]);
});

test('namespace, version and repository reach the release', () => {
  const props = { namespace: 'own', createNamespace: false, chartVersion: '1.4.2', chartRepository: 'oci://mirror' };
  expect(controller(props).only('helm_release')).toMatchObject({
    namespace: 'own',
    create_namespace: false,
    version: '1.4.2',
    repository: 'oci://mirror',
  });
});

test('it calls the Region of its workspaces, which need not be the cluster’s', () => {
  const fixture = new Fixture();
  fixture.controller({ workspaces: [fixture.workspace('ws-a', 'us-east-1')] });
  expect(valuesOf(fixture.synth())['aws']).toEqual({ region: 'us-east-1' });
});

test('without workspaces it makes them in the cluster’s Region, and reconciles nothing else', () => {
  const values = valuesOf(controller({ workspaces: [], mayCreateWorkspaces: true }));
  expect(values).toMatchObject({ aws: { region: 'eu-west-1' }, reconcile: { resources: ['Workspace'] } });
});

test('of a cluster that is looked up, account and partition are those of its ARN', () => {
  const fixture = new Fixture();
  const cluster = Cluster.fromClusterName(fixture.stack, 'Lookup', { clusterName: 'dev-2', region: 'eu-west-1' });
  fixture.controller({ cluster, mayCreateWorkspaces: true });
  const documents = JSON.stringify(fixture.synth().data['aws_iam_policy_document']);
  expect(documents).toMatch(
    /arn:\$\{element\(split\(\\":\\", data\.aws_eks_cluster\.\w+\.arn\), 1\)\}:aps:eu-west-1:\$\{element\(split\(\\":\\", data\.aws_eks_cluster\.\w+\.arn\), 4\)\}:workspace\/\*/,
  );
});

test('the role is the one service account’s', () => {
  const json = controller({ namespace: 'own', serviceAccount: 'sa' });
  expect(json.only('aws_iam_role')).toMatchObject({
    name: 'dev-1-own-sa',
    description: 'Administers rules and alerts of AMP for dev-1',
  });
  const trust = policyAt(json, json.only('aws_iam_role')['assume_role_policy']);
  const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/0123';
  const assume = (subject: string) =>
    evaluate(trust, {
      action: 'sts:AssumeRoleWithWebIdentity',
      principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` },
      context: { [`${issuer}:sub`]: subject, [`${issuer}:aud`]: 'sts.amazonaws.com' },
    });
  expect(assume('system:serviceaccount:own:sa')).toBe('allowed');
  expect(assume('system:serviceaccount:own:default')).toBe('implicitDeny');
});

test('with Pod Identity no annotation is rendered, the pod is started again, and waits for the association', () => {
  const json = controller({ identity: 'pod-identity' });
  const values = valuesOf(json);
  expect(values['serviceAccount']).toEqual({ create: true, name: 'ack-prometheusservice-controller' });
  expect(values['deployment']).toEqual({ annotations: { 'promontory/identity': 'pod-identity' } });
  expect(json.only('aws_eks_pod_identity_association')).toMatchObject({
    namespace: 'ack-system',
    service_account: 'ack-prometheusservice-controller',
  });
  expect(json.only('helm_release')['depends_on']).toContainEqual(
    expect.stringMatching(/^aws_eks_pod_identity_association\./),
  );
});

test('and for the Pod Identity agent, where it is installed here', () => {
  const fixture = new Fixture();
  const podIdentityAgent = new PodIdentityAgent(fixture.stack, 'Agent', { cluster: fixture.cluster });
  fixture.controller({ identity: 'pod-identity', podIdentityAgent });
  expect(fixture.synth().only('helm_release')['depends_on']).toContainEqual(expect.stringMatching(/^aws_eks_addon\./));
});

test.each([
  ['aws.region', { aws: { region: 'us-east-1' } }],
  ['aws', { aws: null }],
  ['aws.credentials', { aws: { credentials: { secretName: 's' } } }],
  ['serviceAccount.create', { serviceAccount: { create: false } }],
  ['serviceAccount.name', { serviceAccount: { name: 'x' } }],
  [
    'serviceAccount.annotations.eks.amazonaws.com/role-arn',
    { serviceAccount: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:x' } } },
  ],
  ['installScope', { installScope: 'cluster' }],
  ['watchNamespace', { watchNamespace: 'x' }],
  ['deletionPolicy', { deletionPolicy: 'delete' }],
  ['enableCARM', { enableCARM: true }],
  ['featureGates.IAMRoleSelector', { featureGates: { IAMRoleSelector: true } }],
  ['reconcile.resources', { reconcile: { resources: [] } }],
  ['resourceTags', { resourceTags: [] }],
])('raw values do not change %s', (path, values) => {
  expect(() => controller({ values })).toThrow(`AckControllerValues: got values.${path}, expected`);
});

describe('refused', () => {
  test.each<[string, Partial<AckControllerProps>, string]>([
    ['nothing to administer', { workspaces: [] }, 'AckControllerWorkspaces: got no workspaces, expected at least one'],
    [
      'logging of nothing',
      { workspaces: [], mayCreateWorkspaces: true, mayConfigureLogging: true },
      'AckControllerWorkspaces: got logging and no workspaces',
    ],
    ['nothing that is owned', { owns: [] }, "AckControllerOwns: got an empty 'owns'"],
    ['no namespaces', { watchNamespaces: [] }, "AckControllerNamespaces: got an empty 'watchNamespaces'"],
    ['two namespaces in one', { watchNamespaces: ['a,b'] }, 'AckControllerNamespaces: got "a,b"'],
    ['a range of versions', { chartVersion: '1.x' }, 'HelmChartVersion: got 1.x'],
  ])('%s', (_, props, message) => {
    expect(() => controller(props)).toThrow(message);
  });

  test('workspaces of two Regions', () => {
    const fixture = new Fixture();
    const workspaces = [fixture.workspace('ws-a', 'eu-west-1'), fixture.workspace('ws-b', 'us-east-1')];
    expect(() => fixture.controller({ workspaces })).toThrow(
      'AckControllerRegions: got workspaces in eu-west-1, us-east-1, expected one Region; install a controller for each Region (at test/Ack)',
    );
  });

  test('a Pod Identity agent that is of no use', () => {
    const fixture = new Fixture();
    const podIdentityAgent = new PodIdentityAgent(fixture.stack, 'Agent', { cluster: fixture.cluster });
    expect(() => fixture.controller({ podIdentityAgent })).toThrow('AckControllerIdentity: got a Pod Identity agent');
  });
});

test('what Terraform fills in is not judged', () => {
  const watchNamespaces = [Token.asString({ resolve: () => '${var.namespace}' })];
  expect(valuesOf(controller({ watchNamespaces }))['watchNamespace']).toBe('${var.namespace}');
});
