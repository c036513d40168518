import type { IWorkspace } from '@promontory/amp-workspace';
import type { WriteDestination } from '@promontory/cross-region-writer';
import type { CollectorConfig } from '../src/collector-settings.js';
import { Fixture } from './fixture.js';

describe('the role', () => {
  const statements = (fixture: Fixture): unknown[] =>
    fixture
      .synth()
      .all('data.aws_iam_policy_document')
      .flatMap(({ statement }) => statement as { actions: string[] }[])
      .filter(({ actions }) => !actions.includes('sts:AssumeRoleWithWebIdentity'));

  test('is for one service account, which the chart makes', () => {
    const fixture = new Fixture();
    const collector = fixture.collector({ namespace: 'monitoring', serviceAccount: 'writer' });
    const json = fixture.synth();
    expect(json.only('aws_iam_role')).toMatchObject({
      name: 'dev-1-monitoring-writer',
      description: 'Writes metrics of dev-1 to AMP',
    });
    expect(JSON.stringify(json.data)).toContain('"system:serviceaccount:monitoring:writer"');
    expect(JSON.stringify(json.data)).toContain('"sts.amazonaws.com"');
    expect(collector.role.node.path).toBe('test/Adot/Role');
  });

  test('may write to the one workspace, nothing more', () => {
    const fixture = new Fixture();
    fixture.collector();
    expect(statements(fixture)).toEqual([
      {
        effect: 'Allow',
        actions: ['aps:RemoteWrite'],
        resources: [expect.stringMatching(/^\$\{aws_prometheus_workspace\.Workspace_\w+\.arn\}$/)],
      },
    ]);
  });

  test('may write to each of several, and become the writer of another account', () => {
    const fixture = new Fixture();
    const assumeRoleArn = 'arn:aws:iam::444455556666:role/writer';
    fixture.collector({
      destinations: [
        { workspace: fixture.workspace },
        { workspace: fixture.other('Second', 'us-east-1') },
        { workspace: fixture.other('Foreign', 'us-east-1'), assumeRoleArn },
      ],
    });
    expect(statements(fixture)).toEqual([
      expect.objectContaining({
        actions: ['aps:RemoteWrite'],
        resources: [expect.stringMatching(/^\$\{aws_prometheus_workspace\.Workspace_/)],
      }),
      expect.objectContaining({
        actions: ['aps:RemoteWrite'],
        resources: [expect.stringMatching(/^\$\{aws_prometheus_workspace\.Second_/)],
      }),
      { effect: 'Allow', actions: ['sts:AssumeRole'], resources: [assumeRoleArn] },
    ]);
  });

  test('is there with its policy before the chart, so that the first samples are not refused', () => {
    const fixture = new Fixture();
    fixture.collector();
    expect(fixture.synth().only('helm_release')['depends_on']).toEqual([
      expect.stringMatching(/^aws_iam_role_policy\.Adot_Role_Policy_\w+$/),
    ]);
  });
});

describe('destinations', () => {
  const configOf = (make: (near: IWorkspace, far: IWorkspace) => readonly WriteDestination[]): CollectorConfig => {
    const fixture = new Fixture();
    fixture.collector({ destinations: make(fixture.workspace, fixture.other('Far', 'us-east-1')) });
    return fixture.config();
  };

  test('are each signed for the Region of their workspace, not of the cluster', () => {
    const { extensions, exporters } = configOf((near, far) => [{ workspace: near }, { workspace: far, name: 'far' }]);
    expect(extensions).toMatchObject({
      'sigv4auth/1': { service: 'aps', region: 'eu-west-1' },
      // Credentials come from the cluster's own Region: the far one may be down when the collector starts.
      'sigv4auth/far': { service: 'aps', region: 'us-east-1', assume_role: { sts_region: 'eu-west-1' } },
    });
    expect(exporters).toMatchObject({
      'prometheusremotewrite/1': {
        endpoint: '${aws_prometheus_workspace.prometheus_endpoint}api/v1/remote_write',
        auth: { authenticator: 'sigv4auth/1' },
      },
      'prometheusremotewrite/far': { auth: { authenticator: 'sigv4auth/far' } },
    });
  });

  test('of another account are written to as a role of that account', () => {
    const assumeRoleArn = 'arn:aws:iam::444455556666:role/writer';
    const { extensions } = configOf((_, far) => [{ workspace: far, assumeRoleArn, externalId: 'cluster-1' }]);
    expect(extensions).toMatchObject({
      sigv4auth: {
        region: 'us-east-1',
        assume_role: { arn: assumeRoleArn, external_id: 'cluster-1', sts_region: 'eu-west-1' },
      },
    });
  });
});
