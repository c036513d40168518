import { OfflineProviders, REDACTED, redactState } from '../src/index.js';
import { ROOT } from './tofu.js';

const stateOf = (resources: unknown): string => JSON.stringify({ version: 4, terraform_version: '1.6.2', resources });

test.each([
  ['}', 'got text that is not JSON in the state'],
  ['[]', 'got a list in the state'],
  ['{"version":3}', 'got a state of version 3, not 4 in the state'],
  ['{"version":4}', "got a state whose 'resources' is no list in the state"],
  [stateOf([{ mode: 'managed', type: 'a_b' }]), 'got resources[0] without type or instances in the state'],
  [stateOf([{ mode: 'x', type: 'a_b', instances: [] }]), 'got resources[0] of no mode in the state'],
  [
    stateOf([{ mode: 'data', type: 'a_b', instances: [1] }]),
    'got resources[0].instances[0] that is no object in the state',
  ],
])('a state that is none is an error with its place: %s', (text, message) => {
  expect(() => redactState(text, 'the state')).toThrow(
    `OfflineStateUnreadable: ${message}; record it again with 'promontory plan --record'`,
  );
});

describe('what is recorded', () => {
  const text = JSON.stringify({
    version: 4,
    terraform_version: '1.6.2',
    serial: 7,
    lineage: 'x',
    outputs: {
      endpoint: { value: 'https://e', type: 'string' },
      key: { value: 'k3y', type: 'string', sensitive: true },
    },
    resources: [
      {
        mode: 'managed',
        type: 'aws_sns_topic',
        name: 'T',
        instances: [
          {
            attributes: { name: 't', policy: 's3cret' },
            private: 'cA==',
            sensitive_attributes: [[{ type: 'get_attr', value: 'policy' }]],
          },
        ],
      },
      {
        mode: 'managed',
        type: 'kubernetes_secret_v1',
        name: 'S',
        instances: [{ attributes: { id: 'a/s', data: { token: 's3cret' } } }],
      },
      {
        mode: 'managed',
        type: 'acme_thing',
        name: 'U',
        instances: [{ attributes: { id: 'u', count: 2, note: 's3cret', more: ['s3cret'] } }],
      },
    ],
  });
  const recorded = JSON.parse(redactState(text, 'the state')) as {
    outputs: unknown;
    resources: { instances: { attributes: unknown }[] }[];
  };

  test('has no secret of provider, state, output or unknown type, and no private data', () => {
    expect(JSON.stringify(recorded)).not.toMatch(/s3cret|k3y|cA==/);
    expect(recorded.outputs).toEqual({
      endpoint: { value: 'https://e', type: 'string' },
      key: { value: REDACTED, type: 'string', sensitive: true },
    });
    expect(recorded.resources.map(({ instances }) => instances[0]?.attributes)).toEqual([
      { name: 't', policy: REDACTED },
      { id: 'a/s', data: { token: REDACTED } },
      { id: 'u', count: 2, note: REDACTED, more: [REDACTED] },
    ]);
  });

  test('is the same after an apply that changed nothing', () => {
    expect(redactState(text.replace('"serial":7', '"serial":8'), 'the state')).toBe(redactState(text, 'the state'));
  });
});

test('bindings that are not installed are an error that says what to do', async () => {
  const synthesised = [JSON.stringify({ resource: { acme_thing: { T: {} } } })];
  await expect(OfflineProviders.open({ stack: 's', synthesised, root: ROOT })).rejects.toThrow(
    `OfflineBindingsMissing: the schemas of the acme provider are read from @cdktf/provider-acme, which is not installed in ${ROOT}; run 'npm ci' there`,
  );
});
