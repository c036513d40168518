import { evaluate, policyAt } from '@promontory/testing';
import { TerraformVariable } from 'cdktf';
import type { CommonWriterProps } from '../src/index.js';
import { Fixture } from './fixture.js';

const OTHER = 'arn:aws:iam::444455556666:role/writer';

/** What the role of a writer may do. */
function decisions(props: Partial<CommonWriterProps>) {
  const fixture = new Fixture();
  fixture.writer(props);
  const json = fixture.synth();
  const [reference = ''] = /\$\{aws_prometheus_workspace\.\w+\.arn\}/.exec(JSON.stringify(json.data)) ?? [];
  const arns = reference === '' ? {} : { [reference]: 'arn:workspace' };
  const grants = policyAt(json, json.only('aws_iam_role_policy')['policy'], arns);
  return (action: string, resource: string) => evaluate(grants, { action, resource });
}

test('a writer may write to its workspace, and to nothing else', () => {
  const decide = decisions({});
  expect(decide('aps:RemoteWrite', 'arn:workspace')).toBe('allowed');
  expect(decide('aps:RemoteWrite', 'arn:another')).toBe('implicitDeny');
  expect(decide('aps:QueryMetrics', 'arn:workspace')).toBe('implicitDeny');
  expect(decide('sts:AssumeRole', OTHER)).toBe('implicitDeny');
});

test('one that writes as another role may assume that one, and write nothing itself', () => {
  const decide = decisions({ remoteWrite: { assumeRole: { roleArn: OTHER } } });
  expect(decide('sts:AssumeRole', OTHER)).toBe('allowed');
  expect(decide('sts:AssumeRole', 'arn:aws:iam::444455556666:role/admin')).toBe('implicitDeny');
  expect(decide('aps:RemoteWrite', 'arn:workspace')).toBe('implicitDeny');
});

test("a role to write as that is the pod's own is refused", () => {
  const own = 'arn:aws:iam::111122223333:role/dev-1-prometheus-amp-iamproxy-ingest-service-account';
  expect(() => new Fixture().writer({ remoteWrite: { assumeRole: { roleArn: own } } })).toThrow(
    "WriterIdentity: got the pod's own role at 'remoteWrite.assumeRole', expected another role: the pod is that one already, and may not assume it; leave 'assumeRole' out (at test)",
  );
  const inAnother = own.replace('111122223333', '444455556666');
  expect(() => new Fixture().writer({ remoteWrite: { assumeRole: { roleArn: inAnother } } })).not.toThrow();
  expect(() =>
    new Fixture().writer({ serviceAccount: 'other', remoteWrite: { assumeRole: { roleArn: own } } }),
  ).not.toThrow();
});

test('a role that Terraform names later is passed on unchecked', () => {
  const fixture = new Fixture();
  const { stringValue } = new TerraformVariable(fixture.stack, 'role', { type: 'string' });
  fixture.writer({ remoteWrite: { assumeRole: { roleArn: stringValue } } });
  expect(JSON.stringify(fixture.synth().data)).toContain('"${var.role}"');
});

test('keys in a Secret make no role', () => {
  const fixture = new Fixture();
  const { role, annotations, podAnnotations } = fixture.writer({
    identity: 'static',
    credentials: { secret: 'keys' },
  });
  expect({ role, annotations, podAnnotations }).toEqual({
    role: undefined,
    annotations: {},
    podAnnotations: { 'promontory/identity': 'static' },
  });
  expect(fixture.synth().all('aws_iam_role')).toEqual([]);
});

test.each<[Partial<CommonWriterProps>, string]>([
  [
    { identity: 'static' },
    "WriterIdentity: got identity 'static' without 'credentials', expected the Secret of static credentials with them, and only with them; name the Secret in 'credentials' (at test)",
  ],
  [
    { credentials: { secret: 'keys' } },
    "WriterIdentity: got 'credentials' with identity 'irsa', expected the Secret of static credentials with them, and only with them; leave 'credentials' out (at test)",
  ],
])('%j is refused', (props, message) => {
  expect(() => new Fixture().writer(props)).toThrow(new Error(message));
});
