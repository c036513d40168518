import type { HelmValues } from '@promontory/helm';
import { TerraformVariable } from 'cdktf';
import { Fixture } from './fixture.js';

const OUTSIDE = 'leave it off: nothing of a collector belongs on a network outside';
const WRITERS = "use 'destinations' and 'clusterLabel', or add a pipeline of another name";

const refusal = (path: string, fix: string): Error =>
  new Error(
    `AdotValues: got values.${path}, expected values that leave identity, destination and mode of the collector alone; ${fix} (at test/Adot)`,
  );

const nested = (path: readonly string[], value: unknown): HelmValues =>
  path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as HelmValues;
const config = (...path: readonly string[]): readonly string[] => ['alternateConfig', ...path];

test.each<[readonly string[], unknown, string]>([
  [['mode'], 'daemonset', "use 'mode'"],
  [['replicaCount'], 2, "use 'shards' or 'replicas'"],
  [['autoscaling', 'enabled'], true, "use 'shards': pods that come and go would scrape what others scrape"],
  [['image', 'repository'], 'otel/opentelemetry-collector', "use 'image'"],
  [['image', 'tag'], 'latest', "use 'image'"],
  [['image', 'digest'], 'sha256:0a', "use 'image'"],
  [['command', 'name'], 'otelcol', 'leave it: the image has one program'],
  [['fullnameOverride'], 'other', "use 'releaseName'"],
  [['namespaceOverride'], 'other', "use 'namespace'"],
  [['serviceAccount', 'create'], false, 'leave it to the chart'],
  [['serviceAccount', 'name'], 'other', "use 'serviceAccount'"],
  [
    ['serviceAccount', 'annotations', 'eks.amazonaws.com/role-arn'],
    'arn:aws:iam::111122223333:role/other',
    "add permissions to the construct's 'role'",
  ],
  [['configMap', 'create'], false, "use 'jobs', 'destinations' and 'values.alternateConfig'"],
  [['config'], { exporters: {} }, "write it under 'alternateConfig', which the chart takes instead"],
  [config('receivers', 'prometheus'), { config: { scrape_configs: [] } }, "use 'jobs'"],
  [['service', 'type'], 'LoadBalancer', 'leave ClusterIP: nothing of a collector belongs on a network outside'],
  [['ingress', 'enabled'], true, OUTSIDE],
  [['httproute', 'enabled'], true, OUTSIDE],
  [config('extensions', 'sigv4auth'), { region: 'us-east-1' }, WRITERS],
  [config('extensions', 'health_check'), { endpoint: 'localhost:1' }, WRITERS],
  [config('exporters', 'prometheusremotewrite', 'endpoint'), 'https://elsewhere.example/', WRITERS],
  [config('exporters', 'prometheusremotewrite', 'auth'), { authenticator: 'other' }, WRITERS],
  [config('exporters', 'prometheusremotewrite', 'external_labels', 'cluster'), 'other', WRITERS],
  [config('exporters', 'prometheusremotewrite', 'external_labels', '__replica__'), 'a', WRITERS],
  [config('service', 'pipelines', 'metrics', 'receivers'), ['otlp'], WRITERS],
  [config('service', 'pipelines', 'metrics', 'exporters'), ['debug'], WRITERS],
])('the value %j is refused', (path, value, fix) => {
  expect(() => new Fixture().collector({ values: nested(path, value) })).toThrow(refusal(path.join('.'), fix));
});

test.each<[string, HelmValues, string, string]>([
  ['null', { serviceAccount: null }, 'serviceAccount.create', 'leave it to the chart'],
  ['a list', { image: [] }, 'image.repository', "use 'image'"],
  [
    'null deep down',
    { alternateConfig: { exporters: { prometheusremotewrite: null } } },
    'alternateConfig.exporters.prometheusremotewrite.endpoint',
    WRITERS,
  ],
  ['null for the whole configuration', { alternateConfig: null }, 'alternateConfig.receivers.prometheus', "use 'jobs'"],
])('a mapping above such a value cannot be removed by %s either', (_, values, path, fix) => {
  expect(() => new Fixture().collector({ values })).toThrow(refusal(path, fix));
});

test('nor can it be a reference', () => {
  const fixture = new Fixture();
  const { value } = new TerraformVariable(fixture.stack, 'any', {});
  expect(() => fixture.collector({ values: { alternateConfig: value as unknown } })).toThrow(
    refusal('alternateConfig.receivers.prometheus', "use 'jobs'"),
  );
});

test('both parts of a DaemonSet are guarded', () => {
  const fixture = new Fixture();
  const jobs = [{ job_name: 'own', kubernetes_sd_configs: [{ role: 'endpoints' as const }] }];
  expect(() => fixture.collector({ mode: 'daemonset', jobs, values: { mode: 'daemonset' } })).toThrow(
    refusal('mode', "use 'mode'"),
  );
});

describe('extensions', () => {
  test.each<[string, unknown]>([
    ['left out', ['health_check', 'pprof']],
    ['no list', 'pprof'],
    ['removed', null],
  ])('of ours that are %s are asked for', (_, extensions) => {
    const values = { alternateConfig: { service: { extensions } } };
    expect(() => new Fixture().collector({ values })).toThrow(
      new RegExp('values.alternateConfig.service.extensions, .*; name (sigv4auth|health_check) in the list as well'),
    );
  });

  test('can be added', () => {
    const fixture = new Fixture();
    const extensions = ['health_check', 'sigv4auth', 'pprof'];
    fixture.collector({ values: { alternateConfig: { extensions: { pprof: {} }, service: { extensions } } } });
    expect(fixture.config()).toMatchObject({
      extensions: { pprof: {}, sigv4auth: { service: 'aps' } },
      service: { extensions },
    });
  });
});

test.each<[string, HelmValues, Record<string, unknown>]>([
  [
    'a label',
    nested(config('exporters', 'prometheusremotewrite', 'external_labels'), { team: 'sre' }),
    { exporters: { prometheusremotewrite: { external_labels: { cluster: 'dev-1', team: 'sre' } } } },
  ],
  [
    'a processor',
    {
      alternateConfig: {
        processors: { 'filter/own': {} },
        service: { pipelines: { metrics: { processors: ['memory_limiter', 'filter/own', 'batch'] } } },
      },
    },
    { service: { pipelines: { metrics: { processors: ['memory_limiter', 'filter/own', 'batch'] } } } },
  ],
  [
    'a pipeline beside ours',
    {
      alternateConfig: {
        receivers: { otlp: {} },
        exporters: { awsxray: {} },
        service: { pipelines: { traces: { receivers: ['otlp'], exporters: ['awsxray'] } } },
      },
    },
    { service: { pipelines: { traces: { receivers: ['otlp'], exporters: ['awsxray'] } } } },
  ],
])('%s can be added to the configuration', (_, values, expected) => {
  const fixture = new Fixture();
  fixture.collector({ values });
  expect(fixture.config()).toMatchObject(expected);
});

test.each(['receivers', 'processors', 'exporters', 'extensions'] as const)(
  'a component among %s that the pinned image lacks is refused, since the collector would not start',
  (kind) => {
    const values = { alternateConfig: { [kind]: { 'hostmetrics/own': {} } } };
    expect(() => new Fixture().collector({ values })).toThrow(
      new RegExp(
        `^AdotComponent: got values.alternateConfig.${kind}.hostmetrics/own, expected what ADOT v0.49.0 contains: .*; use one of these, or an 'image' that contains it \\(at test/Adot\\)$`,
      ),
    );
  },
);

test.each([{ tag: 'v0.50.0' }, { digest: `sha256:${'0a'.repeat(32)}` }])(
  'with the image %j nobody knows what it contains',
  (image) => {
    const fixture = new Fixture();
    fixture.collector({ image, values: { alternateConfig: { receivers: { hostmetrics: {} } } } });
    expect(fixture.config().receivers).toHaveProperty('hostmetrics');
  },
);

test('a mirror of the pinned image contains what the image does', () => {
  const image = { repository: 'mirror.example/adot' };
  const values = { alternateConfig: { receivers: { hostmetrics: {} } } };
  expect(() => new Fixture().collector({ image, values })).toThrow('AdotComponent');
});
