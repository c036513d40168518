import { PRESET_NAMES, presetJob } from '@promontory/scrape-config';
import { type Changes, Fixture } from './fixture.js';

const PRESETS = PRESET_NAMES.map((name) => presetJob(name, 'prometheus'));

describe('on each node', () => {
  const daemonSet = (changes: Changes = {}): Fixture => {
    const fixture = new Fixture();
    fixture.collector({ mode: 'daemonset', jobs: PRESETS, ...changes });
    return fixture;
  };
  const jobsOf = (fixture: Fixture, release: string): string[] => {
    const { prometheus } = fixture.config(release).receivers as {
      prometheus: { config: { scrape_configs: { job_name: string }[] } };
    };
    return prometheus.config.scrape_configs.map(({ job_name: name }) => name);
  };

  test('a pod scrapes what is there, and one more what belongs to no node', () => {
    const fixture = daemonSet();
    expect(fixture.values()).toMatchObject({ mode: 'daemonset', replicaCount: 1 });
    expect(jobsOf(fixture, 'adot-collector')).toEqual([...PRESET_NAMES, 'adot-collector']);
    expect(fixture.values('adot-collector-cluster')).toMatchObject({ mode: 'deployment', replicaCount: 1 });
    expect(jobsOf(fixture, 'adot-collector-cluster')).toEqual([
      'kube-apiserver',
      'kube-state-metrics',
      'node-exporter',
      'kube-scheduler',
      'kube-controller-manager',
      'adot-collector',
    ]);
  });

  test('there is no further pod when every target belongs to a node', () => {
    const fixture = new Fixture();
    const jobs = [presetJob('kubelet', 'prometheus'), presetJob('pods', 'prometheus')];
    const collector = fixture.collector({ mode: 'daemonset', jobs });
    expect(Object.keys(fixture.releases())).toEqual(['adot-collector']);
    expect(collector.clusterRelease).toBeUndefined();
  });

  test('a pod runs on every node with Linux but those of Fargate, in less memory than one for all', () => {
    const values = daemonSet().values();
    expect(values).toMatchObject({
      tolerations: [{ operator: 'Exists' }],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] }] },
            ],
          },
        },
      },
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
    });
    expect(values).not.toHaveProperty('rollout');
  });

  test('the further pod is one of a Deployment as any other, and tolerates nothing', () => {
    const values = daemonSet().values('adot-collector-cluster');
    expect(values).toMatchObject({
      rollout: { strategy: 'Recreate' },
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '2Gi' } },
    });
    expect(values).not.toHaveProperty('tolerations');
    expect(values).not.toHaveProperty('affinity');
  });

  test('it has the rights that its own part of the jobs needs', () => {
    const fixture = daemonSet();
    const resources = (release: string): unknown =>
      (fixture.values(release)['clusterRole'] as { rules: { resources?: string[] }[] }).rules.flatMap(
        (rule) => rule.resources ?? [],
      );
    const controlPlane = ['kcm/metrics', 'ksh/metrics'];
    expect(resources('adot-collector')).toEqual([
      'endpoints',
      'nodes',
      'pods',
      'services',
      'nodes/metrics',
      ...controlPlane,
    ]);
    expect(resources('adot-collector-cluster')).toEqual(['endpoints', 'pods', 'services', ...controlPlane]);
  });

  test('it comes after the others, which bring the namespace and the service account along', () => {
    const fixture = daemonSet({ serviceAccount: 'writer' });
    const { 'adot-collector': nodes, 'adot-collector-cluster': rest } = fixture.releases();
    expect(nodes).toMatchObject({ create_namespace: true, namespace: 'adot-col' });
    expect(rest).toMatchObject({
      create_namespace: false,
      namespace: 'adot-col',
      depends_on: [expect.stringMatching(/^helm_release\.Adot_Release_\w+$/)],
    });
    expect(fixture.values()['serviceAccount']).toMatchObject({ create: true, name: 'writer' });
    expect(fixture.values('adot-collector-cluster')['serviceAccount']).toEqual({ create: false, name: 'writer' });
    expect(fixture.synth().all('aws_iam_role')).toHaveLength(1);
  });

  test('it is named after the release, and takes version, repository, resources and values with the others', () => {
    const fixture = daemonSet({
      releaseName: 'other',
      chartVersion: '0.169.0',
      chartRepository: 'oci://registry.example/charts',
      resources: { limits: { memory: '3Gi' } },
      values: { priorityClassName: 'high' },
    });
    const releases = Object.values(fixture.releases());
    expect(releases.map(({ name }) => name).sort()).toEqual(['other', 'other-cluster']);
    for (const { version, repository, name } of releases) {
      expect([version, repository]).toEqual(['0.169.0', 'oci://registry.example/charts']);
      expect(fixture.values(String(name))).toMatchObject({
        fullnameOverride: name,
        resources: { limits: { memory: '3Gi' } },
        priorityClassName: 'high',
      });
    }
  });
});
