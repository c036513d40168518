import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PACK_NAMES } from '@promontory/mixins';
import { formatProblem } from '@promontory/vocabulary';
import { stringify } from 'yaml';
import { loadEnvironment } from '../src/index.js';
import {
  environmentFolder,
  environmentOf,
  lastOf,
  problemsOf,
  VALID,
  valid,
  WORKSPACE_ARN,
} from './environment-folder.js';

const JOBS = ['kubelet', 'cadvisor', 'kube-apiserver', 'kube-state-metrics', 'node-exporter'].map((preset) => ({
  preset,
}));

test('what is left out has the documented default', () => {
  expect(environmentOf(VALID)).toEqual({
    name: 'test',
    account: '111122223333',
    region: 'eu-west-1',
    deployRoleArn: undefined,
    awsProviderVersion: undefined,
    tags: {},
    backend: { kind: 'local' },
    costAlarm: undefined,
    costs: { budget: {}, options: {} },
    stateBackend: undefined,
    workspaces: {
      metrics: {
        kind: 'managed',
        name: 'metrics',
        region: 'eu-west-1',
        alias: 'test-metrics',
        adopt: undefined,
        tags: undefined,
        encryption: { kind: 'aws-owned-key' },
        deletionProtection: true,
        logging: { retentionDays: 30, kmsKeyArn: undefined },
        queryLogging: undefined,
        configuration: {
          retentionDays: undefined,
          limits: [],
          outOfOrderWindowSeconds: undefined,
          ruleQueryOffsetSeconds: undefined,
        },
        access: undefined,
        rules: [],
        alertManager: undefined,
        alarms: undefined,
        metricStreams: [],
        anomalyDetectors: [],
        queryRoles: [],
      },
    },
    networks: {},
    collectors: [],
    clusters: [
      {
        name: 'checkout',
        label: 'checkout',
        region: 'eu-west-1',
        workspace: 'metrics',
        network: undefined,
        authenticationMode: 'API_AND_CONFIG_MAP',
        attributes: undefined,
        collection: {
          kind: 'managed-scraper',
          alias: undefined,
          subnets: [
            { id: 'subnet-0a1b2c3d4e5f60001', availabilityZone: 'eu-west-1a' },
            { id: 'subnet-0a1b2c3d4e5f60002', availabilityZone: 'eu-west-1b' },
          ],
          securityGroupIds: undefined,
          nodeSecurityGroupIds: [],
          exporters: 'eks-addons',
          scrapeInterval: '60s',
          jobs: JOBS,
        },
      },
    ],
  });
});

test('an ADOT collector has the documented defaults, and everything that is said is in its settings', () => {
  const collection = (more: string): unknown =>
    environmentOf(
      `${VALID.slice(0, VALID.indexOf('    collection:'))}    workspace: metrics\n    collection: { kind: adot${more} }\n`.replace(
        '    alias: test-metrics\n',
        '    alias: test-metrics\n  other: {}\n',
      ),
    ).clusters[0]?.collection;
  const defaults = {
    kind: 'adot',
    mode: 'deployment',
    shards: undefined,
    replicas: undefined,
    alsoTo: [],
    namespace: 'adot-col',
    createNamespace: true,
    serviceAccount: 'amp-iamproxy-ingest-service-account',
    exporters: 'eks-addons',
    scrapeInterval: '60s',
    jobs: JOBS,
    queue: { batches: undefined, parallelRequests: undefined, retryFor: undefined },
    memoryLimiter: { limitPercentage: undefined, spikePercentage: undefined },
    resources: undefined,
    selfMetrics: true,
    chart: { version: undefined, repository: undefined },
    image: { repository: undefined, tag: undefined, digest: undefined },
    values: {},
  };
  expect(collection('')).toEqual(defaults);
  const written = `, mode: statefulset, shards: 3, replicas: 1, namespace: n, createNamespace: false, serviceAccount: s,
      exporters: existing, scrapeInterval: 30s, queue: { batches: 1, parallelRequests: 2, retryFor: 1h },
      memoryLimiter: { limitPercentage: 70, spikePercentage: 20 }, resources: { limits: { memory: 1Gi } },
      selfMetrics: false, chart: { version: 1.0.0, repository: 'oci://x' }, image: { repository: r, tag: t },
      alsoTo: [{ workspace: other, assumeRoleArn: 'arn:aws:iam::444455556666:role/w', externalId: e }], values: { a: 1 }`;
  expect(collection(written)).toEqual({
    ...defaults,
    mode: 'statefulset',
    shards: 3,
    replicas: 1,
    namespace: 'n',
    createNamespace: false,
    serviceAccount: 's',
    exporters: 'existing',
    scrapeInterval: '30s',
    queue: { batches: 1, parallelRequests: 2, retryFor: '1h' },
    memoryLimiter: { limitPercentage: 70, spikePercentage: 20 },
    resources: { limits: { memory: '1Gi' } },
    selfMetrics: false,
    chart: { version: '1.0.0', repository: 'oci://x' },
    image: { repository: 'r', tag: 't', digest: undefined },
    alsoTo: [
      { workspace: 'other', assumeRoleArn: 'arn:aws:iam::444455556666:role/w', externalId: 'e', standby: false },
    ],
    values: { a: 1 },
  });
});

test('an alias that is left out is made of environment and workspace', () => {
  expect(
    environmentOf(valid('    alias: test-metrics\n', '    deletionProtection: true\n')).workspaces['metrics'],
  ).toMatchObject({
    alias: 'test-metrics',
  });
});

test.each([
  [
    'kind: s3\n  bucket: state\n  region: eu-west-1\n  kmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/1',
    { kind: 's3', bucket: 'state', region: 'eu-west-1', keyPrefix: 'promontory/test' },
  ],
  [
    'kind: hcp\n  organization: acme',
    { kind: 'hcp', hostname: 'app.terraform.io', organization: 'acme', workspacePrefix: 'promontory-' },
  ],
])('a backend of %s has its defaults', (text, expected) => {
  expect(environmentOf(valid('kind: local', text)).backend).toMatchObject(expected);
});

test('everything that is said of a workspace is in its settings', () => {
  const written = `    adopt: { workspaceId: ws-1, rules: [own], alertManager: true }
    tags: { team: sre }
    newKey: { deletionWindowDays: 7, rotationPeriodDays: 90, readerRoleArns: ['arn:aws:iam::111122223333:role/r'] }
    queryLogging: { samplesThreshold: 0, retentionDays: 7 }
    retentionDays: 30
    limits: [{ labels: { a: b }, maxSeries: 0 }]
    outOfOrderWindowSeconds: 120
    ruleQueryOffsetSeconds: 60
    access: { writerRoleArns: ['arn:aws:iam::111122223333:role/w'] }
    rules: { own: [a.yaml, b.yaml] }
    metricStreams:
      most: { namespaces: { all: true, except: [{ namespace: AWS/Usage }] } }
      some:
        namespaces: [AWS/EC2, { namespace: AWS/RDS, metricNames: [CPUUtilization] }]
        statistics: [{ metrics: [{ namespace: AWS/RDS, metricName: CPUUtilization }], statistics: [p99] }]
        includeLinkedAccounts: true
        bufferSeconds: 0
        bufferMiB: 0.5
        failureRetentionDays: 3
        kmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/1
        logRetentionDays: 7
        memory: 512
        timeout: 30
    anomalyDetectors:
      plain: { query: sum(up) }
      all:
        query: sum(rate(r[5m]))
        evaluationIntervalSeconds: 120
        missingData: anomaly
        sampleSize: 512
        shingleSize: 4
        ignoreAbove: { ratio: 0.5 }
        ignoreBelow: { amount: 2 }
        labels: { team: sre }
    alarms:
      subscriptions: [{ protocol: email, endpoint: a@example.com }]
      topicArns: ['arn:aws:sns:eu-west-1:111122223333:t']
      quotas: { activeSeries: 5 }
      thresholds: { notifications-failed: { threshold: 3 } }
      disable: [notifications-throttled]
      ruleGroups: ['own;a']
      runbookUrl: https://wiki.example.com/runbooks
      apiCalls: { exceptRoleArns: ['arn:aws:iam::111122223333:role/deploy'] }
    alertManager:
      topics: { oncall: { deadLetterQueue: true } }
      templates: [own.tmpl]
      messageFormat: chat
      encryption: new-key
      chats: { team: { slackTeamId: T1, slackChannelId: C1 } }
      pagerDuty: { sre: { secretName: own }, dba: {} }
`;
  const group = (name: string): string => `groups: [{ name: ${name}, rules: [{ record: '${name}:x', expr: up }] }]\n`;
  const text = valid('    alias: test-metrics\n', written).replace(
    'region: eu-west-1\n',
    'region: eu-west-1\nawsProvider: { version: 6.66.0 }\n',
  );
  const environment = environmentOf(text, {
    'a.yaml': group('a'),
    'b.yaml': group('b'),
    'own.tmpl': '{{ define "own" }}{{ end }}',
  });
  expect(environment.awsProviderVersion).toBe('6.66.0');
  expect(environment.workspaces['metrics']).toMatchObject({
    adopt: { workspaceId: 'ws-1', rules: ['own'], alertManager: true },
    tags: { team: 'sre' },
    encryption: {
      kind: 'new-key',
      deletionWindowDays: 7,
      rotationPeriodDays: 90,
      readerRoleArns: ['arn:aws:iam::111122223333:role/r'],
    },
    queryLogging: { samplesThreshold: 0, retentionDays: 7, kmsKeyArn: undefined },
    configuration: {
      retentionDays: 30,
      limits: [{ labels: { a: 'b' }, maxSeries: 0 }],
      outOfOrderWindowSeconds: 120,
      ruleQueryOffsetSeconds: 60,
    },
    access: { writerRoleArns: ['arn:aws:iam::111122223333:role/w'], readerRoleArns: [] },
    rules: [
      {
        namespace: 'own',
        files: ['a.yaml', 'b.yaml'],
        text: 'groups:\n  - name: a\n    rules:\n      - record: a:x\n        expr: up\n  - name: b\n    rules:\n      - record: b:x\n        expr: up\n',
      },
    ],
    metricStreams: [
      { name: 'most', namespaces: { all: true, except: [{ namespace: 'AWS/Usage', metricNames: undefined }] } },
      {
        name: 'some',
        namespaces: [
          { namespace: 'AWS/EC2', metricNames: undefined },
          { namespace: 'AWS/RDS', metricNames: ['CPUUtilization'] },
        ],
        statistics: [{ metrics: [{ namespace: 'AWS/RDS', metricName: 'CPUUtilization' }], statistics: ['p99'] }],
        includeLinkedAccounts: true,
        bufferSeconds: 0,
        bufferMiB: 0.5,
        failureRetentionDays: 3,
        kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
        logRetentionDays: 7,
        memory: 512,
        timeout: 30,
      },
    ],
    anomalyDetectors: [
      { alias: 'plain', query: 'sum(up)', missingData: 'skip', labels: {} },
      {
        alias: 'all',
        query: 'sum(rate(r[5m]))',
        evaluationIntervalSeconds: 120,
        missingData: 'anomaly',
        sampleSize: 512,
        shingleSize: 4,
        ignoreAbove: { ratio: 0.5 },
        ignoreBelow: { amount: 2 },
        labels: { team: 'sre' },
      },
    ],
    alarms: {
      subscriptions: [{ protocol: 'email', endpoint: 'a@example.com' }],
      topicArns: ['arn:aws:sns:eu-west-1:111122223333:t'],
      quotas: { activeSeries: 5 },
      thresholds: { 'notifications-failed': { threshold: 3 } },
      disable: ['notifications-throttled'],
      ruleGroups: ['own;a'],
      runbookUrl: 'https://wiki.example.com/runbooks',
      apiCalls: { exceptRoleArns: ['arn:aws:iam::111122223333:role/deploy'] },
    },
    alertManager: {
      topics: { oncall: { deadLetterQueue: true, subscriptions: [] } },
      templates: { own: '{{ define "own" }}{{ end }}' },
      messageFormat: 'chat',
      encryption: 'new-key',
      chats: { team: { slackTeamId: 'T1', slackChannelId: 'C1', topics: ['oncall'] } },
      pagerDuty: { sre: { secretName: 'own' }, dba: { secretName: undefined } },
    },
  });
});

test.each([
  ['', { about: 'all-services', monitorArn: undefined, threshold: undefined, runbookUrl: undefined }],
  [', about: amp', { about: 'amp' }],
  [
    ', monitorArn: arn:aws:ce::111122223333:anomalymonitor/1',
    { monitorArn: 'arn:aws:ce::111122223333:anomalymonitor/1' },
  ],
  [', threshold: { dollars: 5 }', { threshold: { dollars: 5 } }],
  [', threshold: { percent: 0 }', { threshold: { percent: 0 } }],
  [', runbookUrl: https://wiki.example.com', { runbookUrl: 'https://wiki.example.com' }],
])('a cost alarm%s', (more, expected) => {
  const subscriptions = [{ protocol: 'email', endpoint: 'a@example.com' }];
  const alarm = `costAlarm: { subscriptions: [{ protocol: email, endpoint: a@example.com }]${more} }`;
  expect(environmentOf(valid('workspaces:\n', `${alarm}\nworkspaces:\n`)).costAlarm).toMatchObject({
    subscriptions,
    ...expected,
  });
});

test.each([
  ['', { budget: {}, options: {} }],
  ['budget: { dollarsPerMonth: 5.5 }', { budget: { usdPerMonth: 5.5 }, options: {} }],
  ['budget: { activeSeries: 7, risePercent: 20 }', { budget: { activeSeries: 7, risePercent: 20 }, options: {} }],
  ['freeTier: true', { budget: {}, options: { freeTier: true } }],
  ['querySamplesPerMonth: 9', { budget: {}, options: { querySamplesPerMonth: 9 } }],
  ['bytesPerSample: 1.5', { budget: {}, options: { bytesPerSample: 1.5 } }],
  [
    'grafana: { editors: 1, viewers: 2 }',
    { budget: {}, options: { grafana: { region: 'eu-west-1', editors: 1, viewers: 2 } } },
  ],
  [
    'grafana: { region: us-east-1, editors: 1, viewers: 0 }',
    { budget: {}, options: { grafana: { region: 'us-east-1', editors: 1, viewers: 0 } } },
  ],
  [
    'prices: { eu-central-1: { keyPerMonth: 1, ingestion: [{ upTo: 5, perTenMillion: 2 }, { perTenMillion: 1 }] } }',
    {
      budget: {},
      options: {
        prices: {
          'eu-central-1': {
            keyPerMonth: 1,
            ingestion: [
              { upTo: 5, usdPerTenMillion: 2 },
              { upTo: undefined, usdPerTenMillion: 1 },
            ],
          },
        },
      },
    },
  ],
])('costs: { %s }', (written, expected) => {
  expect(environmentOf(valid('workspaces:\n', `costs: { ${written} }\nworkspaces:\n`)).costs).toEqual(expected);
});

test('the size of a cluster is in its settings', () => {
  const size = 'size: { nodes: 9, pods: 90, containers: 99, cpusPerNode: 8, series: { kubelet: 5 } }';
  expect(environmentOf(valid('    collection:', `    ${size}\n    collection:`)).clusters[0]?.size).toEqual({
    nodes: 9,
    pods: 90,
    containers: 99,
    cpusPerNode: 8,
    series: { kubelet: 5 },
  });
});

test.each<[string, string, object]>([
  ['with defaults', '{}', { bucket: 'test-promontory-states-111122223333', retentionDays: 90, ci: undefined }],
  ['of a name and a time', '{ bucket: states, retentionDays: 7 }', { bucket: 'states', retentionDays: 7 }],
  [
    'with roles for GitHub',
    '{ ci: { kind: github, repository: acme/metrics } }',
    {
      ci: {
        kind: 'github',
        repository: 'acme/metrics',
        environment: 'test',
        branch: 'main',
        identityProvider: 'make',
      },
    },
  ],
  [
    'with roles for GitLab',
    '{ ci: { kind: gitlab, project: a/b/c, host: git.acme.com, branch: live, identityProvider: existing } }',
    { ci: { kind: 'gitlab', project: 'a/b/c', host: 'git.acme.com', branch: 'live', identityProvider: 'existing' } },
  ],
])('a state backend %s', (_, written, expected) => {
  const text = valid('workspaces:\n', `stateBackend: ${written}\nworkspaces:\n`);
  expect(environmentOf(text).stateBackend).toMatchObject(expected);
});

test('the log of a scraper is in its settings', () => {
  const text = valid('      subnets', '      logging: { components: [EXPORTER], retentionDays: 7 }\n      subnets');
  const newer = text.replace('region: eu-west-1\n', 'region: eu-west-1\nawsProvider: { version: 6.66.0 }\n');
  expect(environmentOf(newer).clusters[0]?.collection).toMatchObject({
    logging: { components: ['EXPORTER'], retentionDays: 7, kmsKeyArn: undefined },
  });
});

describe('packs and objectives', () => {
  const AGENT = '  - { name: slow, collection: { kind: prometheus-agent, scrapeInterval: 3m } }\n';
  const rulesOf = (written: string, more = '') => {
    const workspace = environmentOf(`${valid('    alias: test-metrics\n', written)}${more}`).workspaces['metrics'];
    return workspace?.kind === 'managed' ? workspace.rules : [];
  };

  test('each pack is a namespace of its own, objectives share one, teams keep theirs', () => {
    const written = `    packs: { workloads: true, nodes: { team: sre }, kubelet: false }
    packOptions: { team: shop, interval: 2m, runbookUrl: https://wiki.example.com/runbooks }
    slos:
      checkout: { objective: 0.999, errorQuery: 'sum by (cluster) (rate(e[$window]))', totalQuery: 'sum by (cluster) (rate(t[$window]))' }
`;
    const rules = rulesOf(written);
    expect(rules.map(({ namespace, files }) => [namespace, files])).toEqual([
      ['pack-workloads', []],
      ['pack-nodes', []],
      ['slos', []],
    ]);
    const [workloads, nodes, slos] = rules.map(({ text }) => text);
    expect(workloads).toContain('team: shop');
    expect(workloads).toContain('interval: 2m');
    expect(workloads).toContain('https://wiki.example.com/runbooks/workloads.md#');
    expect(nodes).toContain('team: sre');
    expect(slos).toContain('slo: checkout');
    expect(slos).toContain('team: shop');
  });

  test('windows span four scrapes of the slowest cluster that writes', () => {
    const packs = '    packs: { nodes: true }\n';
    const windows = (more = ''): boolean => rulesOf(packs, more)[0]?.text.includes('[12m]') ?? false;
    expect([windows(), windows(AGENT)]).toEqual([false, true]);
  });

  test('every pack can be had at once, without a word', () => {
    const all = PACK_NAMES.map((name) => `${name}: true`).join(', ');
    const folder = environmentFolder({
      'environment.yaml': valid('    alias: test-metrics\n', `    packs: { ${all} }\n`),
    });
    const loaded = loadEnvironment(folder, { workingDirectory: folder });
    expect(loaded.ok).toBe(true);
    expect(loaded.warnings.filter(({ code }) => code !== 'ConfigDarkRules').map(formatProblem)).toEqual([]);
  });
});

test('alarms have the documented defaults, and calls are told when they are asked for', () => {
  const alarms = (more: string): unknown => {
    const written = `    alarms: { subscriptions: [{ protocol: email, endpoint: a@example.com }]${more} }\n`;
    const workspace = environmentOf(valid('    alias: test-metrics\n', written)).workspaces['metrics'];
    return workspace?.kind === 'managed' ? workspace.alarms : undefined;
  };
  const defaults = {
    subscriptions: [{ protocol: 'email', endpoint: 'a@example.com' }],
    topicArns: [],
    quotas: {},
    thresholds: {},
    disable: [],
    ruleGroups: [],
    runbookUrl: undefined,
    apiCalls: undefined,
  };
  expect(alarms('')).toEqual(defaults);
  expect(alarms(', apiCalls: true')).toEqual({ ...defaults, apiCalls: { exceptRoleArns: [] } });
});

test('a workspace made elsewhere has the Region of its ARN', () => {
  const text = valid('  metrics:\n    alias: test-metrics\n', `  metrics: { existing: '${WORKSPACE_ARN}' }\n`);
  expect(environmentOf(text).workspaces['metrics']).toEqual({
    kind: 'existing',
    name: 'metrics',
    region: 'eu-west-1',
    workspaceArn: WORKSPACE_ARN,
    customerManagedKey: undefined,
  });
});

test('an agent may write to another Region', () => {
  const cluster = '  - { name: far, region: us-east-1, collection: { kind: prometheus-agent } }\n';
  expect(problemsOf(VALID + cluster)).toEqual([]);
});

test('clusters come from the file, then from clusters/ by name', () => {
  const own = (name: string): string => `name: ${name}\ncollection: { kind: prometheus-agent }\n`;
  const environment = environmentOf(VALID, {
    'clusters/b.yaml': own('beta'),
    'clusters/a.yaml': own('alpha'),
    'clusters/notes.txt': 'x',
  });
  expect(environment.clusters.map(({ name }) => name)).toEqual(['checkout', 'alpha', 'beta']);
});

test('nothing of an environment can be changed', () => {
  const environment = environmentOf(VALID);
  expect(() => {
    (environment.clusters[0] as { name: string }).name = 'other';
  }).toThrow(TypeError);
});

test('a secret of PagerDuty that no receiver names is warned of, with and without a configuration', () => {
  const warned = (written: string, files: Record<string, string> = {}): string[] => {
    const alertManager = `    alertManager: { ${written}pagerDuty: { sre: {} } }\n`;
    const folder = environmentFolder({
      'environment.yaml': valid('    alias: test-metrics\n', alertManager),
      ...files,
    });
    const loaded = loadEnvironment(folder, { workingDirectory: folder });
    expect(loaded.ok).toBe(true);
    return loaded.warnings.filter(({ code }) => code === 'ConfigPagerDutyUnused').map(({ got }) => got);
  };
  const receiver =
    'route: { receiver: p }\nreceivers: [{ name: p, pagerduty_configs: [{ service_key: secret:sre }] }]\n';
  const topic = 'route: { receiver: p }\nreceivers: [{ name: p, sns_configs: [{ topic_arn: topic:oncall }] }]\n';
  const unused = 'the secret sre, which no receiver names';
  expect(warned('topics: { oncall: {} }, ')).toEqual([unused]);
  expect(warned('topics: { oncall: {} }, file: am.yaml, ', { 'am.yaml': topic })).toEqual([unused]);
  expect(warned('topics: {}, file: am.yaml, ', { 'am.yaml': receiver })).toEqual([]);
});

test('a rule file is read, its warnings kept apart', () => {
  const rules =
    'groups:\n  - { name: a, rules: [{ record: x:y, expr: up }] }\n  - { name: b, rules: [{ alert: B, expr: x:y > 0 }] }\n';
  const folder = environmentFolder({
    'environment.yaml': valid('    alias: test-metrics\n', '    rules: { promontory: r.yaml }\n'),
    'r.yaml': rules,
  });
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  expect(loaded).toMatchObject({
    ok: true,
    environment: { workspaces: { metrics: { rules: [{ namespace: 'promontory', files: ['r.yaml'], text: rules }] } } },
  });
  expect(loaded.warnings.map(({ code }) => code)).toEqual(['RulesOrder']);
});

test('a link that leads out of the environments is refused', () => {
  const folder = environmentFolder({
    'environment.yaml': valid('    alias: test-metrics\n', '    rules: { promontory: r.yaml }\n'),
  });
  const outside = join(folder, '..', '..', 'secret.yaml');
  writeFileSync(outside, 'groups: []\n');
  symlinkSync(outside, join(folder, 'r.yaml'));
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  expect(loaded.ok ? [] : loaded.problems.map(({ got }) => got)).toEqual([
    'r.yaml, a file outside of the folder of the environments',
  ]);
});

test('a folder without environment.yaml, and one that is not there, are said as such', () => {
  const folder = environmentFolder({ 'README.md': '' });
  const messages = [folder, join(folder, 'none')].map((where) => {
    const loaded = loadEnvironment(where, { workingDirectory: folder });
    return loaded.ok ? '' : loaded.problems.map(formatProblem).join();
  });
  expect(messages).toEqual([
    'environment.yaml:1:1 ConfigNoEnvironment: got a folder without environment.yaml, expected a folder with environment.yaml; run this in an environment’s folder, or name an environment',
    'none/environment.yaml:1:1 ConfigNoEnvironment: got a folder that does not exist, expected a folder with environment.yaml; run this in an environment’s folder, or name an environment',
  ]);
});

test('the name of the folder stands in ids, so it must be fit for that', () => {
  const folder = join(environmentFolder({ 'environment.yaml': VALID }), '..', 'My Env');
  mkdirSync(folder);
  writeFileSync(join(folder, 'environment.yaml'), VALID);
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([
    "environment.yaml:1:1 ConfigEnvironmentName: got the folder My Env, expected 2 to 32 lower-case letters, digits and '-': it stands in the ids of stacks; rename the folder",
  ]);
});

const shared = valid('  metrics:\n    alias: test-metrics\n', `  metrics: { existing: '${WORKSPACE_ARN}' }\n`);

test('two environments that write to one workspace need different labels', () => {
  const other = shared.replace('name: checkout', 'name: search\n    label: checkout');
  expect(lastOf({ alpha: shared, beta: other })).toEqual([
    `beta/environment.yaml:10:5 ConfigClusterLabel: got the label checkout, which checkout in eu-west-1 (environment alpha) has as well, expected a label of its own for every cluster that writes to metrics; set another 'label': else the series of the two cannot be told apart (at clusters[0].label)`,
  ]);
});

test('a label that two environments share is told among the other problems', () => {
  const other = shared.replace('name: checkout', 'name: search\n    label: checkout\n    extra: 1');
  expect(lastOf({ alpha: shared, beta: other })).toHaveLength(2);
});

test('two environments do not collect from one cluster', () => {
  expect(lastOf({ alpha: VALID, beta: VALID })).toEqual([
    'beta/environment.yaml:10:5 ConfigClusterTwice: got the cluster checkout a second time in eu-west-1 (environment alpha), expected each cluster once; remove one of the two: two collectors would store, and bill, everything twice (at clusters[0].name)',
  ]);
});

test('clusters of one name in two accounts are two clusters', () => {
  expect(lastOf({ alpha: VALID, beta: VALID.replace('111122223333', '444455556666') })).toEqual([]);
});

test('a link to nothing is told, and is not a cluster less', () => {
  const folder = environmentFolder({ 'environment.yaml': VALID, 'clusters/notes.txt': '' });
  symlinkSync(join(folder, 'gone.yaml'), join(folder, 'clusters', 'search.yaml'));
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([
    'clusters/search.yaml:1:1 ConfigFile: got a link that leads nowhere, expected a YAML file; put a file in its place, or remove it',
  ]);
});

test('a folder called environment.yaml is told', () => {
  const folder = environmentFolder({ 'environment.yaml/x': '' });
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  expect(loaded.ok ? [] : loaded.problems.map(formatProblem)).toEqual([
    'environment.yaml:1:1 ConfigFile: got a folder, expected a YAML file; put a file in its place, or remove it',
  ]);
});

test('an environment that is a link has its own files within reach', () => {
  const folder = environmentFolder({
    'environment.yaml': valid('    alias: test-metrics\n', '    rules: { promontory: r.yaml }\n'),
    'r.yaml': 'groups: [{ name: a, rules: [{ record: "x:y", expr: up }] }]\n',
  });
  const link = join(environmentFolder({ 'environment.yaml': VALID }), '..', 'link');
  symlinkSync(folder, link);
  expect(loadEnvironment(link, { workingDirectory: link })).toMatchObject({ ok: true });
});

test('a writer to another account is warned of what that account must allow', () => {
  const text =
    `${VALID.slice(0, VALID.indexOf('    collection:'))}    collection: { kind: prometheus-agent }\n`.replace(
      '  metrics:\n    alias: test-metrics\n',
      `  metrics: { existing: '${WORKSPACE_ARN.replace('111122223333', '999999999999')}' }\n`,
    );
  const folder = environmentFolder({ 'environment.yaml': text });
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  expect(loaded.ok).toBe(true);
  expect(loaded.warnings.map(formatProblem)).toEqual([
    "environment.yaml:9:5 ConfigWriterAccount: got the workspace metrics of account 999999999999, expected a workspace whose resource policy lets this cluster's writer in; have account 999999999999 allow aps:RemoteWrite to the role of this cluster, or give the workspace a 'deployRoleArn' or an 'assumeRoleArn'; else every write is refused with 403 (at clusters[0].workspace)",
  ]);
});

const OTHER_ACCOUNT = '444455556666';
const DEPLOY = `arn:aws:iam::${OTHER_ACCOUNT}:role/deploy`;
const GIVEN = `arn:aws:iam::${OTHER_ACCOUNT}:role/writer`;
const foreign = (more: string): string =>
  VALID.replace(
    '  metrics:\n    alias: test-metrics\n',
    `  metrics: { existing: '${WORKSPACE_ARN.replace('111122223333', OTHER_ACCOUNT)}'${more} }\n`,
  );
const warningsOf = (text: string): readonly string[] => {
  const folder = environmentFolder({ 'environment.yaml': text });
  const loaded = loadEnvironment(folder, { workingDirectory: folder });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join());
  return loaded.warnings.map(formatProblem);
};

test.each([
  [
    'by roles that are made',
    `, deployRoleArn: '${DEPLOY}'`,
    { kind: 'made-roles', account: OTHER_ACCOUNT, deployRoleArn: DEPLOY },
  ],
  [
    'by a role that is there',
    `, assumeRoleArn: '${GIVEN}', externalId: x`,
    { kind: 'given-role', roleArn: GIVEN, externalId: 'x' },
  ],
])('a workspace of another account is written to %s', (_, more, otherAccount) => {
  expect(environmentOf(foreign(more)).workspaces['metrics']).toMatchObject({ kind: 'existing', otherAccount });
});

test('a workspace of the own account needs none', () => {
  const text = foreign('').replace(OTHER_ACCOUNT, '111122223333');
  expect(environmentOf(text).workspaces['metrics']).toMatchObject({ kind: 'existing', otherAccount: undefined });
});

test('a scraper of two accounts is warned of until its roles are pinned to it', () => {
  const text = foreign(`, deployRoleArn: '${DEPLOY}'`);
  expect(warningsOf(text)).toEqual([
    "environment.yaml:10:5 ConfigScraperUnpinned: got a scraper that writes to another account, and no 'scraperArn', expected roles that trust this scraper alone: until then every scraper of this account in eu-west-1 could use them; after the first deployment write the output 'scraper_arn' of this cluster's stack to 'scraperArn', and deploy again (at clusters[0].collection)",
  ]);
  const scraperArn = 'arn:aws:aps:eu-west-1:111122223333:scraper/s-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
  const pinned = text.replace('      subnets', `      scraperArn: '${scraperArn}'\n      subnets`);
  expect(warningsOf(pinned)).toEqual([]);
  expect(environmentOf(pinned).clusters[0]?.collection).toMatchObject({ scraperArn });
});

test('an agent that a Region could keep from starting is warned of', () => {
  const text = (more: string, region = 'us-east-1'): string =>
    VALID.slice(0, VALID.indexOf('    collection:'))
      .replace('clusters:', `  far: { region: ${region} }\nclusters:`)
      .replace('  - name: checkout\n', '  - name: checkout\n    workspace: metrics\n') +
    `    collection: { kind: prometheus-agent${more}, alsoTo: [{ workspace: far }] }\n`;
  expect(warningsOf(text(''))).toEqual([
    "environment.yaml:13:43 ConfigWriterStart: got a Prometheus with identity 'irsa' that writes to us-east-1 as well, expected one that starts while STS in us-east-1 is down: this one would write to no Region; use identity 'pod-identity', whose credentials come from the node (at clusters[0].collection.alsoTo)",
  ]);
  expect(warningsOf(text(', identity: pod-identity'))).toEqual([]);
  expect(warningsOf(text('', 'eu-west-1'))).toEqual([]);
  expect(warningsOf(text('').replace('workspace: far }', 'workspace: far, standby: true }'))).toEqual([]);
  expect(environmentOf(text('')).clusters[0]?.collection).toMatchObject({
    alsoTo: [{ workspace: 'far', standby: false, assumeRoleArn: undefined, externalId: undefined }],
  });
});

// Whatever people do to a file: an answer, never a crash, and a line that exists.
test('any mutilation of a valid file gives an environment or problems within the file', () => {
  const document = {
    apiVersion: 'promontory/v1',
    account: '111122223333',
    region: 'eu-west-1',
    tags: { team: 'a' },
    backend: {
      kind: 's3',
      bucket: 'state',
      region: 'eu-west-1',
      kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    },
    workspaces: {
      metrics: {
        alias: 'x',
        logging: { retentionDays: 30 },
        alertManager: { topics: { oncall: { subscriptions: [{ protocol: 'email', endpoint: 'a@b' }] } } },
      },
    },
    networks: {
      main: {
        vpcId: 'vpc-0a1b2c3d4e5f60718',
        subnets: [{ id: 'subnet-0a1b2c3d4e5f60001', availabilityZone: 'eu-west-1a' }],
        routeTableIds: ['rtb-0a1b2c3d4e5f60718'],
        clients: [{ cidr: '10.0.0.0/16' }],
        existing: { ec2: 'vpce-0a1b2c3d4e5f60718' },
        alsoAllow: { sts: [{ actions: ['sts:*'], resources: ['*'], who: 'anybody' }] },
      },
    },
    clusters: [
      {
        name: 'a',
        network: 'main',
        collection: {
          kind: 'managed-scraper',
          subnets: [
            { id: 'subnet-0a1b2c3d4e5f60001', availabilityZone: 'eu-west-1a' },
            { id: 'subnet-0a1b2c3d4e5f60002', availabilityZone: 'eu-west-1b' },
          ],
          jobs: [{ preset: 'kubelet' }, { custom: { job_name: 'x', static_configs: [{ targets: ['10.0.0.1'] }] } }],
        },
      },
      { name: 'b', collection: { kind: 'prometheus-agent', values: { a: 1 } } },
    ],
  };
  const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] => [
    path,
    ...(typeof value === 'object' && value !== null
      ? Object.keys(value).flatMap((key) => places((value as Record<string, unknown>)[key], [...path, key]))
      : []),
  ];
  const all = places(document).slice(1);
  const replacement = fc.oneof(
    fc.constant(undefined),
    fc.constant(null),
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant([]),
    fc.constant({}),
    fc.constant([{}]),
    fc.constant({ kind: 'x' }),
  );
  const folder = environmentFolder({});
  mkdirSync(folder, { recursive: true });
  fc.assert(
    fc.property(fc.constantFrom(...all), replacement, fc.boolean(), (path, value, rename) => {
      const mutated = structuredClone(document) as unknown as Record<string, unknown>;
      const parent = path
        .slice(0, -1)
        .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, mutated);
      const key = String(path.at(-1));
      if (rename && !Array.isArray(parent)) parent[`${key}x`] = parent[key];
      if (value === undefined) Reflect.deleteProperty(parent, key);
      else parent[key] = value;
      const text = stringify(mutated);
      writeFileSync(join(folder, 'environment.yaml'), text);
      const loaded = loadEnvironment(folder, { workingDirectory: folder });
      const lines = text.split('\n').length;
      if (!loaded.ok) {
        expect(loaded.problems.length).toBeGreaterThan(0);
        for (const { line, got, expected, fix } of loaded.problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(`${got}${expected}${fix}`).not.toMatch(/undefined|\[object|Invalid/);
        }
      }
    }),
    { numRuns: 400 },
  );
});
