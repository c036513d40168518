import { presetJob, type PresetName } from '@promontory/scrape-config';
import { parse } from 'yaml';
import type { PrometheusAgentProps } from '../src/index.js';
import { Fixture } from './fixture.js';

/** The manifests that the release brings beside the chart's own. */
function manifests(presets: readonly PresetName[], props: Partial<PrometheusAgentProps> = {}): unknown[] {
  const fixture = new Fixture();
  fixture.agent({ jobs: presets.map((name) => presetJob(name, 'prometheus')), ...props });
  const { extraManifests = [] } = parse(fixture.values()) as { extraManifests?: string[] };
  return extraManifests.map((text) => parse(text) as unknown);
}

test('an agent may read the scheduler and the controller manager of EKS where its jobs do, and not otherwise', () => {
  expect(manifests(['kubelet', 'kube-apiserver'])).toEqual([]);
  expect(manifests(['kube-scheduler'])).toMatchObject([
    { rules: [{ apiGroups: ['metrics.eks.amazonaws.com'], resources: ['ksh/metrics'], verbs: ['get'] }] },
    { kind: 'ClusterRoleBinding' },
  ]);
  expect(manifests(['kube-scheduler', 'kube-controller-manager'])).toMatchObject([
    { kind: 'ClusterRole', rules: [{ resources: ['kcm/metrics', 'ksh/metrics'] }] },
    {},
  ]);
});

test('the right is bound to the service account of the agent, wherever that is', () => {
  const [role, binding] = manifests(['kube-scheduler'], { namespace: 'own', serviceAccount: 'writer' }) as [
    { metadata: { name: string } },
    unknown,
  ];
  expect(binding).toMatchObject({
    roleRef: { kind: 'ClusterRole', name: role.metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: 'writer', namespace: 'own' }],
  });
});

test('manifests of one’s own come beside it', () => {
  const own = 'kind: ConfigMap';
  expect(manifests(['kubelet'], { values: { extraManifests: [own] } })).toEqual([{ kind: 'ConfigMap' }]);
  expect(manifests(['kube-scheduler'], { values: { extraManifests: [own] } })).toMatchObject([
    { kind: 'ClusterRole' },
    { kind: 'ClusterRoleBinding' },
    { kind: 'ConfigMap' },
  ]);
});
