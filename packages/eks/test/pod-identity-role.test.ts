import { evaluate, type IamDecision, type IamRequest, policyAt, synth } from '@promontory/testing';
import { TerraformOutput, TerraformVariable } from 'cdktf';
import { Cluster, type ICluster } from '../src/cluster.js';
import { PodIdentityAgent } from '../src/pod-identity-agent.js';
import { PodIdentityRole, type PodIdentityRoleProps } from '../src/pod-identity-role.js';
import { awsStack } from './stack.js';

const ARN = 'arn:aws:eks:eu-west-1:111122223333:cluster/checkout';
const SUBJECT = { namespace: 'prometheus', serviceAccount: 'writer' };
const WRITE = { actions: ['aps:RemoteWrite'], resources: ['arn:w'] };

function described(stack = awsStack(), clusterName = 'checkout'): ICluster {
  return Cluster.fromClusterAttributes(stack, `Cluster-${clusterName}`, {
    clusterName,
    clusterArn: ARN.replace('checkout', clusterName),
    region: 'eu-west-1',
    endpoint: 'https://0123.gr7.eu-west-1.eks.amazonaws.com',
    certificateAuthorityData: 'LS0tLS1CRUdJTg==',
    oidcProviderArn: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123',
    vpcId: 'vpc-0123',
    clusterSecurityGroupId: 'sg-0123',
  });
}

/** A role with one grant, and the JSON of its stack. */
function make(props: Partial<PodIdentityRoleProps> = {}) {
  const stack = awsStack();
  const cluster = described(stack);
  const role = new PodIdentityRole(stack, 'Role', { cluster, ...SUBJECT, ...props });
  role.addToPolicy(WRITE);
  return { role, json: synth(stack) };
}

test('the trust is pinned to EKS, one cluster, one account, one namespace and one service account', () => {
  const { json } = make();
  const statements = json.all('data.aws_iam_policy_document').map(({ statement }) => statement);
  expect(statements).toContainEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRole', 'sts:TagSession'],
      principals: [{ type: 'Service', identifiers: ['pods.eks.amazonaws.com'] }],
      condition: [
        { test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] },
        { test: 'ArnEquals', variable: 'aws:SourceArn', values: [ARN] },
        { test: 'StringEquals', variable: 'aws:RequestTag/kubernetes-namespace', values: ['prometheus'] },
        { test: 'StringEquals', variable: 'aws:RequestTag/kubernetes-service-account', values: ['writer'] },
      ],
    },
  ]);
  expect(statements).toContainEqual([{ effect: 'Allow', ...WRITE }]);
  expect(json.only('aws_iam_role')).toEqual({
    name: 'checkout-prometheus-writer',
    assume_role_policy: expect.stringMatching(/^\$\{data\.aws_iam_policy_document\.Role_TrustDocument_\w+\.json\}$/),
  });
});

const CONTEXT = {
  'aws:SourceAccount': '111122223333',
  'aws:SourceArn': ARN,
  'aws:RequestTag/kubernetes-namespace': 'prometheus',
  'aws:RequestTag/kubernetes-service-account': 'writer',
};

test.each<[string, Partial<IamRequest>, IamDecision]>([
  ['EKS for the pod', {}, 'allowed'],
  ['EKS that tags the session', { action: 'sts:TagSession' }, 'allowed'],
  ['another action', { action: 'sts:AssumeRoleWithWebIdentity' }, 'implicitDeny'],
  ['another service', { principal: { Service: 'eks.amazonaws.com' } }, 'implicitDeny'],
  ['a role of the account', { principal: { AWS: 'arn:aws:iam::111122223333:role/admin' } }, 'implicitDeny'],
  ['another cluster', { context: { ...CONTEXT, 'aws:SourceArn': `${ARN}-2` } }, 'implicitDeny'],
  ['another account', { context: { ...CONTEXT, 'aws:SourceAccount': '444455556666' } }, 'implicitDeny'],
  ['another namespace', { context: { ...CONTEXT, 'aws:RequestTag/kubernetes-namespace': 'default' } }, 'implicitDeny'],
  [
    'another service account',
    { context: { ...CONTEXT, 'aws:RequestTag/kubernetes-service-account': 'default' } },
    'implicitDeny',
  ],
  ['EKS without the tags', { context: { 'aws:SourceAccount': '111122223333', 'aws:SourceArn': ARN } }, 'implicitDeny'],
])('the trust, asked by %s', (_, request, decision) => {
  const { json } = make();
  const trust = policyAt(json, json.only('aws_iam_role')['assume_role_policy']);
  const base = { action: 'sts:AssumeRole', principal: { Service: 'pods.eks.amazonaws.com' }, context: CONTEXT };
  expect(evaluate(trust, { ...base, ...request })).toBe(decision);
});

test('the role is given to the service account by an association', () => {
  const { json } = make();
  expect(json.only('aws_eks_pod_identity_association')).toEqual({
    cluster_name: 'checkout',
    region: 'eu-west-1',
    namespace: 'prometheus',
    service_account: 'writer',
    role_arn: expect.stringMatching(/^\$\{aws_iam_role\.Role_\w+\.arn\}$/),
  });
});

test('no OIDC provider is asked for, and the service account carries nothing', () => {
  const stack = awsStack();
  const cluster = Cluster.fromClusterName(stack, 'Cluster', { clusterName: 'checkout', region: 'eu-west-1' });
  const role = new PodIdentityRole(stack, 'Role', { cluster, ...SUBJECT });
  role.addToPolicy(WRITE);
  const json = synth(stack);
  expect(json.all('data.aws_iam_openid_connect_provider')).toEqual([]);
  expect(role.serviceAccountAnnotations).toEqual({});
  expect(json.all('data.aws_iam_policy_document').map(({ statement }) => statement)).toContainEqual([
    expect.objectContaining({
      condition: expect.arrayContaining([
        {
          test: 'StringEquals',
          variable: 'aws:SourceAccount',
          values: [expect.stringMatching(/^\$\{element\(split\(":", data\.aws_eks_cluster\.\w+\.arn\), 4\)\}$/)],
        },
      ]),
    }),
  ]);
});

test('a pod waits for permissions and association, and for the agent where it is installed here', () => {
  const stack = awsStack();
  const cluster = described(stack);
  const agent = new PodIdentityAgent(stack, 'Agent', { cluster });
  const roles = {
    without: new PodIdentityRole(stack, 'Without', { cluster, ...SUBJECT }),
    with: new PodIdentityRole(stack, 'With', { cluster, ...SUBJECT, agent }),
  };
  for (const [name, role] of Object.entries(roles)) {
    role.addToPolicy(WRITE);
    new TerraformOutput(stack, name, { value: '', dependsOn: [...role.dependencies] });
  }
  const { output } = synth(stack);
  const own = (name: string): unknown[] => [
    expect.stringMatching(`^\\$\\{aws_iam_role_policy\\.${name}_Policy_\\w+\\}$`),
    expect.stringMatching(`^\\$\\{aws_eks_pod_identity_association\\.${name}_Association_\\w+\\}$`),
  ];
  expect(output['without']?.['depends_on']).toEqual(own('Without'));
  expect(output['with']?.['depends_on']).toEqual([
    ...own('With'),
    expect.stringMatching(/^\$\{aws_eks_addon\.Agent_\w+\}$/),
  ]);
});

test('further service accounts each get a statement and an association of their own', () => {
  const stack = awsStack();
  const [cluster, second] = [described(stack), described(stack, 'second')];
  const alsoTrusts = [
    { cluster, namespace: 'prometheus', serviceAccount: 'reader' },
    { cluster: second, ...SUBJECT },
  ];
  new PodIdentityRole(stack, 'Role', { cluster, ...SUBJECT, alsoTrusts }).addToPolicy(WRITE);
  const json = synth(stack);
  const found = json
    .all('aws_eks_pod_identity_association')
    .map((association) => [association['cluster_name'], association['service_account']]);
  expect(found).toEqual(
    expect.arrayContaining([
      ['checkout', 'writer'],
      ['checkout', 'reader'],
      ['second', 'writer'],
    ]),
  );
  expect(found).toHaveLength(3);
  expect(policyAt(json, json.only('aws_iam_role')['assume_role_policy']).Statement).toHaveLength(3);
});

test('an association stays when another leaves the list', () => {
  const ids = (names: string[]): string[] => {
    const stack = awsStack();
    const cluster = described(stack);
    const alsoTrusts = names.map((serviceAccount) => ({ cluster, namespace: 'prometheus', serviceAccount }));
    new PodIdentityRole(stack, 'Role', { cluster, ...SUBJECT, alsoTrusts }).addToPolicy(WRITE);
    return Object.keys(synth(stack).resource['aws_eks_pod_identity_association'] ?? {});
  };
  expect(ids(['a', 'b'])).toEqual(expect.arrayContaining(ids(['b'])));
});

test('further service accounts may be references', () => {
  const stack = awsStack();
  const cluster = described(stack);
  const serviceAccount = new TerraformVariable(stack, 'account', { type: 'string' }).stringValue;
  new PodIdentityRole(stack, 'Role', {
    cluster,
    ...SUBJECT,
    alsoTrusts: [{ cluster, namespace: 'prometheus', serviceAccount }],
  }).addToPolicy(WRITE);
  expect(synth(stack).all('aws_eks_pod_identity_association')).toContainEqual(
    expect.objectContaining({ service_account: '${var.account}' }),
  );
});

test('name and description are those that are given', () => {
  const { json } = make({ roleName: 'writer', description: 'Writes' });
  expect(json.only('aws_iam_role')).toMatchObject({ name: 'writer', description: 'Writes' });
});

test('a role without a grant is refused by name', () => {
  const stack = awsStack();
  new PodIdentityRole(stack, 'Role', { cluster: described(stack), ...SUBJECT });
  expect(() => synth(stack)).toThrow(
    'EksPodIdentityRoleWithoutGrants: got a role that may do nothing, expected at least one grant; call a grant such as workspace.grantRemoteWrite(role), or remove the role (at test/Role)',
  );
});

test.each([
  ['namespace', '*'],
  ['serviceAccount', 'Writer'],
])('%s %s is refused', (key, value) => {
  expect(() => make({ [key]: value })).toThrow(
    `EksServiceAccountSubject: got ${key} "${value}", expected lower-case letters, digits and '-' (no wildcard); name one ${key} (at test/Role)`,
  );
});

test('the agent is an add-on in the version that AWS takes, or in one that is given', () => {
  const stack = awsStack();
  const cluster = described(stack);
  new PodIdentityAgent(stack, 'Agent', { cluster });
  const addon = {
    cluster_name: 'checkout',
    region: 'eu-west-1',
    addon_name: 'eks-pod-identity-agent',
    resolve_conflicts_on_create: 'OVERWRITE',
    resolve_conflicts_on_update: 'PRESERVE',
  };
  expect(synth(stack).only('aws_eks_addon')).toEqual(addon);

  const pinned = awsStack();
  new PodIdentityAgent(pinned, 'Agent', { cluster: described(pinned), addonVersion: 'v1.3.2-eksbuild.2' });
  expect(synth(pinned).only('aws_eks_addon')).toEqual({ ...addon, addon_version: 'v1.3.2-eksbuild.2' });
});
