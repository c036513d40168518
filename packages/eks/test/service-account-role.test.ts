import { evaluate, policyAt, synth } from '@promontory/testing';
import { TerraformOutput } from 'cdktf';
import { Cluster, type ICluster } from '../src/cluster.js';
import { ServiceAccountRole } from '../src/service-account-role.js';
import { awsStack } from './stack.js';

const OIDC = 'oidc.eks.eu-west-1.amazonaws.com/id/0123';
const SUBJECT = { namespace: 'prometheus', serviceAccount: 'writer' };
const WRITE = { actions: ['aps:RemoteWrite'], resources: ['arn:w'] };

function described(stack = awsStack()): ICluster {
  return Cluster.fromClusterAttributes(stack, 'Cluster', {
    clusterName: 'checkout',
    clusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/checkout',
    region: 'eu-west-1',
    endpoint: 'https://0123.gr7.eu-west-1.eks.amazonaws.com',
    certificateAuthorityData: 'LS0tLS1CRUdJTg==',
    oidcProviderArn: `arn:aws:iam::111122223333:oidc-provider/${OIDC}`,
    vpcId: 'vpc-0123',
    clusterSecurityGroupId: 'sg-0123',
  });
}

test('the trust is pinned to one service account and to the audience of STS', () => {
  const stack = awsStack();
  const role = new ServiceAccountRole(stack, 'Role', { cluster: described(stack), ...SUBJECT });
  role.addToPolicy(WRITE);
  const json = synth(stack);
  const statements = json.all('data.aws_iam_policy_document').map(({ statement }) => statement);
  expect(statements).toContainEqual([
    {
      effect: 'Allow',
      actions: ['sts:AssumeRoleWithWebIdentity'],
      principals: [{ type: 'Federated', identifiers: [`arn:aws:iam::111122223333:oidc-provider/${OIDC}`] }],
      condition: [
        { test: 'StringEquals', variable: `${OIDC}:sub`, values: ['system:serviceaccount:prometheus:writer'] },
        { test: 'StringEquals', variable: `${OIDC}:aud`, values: ['sts.amazonaws.com'] },
      ],
    },
  ]);
  expect(statements).toContainEqual([{ effect: 'Allow', ...WRITE }]);
  expect(json.only('aws_iam_role')).toMatchObject({ name: 'checkout-prometheus-writer' });
  expect(json.all('aws_iam_role_policy')).toHaveLength(1);
});

test.each([
  ['system:serviceaccount:prometheus:writer', 'sts.amazonaws.com', 'allowed'],
  ['system:serviceaccount:default:writer', 'sts.amazonaws.com', 'implicitDeny'],
  ['system:serviceaccount:prometheus:reader', 'sts.amazonaws.com', 'implicitDeny'],
  ['system:serviceaccount:prometheus:writer', 'another', 'implicitDeny'],
])('the trust, asked by %s for %s: %s', (subject, audience, decision) => {
  const stack = awsStack();
  new ServiceAccountRole(stack, 'Role', { cluster: described(stack), ...SUBJECT }).addToPolicy(WRITE);
  const json = synth(stack);
  const request = {
    action: 'sts:AssumeRoleWithWebIdentity',
    principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${OIDC}` },
    context: { [`${OIDC}:sub`]: subject, [`${OIDC}:aud`]: audience },
  };
  expect(evaluate(policyAt(json, json.only('aws_iam_role')['assume_role_policy']), request)).toBe(decision);
});

test('the service account carries the role, and a pod waits for its permissions', () => {
  const stack = awsStack();
  const role = new ServiceAccountRole(stack, 'Role', { cluster: described(stack), ...SUBJECT });
  role.addToPolicy(WRITE);
  new TerraformOutput(stack, 'role', {
    value: role.serviceAccountAnnotations,
    dependsOn: [...role.dependencies],
  });
  expect(synth(stack).output['role']).toEqual({
    value: { 'eks.amazonaws.com/role-arn': expect.stringMatching(/^\$\{aws_iam_role\.Role_\w+\.arn\}$/) },
    depends_on: [expect.stringMatching(/^\$\{aws_iam_role_policy\.Role_Policy_\w+\}$/)],
  });
});

test('the issuer of a cluster that is looked up is taken out of its provider ARN by Terraform', () => {
  const stack = awsStack();
  const cluster = Cluster.fromClusterName(stack, 'Cluster', { clusterName: 'checkout', region: 'eu-west-1' });
  new ServiceAccountRole(stack, 'Role', { cluster, ...SUBJECT }).addToPolicy(WRITE);
  const trust = synth(stack)
    .all('data.aws_iam_policy_document')
    .find(({ statement }) => JSON.stringify(statement).includes('AssumeRole'));
  expect(JSON.stringify(trust)).toMatch(
    /\$\{element\(split\(\\":oidc-provider\/\\", data\.aws_iam_openid_connect_provider\.\w+\.arn\), 1\)\}:sub/,
  );
});

test('further service accounts each get a statement of their own', () => {
  const stack = awsStack();
  const cluster = described(stack);
  const alsoTrusts = [{ cluster, namespace: 'prometheus', serviceAccount: 'second' }];
  new ServiceAccountRole(stack, 'Role', { cluster, ...SUBJECT, alsoTrusts }).addToPolicy(WRITE);
  const trust = synth(stack)
    .all('data.aws_iam_policy_document')
    .find(({ statement }) => JSON.stringify(statement).includes('AssumeRole'));
  expect(trust?.['statement']).toHaveLength(2);
});

test('a role without a grant is refused by name', () => {
  const stack = awsStack();
  new ServiceAccountRole(stack, 'Role', { cluster: described(stack), ...SUBJECT });
  expect(() => synth(stack)).toThrow(
    'EksServiceAccountRoleWithoutGrants: got a role that may do nothing, expected at least one grant; call a grant such as workspace.grantRemoteWrite(role), or remove the role (at test/Role)',
  );
});

test('a name that would be longer than 64 characters is cut and keeps apart from its like', () => {
  const stack = awsStack();
  const cluster = described(stack);
  const names = ['a', 'b'].map(
    (end) =>
      new ServiceAccountRole(stack, `Role${end}`, { cluster, ...SUBJECT, serviceAccount: `${'x'.repeat(60)}${end}` }),
  );
  names.forEach((role) => role.addToPolicy(WRITE));
  const [first, second] = synth(stack)
    .all('aws_iam_role')
    .map(({ name }) => String(name));
  expect(first).toHaveLength(64);
  expect(first).not.toBe(second);
});

test.each([
  ['namespace', '*'],
  ['namespace', 'Grafana_Namespace'],
  ['serviceAccount', '*'],
])('%s %s is refused', (key, value) => {
  const stack = awsStack();
  expect(() => new ServiceAccountRole(stack, 'Role', { cluster: described(stack), ...SUBJECT, [key]: value })).toThrow(
    `EksServiceAccountSubject: got ${key} "${value}", expected lower-case letters, digits and '-' (no wildcard); name one ${key} (at test/Role)`,
  );
});
