import { PodIdentityAgent } from '@promontory/eks';
import { evaluate, policyAt } from '@promontory/testing';
import { TerraformVariable } from 'cdktf';
import { Fixture } from './fixture.js';

const IRSA = 'annotations:\n      eks.amazonaws.com/role-arn: ${aws_iam_role.arn}\n';

test('irsa is what it is without saying so', () => {
  const [silent, said] = [new Fixture(), new Fixture()];
  silent.agent();
  said.agent({ identity: 'irsa' });
  expect(said.synth()).toEqual({ ...silent.synth(), all: expect.anything(), only: expect.anything() });
  expect(said.values()).toContain(IRSA);
});

test('with Pod Identity no annotation is rendered, and the pod is started again', () => {
  const [irsa, podIdentity] = [new Fixture(), new Fixture()];
  irsa.agent();
  podIdentity.agent({ identity: 'pod-identity' });
  const restarted = '  podAnnotations:\n    promontory/identity: pod-identity\n  persistentVolume:\n';
  expect(podIdentity.values()).toBe(
    irsa.values().replace(`    ${IRSA}`, '').replace('  persistentVolume:\n', restarted),
  );
});

test('with Pod Identity the role is given to the one service account, and may write to the one workspace', () => {
  const fixture = new Fixture();
  const agent = fixture.agent({ identity: 'pod-identity', namespace: 'monitoring', serviceAccount: 'writer' });
  const json = fixture.synth();
  expect(json.only('aws_eks_pod_identity_association')).toMatchObject({
    cluster_name: 'dev-1',
    namespace: 'monitoring',
    service_account: 'writer',
    role_arn: expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/),
  });
  expect(json.only('aws_iam_role')).toMatchObject({
    name: 'dev-1-monitoring-writer',
    description: 'Writes metrics of dev-1 to AMP',
  });
  expect(agent.role?.node.path).toBe('test/Agent/Role');

  const trust = policyAt(json, json.only('aws_iam_role')['assume_role_policy']);
  const assume = (serviceAccount: string) =>
    evaluate(trust, {
      action: 'sts:AssumeRole',
      principal: { Service: 'pods.eks.amazonaws.com' },
      context: {
        'aws:SourceAccount': '111122223333',
        'aws:SourceArn': 'arn:aws:eks:eu-west-1:111122223333:cluster/dev-1',
        'aws:RequestTag/kubernetes-namespace': 'monitoring',
        'aws:RequestTag/kubernetes-service-account': serviceAccount,
      },
    });
  expect(assume('writer')).toBe('allowed');
  expect(assume('default')).toBe('implicitDeny');
});

test.each(['irsa', 'pod-identity'] as const)('with %s the role may write, and no more', (identity) => {
  const fixture = new Fixture();
  fixture.agent({ identity });
  const json = fixture.synth();
  const [reference = ''] = /\$\{aws_prometheus_workspace\.\w+\.arn\}/.exec(JSON.stringify(json.data)) ?? [];
  const grants = policyAt(json, json.only('aws_iam_role_policy')['policy'], { [reference]: 'arn:workspace' });
  const decide = (action: string, resource: string) => evaluate(grants, { action, resource });
  expect(decide('aps:RemoteWrite', 'arn:workspace')).toBe('allowed');
  expect(decide('aps:RemoteWrite', 'arn:another')).toBe('implicitDeny');
  expect(decide('aps:QueryMetrics', 'arn:workspace')).toBe('implicitDeny');
});

test('the role stays when the way to it changes: its address and its name are the same', () => {
  const roles = (['irsa', 'pod-identity'] as const).map((identity) => {
    const fixture = new Fixture();
    fixture.agent({ identity });
    const [[id, role]] = Object.entries(fixture.synth().resource['aws_iam_role'] ?? {}) as [
      [string, Record<string, unknown>],
    ];
    return [id, role['name']];
  });
  expect(roles[0]).toEqual(roles[1]);
});

test('the chart waits for the association, without which its pod would get no credentials', () => {
  const fixture = new Fixture();
  fixture.agent({ identity: 'pod-identity' });
  expect(fixture.release()['depends_on']).toEqual([
    expect.stringMatching(/^aws_iam_role_policy\.Agent_Role_Policy_\w+$/),
    expect.stringMatching(/^aws_eks_pod_identity_association\.Agent_Role_Association_\w+$/),
  ]);
});

test('and for the Pod Identity agent, where it is installed here', () => {
  const fixture = new Fixture();
  const podIdentityAgent = new PodIdentityAgent(fixture.stack, 'PodIdentity', { cluster: fixture.cluster });
  fixture.agent({ identity: 'pod-identity', podIdentityAgent });
  expect(fixture.release()['depends_on']).toContainEqual(expect.stringMatching(/^aws_eks_addon\.PodIdentity_\w+$/));
});

test.each([undefined, 'irsa'] as const)('a Pod Identity agent is refused with identity %s', (identity) => {
  const fixture = new Fixture();
  const podIdentityAgent = new PodIdentityAgent(fixture.stack, 'PodIdentity', { cluster: fixture.cluster });
  expect(() => fixture.agent({ identity, podIdentityAgent })).toThrow(
    new Error(
      "PrometheusAgentIdentity: got a Pod Identity agent for a role by IRSA, expected identity 'pod-identity', or no agent; change 'identity', or leave 'podIdentityAgent' out (at test/Agent)",
    ),
  );
});

test('a Prometheus whose SDK is too old for Pod Identity is refused by name', () => {
  const values = { server: { image: { tag: 'v2.48.1' } } };
  expect(() => new Fixture().agent({ identity: 'pod-identity', values })).toThrow(
    /^EksPodIdentityUnsupported: got prometheus v2\.48\.1 with Pod Identity, expected at least 2\.49\.0 \(.+\); upgrade prometheus, or give it a ServiceAccountRole \(at test\/Agent\)$/,
  );
  expect(() => new Fixture().agent({ identity: 'irsa', values })).not.toThrow();
});

test('a chart whose Prometheus is too old is refused by name, unless another image stands in for it', () => {
  const chartVersion = '25.8.2';
  expect(() => new Fixture().agent({ identity: 'pod-identity', chartVersion })).toThrow(
    /^EksPodIdentityUnsupported: got prometheus-chart 25\.8\.2 with Pod Identity, expected at least 25\.9\.0 \(.+\);/,
  );
  const values = { server: { image: { tag: 'v3.14.0' } } };
  expect(() => new Fixture().agent({ identity: 'pod-identity', chartVersion, values })).not.toThrow();
  expect(() => new Fixture().agent({ identity: 'pod-identity', chartVersion: '29.27.0' })).not.toThrow();
  expect(() => new Fixture().agent({ identity: 'irsa', chartVersion })).not.toThrow();
});

test.each([
  ['one that is new enough', { server: { image: { tag: 'v3.14.0' } } }],
  ['another value of the image', { server: { image: { pullPolicy: 'Always' } } }],
  ['another value', { server: { podLabels: { team: 'sre' } } }],
])('%s is taken', (_, values) => {
  expect(() => new Fixture().agent({ identity: 'pod-identity', values })).not.toThrow();
});

test('a tag that is a reference is passed on unchecked', () => {
  const fixture = new Fixture();
  const tag = new TerraformVariable(fixture.stack, 'tag', { type: 'string' }).stringValue;
  fixture.agent({ identity: 'pod-identity', values: { server: { image: { tag } } } });
  expect(fixture.values()).toContain('tag: ${var.tag}\n');
});
