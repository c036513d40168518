import { formatFinding } from '@promontory/vocabulary';
import { POD_IDENTITY_SUPPORT, type PodIdentityClient, podIdentityFinding } from '../src/pod-identity-support.js';

test.each<[PodIdentityClient, string, boolean]>([
  ['prometheus', '2.48.1', false],
  ['prometheus', 'v2.48.1', false],
  ['prometheus', 'v2.49.0-rc.0', true],
  ['prometheus', 'v2.49', true],
  ['prometheus', 'v2.100.0', true],
  ['prometheus', 'v3.14.0', true],
  ['prometheus', 'v3.14.0-distroless', true],
  ['prometheus', '1.99.99', false],
  ['prometheus-chart', '25.8.2', false],
  ['prometheus-chart', '25.9.0', true],
  ['prometheus-chart', '29.27.0', true],
  ['adot-collector', 'v0.35.0', false],
  ['adot-collector', 'v0.36.0', true],
  ['grafana-alloy', 'v1.0.0', true],
  ['aws-sigv4-proxy', '1.8', false],
  ['aws-sigv4-proxy', '1.9', true],
  ['aws-sigv4-proxy', '1.10', true],
  ['argo-rollouts', 'v1.10.0', false],
])('%s %s can use Pod Identity: %s', (client, version, can) => {
  expect(podIdentityFinding(client, version) === undefined).toBe(can);
});

test('one that is too old is refused by name', () => {
  const finding = podIdentityFinding('prometheus', 'v2.45.0', ['collection', 'version']);
  expect(finding && formatFinding(finding)).toBe(
    'EksPodIdentityUnsupported: got prometheus v2.45.0 with Pod Identity, expected at least 2.49.0 (go.mod: SDK Go v1.45.25 in 2.48.1, v1.48.14 in 2.49.0; 2026-11); upgrade prometheus, or give it a ServiceAccountRole (at collection.version)',
  );
});

test('one that never can is refused by name', () => {
  expect(podIdentityFinding('argo-rollouts', 'v1.8.3')).toEqual({
    code: 'EksPodIdentityUnsupported',
    path: [],
    got: 'argo-rollouts v1.8.3 with Pod Identity',
    expected:
      'a role by IRSA: no version reads the token of Pod Identity (argoproj/argo-rollouts#4536, open: SDK Go v1.38.35 for metrics of AMP, also in 1.10; 2026-11)',
    fix: 'give it a ServiceAccountRole',
  });
});

test.each(['latest', 'sha256:0123', 'main-20240101', '2x', 'v2.49.x'])(
  'of the version %s it cannot tell, and says so',
  (version) => {
    expect(podIdentityFinding('prometheus', version)).toMatchObject({
      code: 'EksPodIdentityVersion',
      got: `prometheus ${version} with Pod Identity`,
      fix: 'name a version that can be compared: v1.2.3',
    });
  },
);

test('every fact has its date', () => {
  for (const { source } of Object.values(POD_IDENTITY_SUPPORT)) expect(source).toMatch(/; 20\d\d-\d\d$/);
});
