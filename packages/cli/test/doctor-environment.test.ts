import { AmpStandIn, LivePrometheus, WORKSPACE_ARN, WORKSPACE_ID } from '@promontory/amp-stand-in';
import { buildCli, type Ran, Repository } from './repository.js';

jest.setTimeout(120_000);

const amp = new AmpStandIn();
const repository = new Repository();
const YAML = `apiVersion: promontory/v1
account: '111122223333'
region: eu-west-1
backend: { kind: local }
workspaces:
  metrics: { existing: '${WORKSPACE_ARN}' }
  spare: { adopt: ws-2 }
clusters:
  - name: shop-1
    label: shop
    workspace: metrics
    collection:
      kind: prometheus-agent
      jobs: [{ preset: kubelet }, { preset: node-exporter }]
`;

beforeAll(async () => {
  buildCli();
  await amp.start();
  repository.write('environments/dev/environment.yaml', YAML);
});
afterAll(() => amp.stop());
beforeEach(() => {
  amp.reset();
  amp.on(({ service, path }) => {
    if (service === 'monitoring') return { body: { MetricDataResults: [{ Id: 'm0', Values: [5] }] } };
    if (path === `/workspaces/${WORKSPACE_ID}`) return { body: { workspace: { status: { statusCode: 'ACTIVE' } } } };
    if (path.endsWith('/rulegroupsnamespaces')) return { body: { ruleGroupsNamespaces: [] } };
    if (path.endsWith('/rules')) return { body: { data: { groups: [] } } };
    return undefined;
  });
});

const doctor = (...args: string[]): Promise<Ran> =>
  repository.runAside(['doctor', '--environment', 'dev', '--endpoint', amp.url, ...args], amp.environment);

const withPrometheus = LivePrometheus.installed || process.env['CI'] === 'true' ? test : test.skip;

withPrometheus(
  `the jobs that are configured are held against what a real Prometheus has${LivePrometheus.installed ? '' : ' (SKIPPED: install the Debian package prometheus)'}`,
  async () => {
    const prometheus = await LivePrometheus.start({
      'up{cluster="shop",job="kubelet",instance="a\u001b[2J"}': { 0: 0, 1: 0 },
    });
    try {
      amp.on(prometheus.handler);
      const ran = await doctor('--workspace', 'metrics');
      expect(ran).toMatchObject({ status: 1, stderr: '' });
      expect(ran.stdout).toContain(`ok       workspace ${WORKSPACE_ID}: ACTIVE\n`);
      expect(ran.stdout).toContain('PROBLEM  job shop/kubelet: `up` is 0 for 1 of 1 targets: a [2J\n');
      expect(ran.stdout).toMatch(/PROBLEM {2}job shop\/node-?[a-z]+: `up` is absent, and was all day/i);
      expect(ran.stdout).toMatch(
        /warning {2}discarded greater_than_max_sample_age: 5 samples dropped.*\n.*\n +see docs\/runbooks\/discarded-samples.md#greater/,
      );
      expect(amp.problems).toEqual([]);
      const json = JSON.parse((await doctor('--workspace', 'metrics', '--json')).stdout) as object;
      expect(json).toMatchObject({
        schemaVersion: 1,
        environment: 'dev',
        workspace: 'metrics',
        workspaceId: WORKSPACE_ID,
      });
    } finally {
      await prometheus.stop();
    }
  },
);

test('403 is told with the action that is missing, and ends with 1', async () => {
  amp.on(({ path }) =>
    path.includes('/api/v1/')
      ? { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, body: { message: 'User: u is not authorized to perform: aps:QueryMetrics on resource: w because no identity-based policy allows the aps:QueryMetrics action' } }
      : undefined,
  ); // prettier-ignore
  const { status, stdout, stderr } = await doctor('--workspace', 'metrics');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toContain('allow aps:QueryMetrics in the identity-based policy');
  expect(stdout).toContain('see docs/doctor.md#403');
});

test('the secret and the token are in nothing that is printed', async () => {
  const { stdout, stderr } = await doctor('--workspace', 'metrics', '--json');
  expect(stdout + stderr).not.toContain(amp.environment['AWS_SECRET_ACCESS_KEY']);
  expect(stdout + stderr).not.toContain(amp.environment['AWS_SESSION_TOKEN']);
});

test.each<[string[], string]>([
  [['--environment', 'dve'], "no environment 'dve': did you mean 'dev'?"],
  [['--environment', 'dev'], 'dev has several workspaces: choose with --workspace (metrics, spare)'],
  [['--environment', 'dev', '--workspace', 'spare'], 'no cluster of dev writes to spare: choose with --workspace'],
  [['--environment', 'dev', '--online'], '--online is for this machine: with --environment AWS is asked anyway'],
  [['--workspace', 'metrics'], '--workspace is for --environment'],
])('%j is wrong usage, and nobody is asked', async (args, message) => {
  const ran = await repository.runAside(['doctor', ...args], amp.environment);
  expect(ran).toEqual({ status: 2, stdout: '', stderr: `promontory: ${message}\n` });
  expect(amp.requests).toEqual([]);
});
