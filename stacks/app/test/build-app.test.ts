import type {
  AdotCollection,
  ClusterSettings,
  Environment,
  ManagedScraperCollection,
  ManagedWorkspaceSettings,
} from '@promontory/config';
import type { SynthesizedStack } from '@promontory/testing';
import { type App, type TerraformStack, Testing } from 'cdktf';
import { ENVIRONMENT } from './environment.js';
import { appOf, stack, stacksOf } from './stacks.js';

const WORKSPACE = ENVIRONMENT.workspaces['metrics'] as ManagedWorkspaceSettings;
const [CLUSTER] = ENVIRONMENT.clusters as readonly [ClusterSettings];
const WORKSPACE_STACK = 'test-eu-west-1-workspace-metrics';
const CLUSTER_STACK = 'test-eu-west-1-cluster-checkout';

const withWorkspace = (more: Partial<ManagedWorkspaceSettings>): Environment => ({
  ...ENVIRONMENT,
  workspaces: { metrics: { ...WORKSPACE, ...more } },
});
const withCluster = (more: Partial<ClusterSettings>): Environment => ({
  ...ENVIRONMENT,
  clusters: [{ ...CLUSTER, ...more }],
});
test('there is one stack for each workspace and each cluster, under ids that are contract', () => {
  expect(Object.keys(stacksOf(ENVIRONMENT))).toEqual([WORKSPACE_STACK, CLUSTER_STACK]);
});

test('a cluster reads its workspace from that one’s state', () => {
  const scraper = stack(ENVIRONMENT, CLUSTER_STACK).only('aws_prometheus_scraper');
  expect(JSON.stringify(scraper['destination'])).toMatch(
    new RegExp(`terraform_remote_state\\.cross-stack-reference-input-${WORKSPACE_STACK}\\.outputs`),
  );
});

test('every stack is bound to the account and Region of its environment', () => {
  const environment = { ...ENVIRONMENT, deployRoleArn: 'arn:aws:iam::111122223333:role/d', tags: { team: 'sre' } };
  expect(stack(environment, WORKSPACE_STACK).provider['aws']).toEqual([
    {
      region: 'eu-west-1',
      allowed_account_ids: ['111122223333'],
      assume_role: [{ role_arn: 'arn:aws:iam::111122223333:role/d' }],
      default_tags: [{ tags: { team: 'sre' } }],
    },
  ]);
  expect(stack(ENVIRONMENT, WORKSPACE_STACK).provider['aws']).toEqual([
    { region: 'eu-west-1', allowed_account_ids: ['111122223333'] },
  ]);
});

describe('the state', () => {
  const backend = (settings: Environment['backend']): unknown =>
    stack({ ...ENVIRONMENT, backend: settings }, WORKSPACE_STACK).terraform['backend'];

  test('is kept beside the environment, by a path that no machine shows through', () => {
    expect(backend({ kind: 'local' })).toEqual({ local: { path: `../../../.state/${WORKSPACE_STACK}.tfstate` } });
  });

  test('is kept in S3, encrypted by the key, locked natively, one object for each stack', () => {
    const settings = {
      kind: 's3',
      bucket: 'state',
      region: 'eu-west-1',
      kmsKeyArn: 'arn:k',
      keyPrefix: 'p/test',
      roleArn: 'arn:r',
    } as const;
    expect(backend(settings)).toEqual({
      s3: {
        bucket: 'state',
        key: `p/test/${WORKSPACE_STACK}.tfstate`,
        region: 'eu-west-1',
        encrypt: true,
        kms_key_id: 'arn:k',
        assume_role: { role_arn: 'arn:r' },
        use_lockfile: true,
      },
    });
  });

  test('is kept in HCP Terraform, one workspace for each stack', () => {
    const settings = {
      kind: 'hcp',
      hostname: 'app.terraform.io',
      organization: 'acme',
      project: 'p',
      workspacePrefix: 'promontory-',
    } as const;
    const { terraform } = stack({ ...ENVIRONMENT, backend: settings }, WORKSPACE_STACK);
    expect(terraform['cloud'] ?? terraform['backend']).toEqual({
      hostname: 'app.terraform.io',
      organization: 'acme',
      workspaces: { name: `promontory-${WORKSPACE_STACK}`, project: 'p' },
    });
  });
});

const NOTHING_SET = {
  retentionDays: undefined,
  limits: [],
  outOfOrderWindowSeconds: undefined,
  ruleQueryOffsetSeconds: undefined,
};
const PLAIN = {
  file: undefined,
  templates: {},
  messageFormat: 'text',
  encryption: 'none',
  chats: {},
  pagerDuty: {},
} as const;

describe('the workspace stack', () => {
  test.each<[string, Partial<ManagedWorkspaceSettings>, string, object]>([
    ['alias', { alias: 'other' }, 'aws_prometheus_workspace', { alias: 'other' }],
    [
      'a key',
      { encryption: { kind: 'key', kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' } },
      'aws_prometheus_workspace',
      { kms_key_arn: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
    ],
    [
      'deletionProtection',
      { deletionProtection: false },
      'aws_prometheus_workspace',
      { lifecycle: { prevent_destroy: false } },
    ],
    [
      'logging',
      { logging: { retentionDays: 7, kmsKeyArn: 'arn:l' } },
      'aws_cloudwatch_log_group',
      { retention_in_days: 7, kms_key_id: 'arn:l', name: '/aws/vendedlogs/prometheus/test-metrics' },
    ],
    [
      'rules',
      {
        rules: [
          { namespace: 'n', files: ['f'], text: 'groups: [{ name: g, rules: [{ alert: A, expr: up }] }]', groups: [] },
        ],
      },
      'aws_prometheus_rule_group_namespace',
      { name: 'n' },
    ],
    ['tags', { tags: { team: 'sre' } }, 'aws_prometheus_workspace', { tags: { team: 'sre' } }],
    [
      'query logging',
      { queryLogging: { samplesThreshold: 5, retentionDays: undefined, kmsKeyArn: undefined } },
      'aws_prometheus_query_logging_configuration',
      { destination: [expect.objectContaining({ filters: [{ qsp_threshold: 5 }] })] },
    ],
    [
      'retention alone',
      { configuration: { ...NOTHING_SET, retentionDays: 30 } },
      'aws_prometheus_workspace_configuration',
      { retention_period_in_days: 30 },
    ],
    [
      'limits alone',
      { configuration: { ...NOTHING_SET, limits: [{ labels: { a: 'b' }, maxSeries: 1 }] } },
      'aws_prometheus_workspace_configuration',
      { limits_per_label_set: [{ label_set: { a: 'b' }, limits: [{ max_series: 1 }] }] },
    ],
    [
      'the out-of-order window alone',
      { configuration: { ...NOTHING_SET, outOfOrderWindowSeconds: 0 } },
      'aws_prometheus_workspace_configuration',
      { out_of_order_time_window_in_seconds: 0 },
    ],
    [
      'an anomaly detector',
      {
        anomalyDetectors: [
          {
            alias: 'requests',
            query: 'sum(up)',
            evaluationIntervalSeconds: 90,
            missingData: 'anomaly',
            sampleSize: undefined,
            shingleSize: undefined,
            ignoreAbove: undefined,
            ignoreBelow: undefined,
            labels: {},
          },
        ],
      },
      'aws_prometheus_anomaly_detector',
      { alias: 'requests', evaluation_interval_in_seconds: 90 },
    ],
    [
      'access',
      { access: { writerRoleArns: ['arn:aws:iam::444455556666:role/w'], readerRoleArns: [] } },
      'aws_prometheus_resource_policy',
      { region: 'eu-west-1' },
    ],
  ])('%s reaches the JSON', (_, settings, type, expected) => {
    expect(stack(withWorkspace(settings), WORKSPACE_STACK).only(type)).toMatchObject(expected);
  });

  test('without logging there is no log group', () => {
    expect(stack(withWorkspace({ logging: false }), WORKSPACE_STACK).all('aws_cloudwatch_log_group')).toEqual([]);
  });

  test('renaming the workspace leaves its log group alone', () => {
    const group = (alias: string) =>
      stack(withWorkspace({ alias }), WORKSPACE_STACK).only('aws_cloudwatch_log_group')['name'];
    expect(group('a')).toBe(group('b'));
  });

  test('topics, subscriptions and routes are made; the address of a webhook is in no id', () => {
    const subscriptions = [{ protocol: 'https', endpoint: 'https://hooks.example.com/s3cret' }] as const;
    const topics = {
      oncall: {
        name: undefined,
        kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
        deadLetterQueue: true,
        subscriptions,
      },
      team: { name: 'own-name', kmsKeyArn: undefined, deadLetterQueue: false, subscriptions: [] },
    };
    const configuration = {
      route: { receiver: 'r' },
      receivers: [{ name: 'r', sns_configs: [{ topic_arn: 'topic:team' }] }],
    };
    const json = stack(
      withWorkspace({ alertManager: { ...PLAIN, topics, file: 'f', configuration } }),
      WORKSPACE_STACK,
    );
    expect(json.all('aws_sqs_queue')).toHaveLength(1);
    expect(json.all('aws_sns_topic').map(({ name, kms_master_key_id: key }) => [name, key])).toEqual([
      ['test-metrics-oncall', 'arn:aws:kms:eu-west-1:111122223333:key/1'],
      ['own-name', undefined],
    ]);
    expect(json.only('aws_sns_topic_subscription')).toMatchObject({
      protocol: 'https',
      endpoint: 'https://hooks.example.com/s3cret',
    });
    expect(Object.keys(json.resource['aws_sns_topic_subscription'] ?? {}).join()).not.toContain('s3cret');
    expect(json.only('aws_prometheus_alert_manager_definition')['definition']).toMatch(
      /topic_arn: \$\{aws_sns_topic\.Topic-team_\w+\.arn\}/,
    );
  });
});

describe('the workspace stack, with a key and chats', () => {
  test('a key is made for the workspace, as protected as it is', () => {
    const encryption = {
      kind: 'new-key',
      deletionWindowDays: 7,
      rotationPeriodDays: undefined,
      readerRoleArns: [],
    } as const;
    const json = stack(withWorkspace({ encryption, deletionProtection: false }), WORKSPACE_STACK);
    expect(json.only('aws_kms_key')).toMatchObject({
      deletion_window_in_days: 7,
      lifecycle: { prevent_destroy: false },
    });
    expect(json.only('aws_kms_alias')).toMatchObject({ name: 'alias/test-metrics' });
    expect(json.only('aws_prometheus_workspace')['kms_key_arn']).toMatch(/^\$\{aws_kms_key\.Key_\w+\.arn\}$/);
  });

  test('a workspace that exists is taken over', () => {
    const alone = appOf(withWorkspace({ adopt: { workspaceId: 'ws-1', rules: [], alertManager: false } }));
    const imports = (app: App, stack: string): unknown =>
      (JSON.parse(Testing.synth(app.node.findChild(stack) as TerraformStack)) as { import: unknown }).import;
    const workspace = { id: 'ws-1', to: expect.stringMatching(/^aws_prometheus_workspace\./) as string };
    expect(imports(alone, WORKSPACE_STACK)).toEqual([workspace]);

    const text = "groups: [{ name: g, rules: [{ record: 'a:b', expr: up }] }]\n";
    const topic = { name: undefined, kmsKeyArn: undefined, deadLetterQueue: false, subscriptions: [] };
    const whole = appOf(
      withWorkspace({
        adopt: { workspaceId: 'ws-1', rules: ['there'], alertManager: true },
        rules: ['there', 'new'].map((namespace) => ({ namespace, files: [], text, groups: [] })),
        alertManager: {
          topics: { oncall: topic },
          file: undefined,
          configuration: undefined,
          templates: {},
          messageFormat: 'text',
          encryption: 'none',
          chats: {},
          pagerDuty: {},
        },
      }),
    );
    expect(imports(whole, WORKSPACE_STACK)).toEqual([
      workspace,
      {
        id: 'arn:aws:aps:eu-west-1:111122223333:rulegroupsnamespace/ws-1/there',
        to: expect.stringMatching(/^aws_prometheus_rule_group_namespace\.Rules-there_/) as string,
      },
      { id: 'ws-1', to: expect.stringMatching(/^aws_prometheus_alert_manager_definition\./) as string },
    ]);
  });

  test('a key is made for the topics that name none, and chats hear of the topics they name', () => {
    const topic = { name: undefined, kmsKeyArn: undefined, deadLetterQueue: false, subscriptions: [] };
    const given = { ...topic, kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' };
    const alertManager = {
      ...PLAIN,
      topics: { a: topic, b: given },
      configuration: { route: { receiver: 'r' }, receivers: [{ name: 'r', sns_configs: [{ topic_arn: 'topic:a' }] }] },
      encryption: 'new-key',
      messageFormat: 'chat',
      templates: { own: 'x' },
      chats: { team: { slackTeamId: 'T1', slackChannelId: 'C1', topics: ['b'] } },
    } as const;
    const json = stack(withWorkspace({ alertManager }), WORKSPACE_STACK);
    expect(json.all('aws_sns_topic').map(({ kms_master_key_id: key }) => key)).toEqual([
      expect.stringMatching(/^\$\{aws_kms_key\.AlertKey_\w+\.arn\}$/),
      given.kmsKeyArn,
    ]);
    expect(json.only('aws_chatbot_slack_channel_configuration')).toMatchObject({
      configuration_name: 'test-metrics-team',
      sns_topic_arns: [expect.stringMatching(/^\$\{aws_sns_topic\.Topic-b_\w+\.arn\}$/)],
    });
    expect(json.only('aws_prometheus_alert_manager_definition')['definition']).toMatch(/promontory-chat: [^]*own: x/);
  });

  test('secrets of PagerDuty are called after environment and workspace, or as they are named', () => {
    const alertManager = {
      ...PLAIN,
      topics: {},
      configuration: {
        route: { receiver: 'p' },
        receivers: [{ name: 'p', pagerduty_configs: [{ routing_key: 'secret:sre' }, { service_key: 'secret:dba' }] }],
      },
      pagerDuty: { sre: { secretName: undefined }, dba: { secretName: 'own' } },
    };
    const json = stack(withWorkspace({ alertManager }), WORKSPACE_STACK);
    const names = json.all('aws_secretsmanager_secret').map(({ name }) => name);
    expect(names.sort()).toEqual(['own', 'test-metrics-pagerduty-sre']);
    expect(json.only('aws_prometheus_alert_manager_definition')['definition']).toMatch(
      /aws_secretsmanager_secret_policy\.PagerDuty-sre_[^]*aws_secretsmanager_secret_policy\.PagerDuty-dba_/,
    );
  });

  test('a newer provider is asked for where the environment says so', () => {
    const version = (awsProviderVersion?: string): unknown =>
      (
        stack({ ...ENVIRONMENT, awsProviderVersion }, WORKSPACE_STACK).terraform['required_providers'] as {
          aws: { version: string };
        }
      ).aws.version;
    expect([version(), version('6.66.0')]).toEqual(['6.25.0', '6.66.0']);
  });
});

describe('the workspace stack, watched', () => {
  const ALARMS = {
    subscriptions: [{ protocol: 'email', endpoint: 'a@example.com' }],
    topicArns: ['arn:aws:sns:eu-west-1:111122223333:others'],
    quotas: {},
    thresholds: {},
    disable: [],
    ruleGroups: [],
    runbookUrl: undefined,
    apiCalls: undefined,
  } as const;
  const watched = (more: object = {}, workspace: Partial<ManagedWorkspaceSettings> = {}): SynthesizedStack =>
    stack(withWorkspace({ alarms: { ...ALARMS, ...more }, ...workspace }), WORKSPACE_STACK);
  const alarm = (json: SynthesizedStack, name: string): Record<string, unknown> | undefined =>
    json.all('aws_cloudwatch_metric_alarm').find(({ alarm_name: own }) => own === `test-metrics/${name}`);

  test('alarms tell a topic of their own, which lets them in, and the others that are named', () => {
    const json = watched();
    const actions = [
      expect.stringMatching(/^\$\{aws_sns_topic\.Watch_Topic_\w+\.arn\}$/),
      'arn:aws:sns:eu-west-1:111122223333:others',
    ];
    expect(alarm(json, 'notifications-failed')).toMatchObject({ alarm_actions: actions, ok_actions: actions });
    expect(json.only('aws_sns_topic')['name']).toBe('test-metrics-alarms');
    expect(JSON.stringify(json.all('data.aws_iam_policy_document'))).toContain('cloudwatch.amazonaws.com');
  });

  test('without subscriptions no topic is made', () => {
    expect(watched({ subscriptions: [] }).all('aws_sns_topic')).toEqual([]);
  });

  test.each<[string, object, string, object | undefined]>([
    ['quotas', { quotas: { activeSeries: 1000 } }, 'active-series-near-quota', { threshold: 800 }],
    [
      'thresholds',
      { thresholds: { 'notifications-failed': { threshold: 7 } } },
      'notifications-failed',
      { threshold: 7 },
    ],
    ['disable', { disable: ['notifications-failed'] }, 'notifications-failed', undefined],
    [
      'runbookUrl',
      { runbookUrl: 'https://wiki/runbooks' },
      'notifications-failed',
      { alarm_description: expect.stringContaining('https://wiki/runbooks/notifications-failed.md') },
    ],
    ['ruleGroups', { ruleGroups: ['own;g'] }, 'rule-group-evaluation-failures/own;g', {}],
  ])('%s reaches the alarms', (_, more, name, expected) => {
    const found = alarm(watched(more), name);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });

  test('limits by labels have alarms', () => {
    const limits = [{ labels: { team: 'a' }, maxSeries: 1000 }];
    const names = watched({}, { configuration: { ...NOTHING_SET, limits } })
      .all('aws_cloudwatch_metric_alarm')
      .map(({ alarm_name: name }) => String(name));
    expect(names.filter((name) => name.includes('label-set-near-limit'))).toHaveLength(1);
  });

  test('calls are told when that is asked for, those about a given key among them', () => {
    const encryption = { kind: 'key', kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' } as const;
    const rules = (apiCalls?: object, more: object = {}): number =>
      watched({ apiCalls }, more).all('aws_cloudwatch_event_rule').length;
    expect([rules(), rules({ exceptRoleArns: [] }), rules({ exceptRoleArns: [] }, { encryption })]).toEqual([0, 1, 2]);
    const except = 'arn:aws:iam::111122223333:role/deploy';
    const json = watched({ apiCalls: { exceptRoleArns: [except] } });
    expect(JSON.stringify(json.only('aws_cloudwatch_event_rule')['event_pattern'])).toContain(except);
  });
});

describe('the workspace stack, with a metric stream', () => {
  const STREAM = {
    name: 'infra',
    namespaces: [{ namespace: 'AWS/EC2', metricNames: undefined }],
    statistics: [],
    includeLinkedAccounts: false,
    bufferSeconds: undefined,
    bufferMiB: undefined,
    failureRetentionDays: undefined,
    kmsKeyArn: undefined,
    logRetentionDays: undefined,
    memory: undefined,
    timeout: undefined,
  } as const;
  const stream = (more: object = {}): SynthesizedStack =>
    stack(withWorkspace({ metricStreams: [{ ...STREAM, ...more }] }), WORKSPACE_STACK);

  test('it is called by environment, workspace and its own name', () => {
    expect(stream().only('aws_cloudwatch_metric_stream')).toMatchObject({
      name: 'test-metrics-infra',
      include_filter: [{ namespace: 'AWS/EC2' }],
    });
  });

  test.each<[string, object, string, RegExp]>([
    ['all', { namespaces: { all: true, except: [] } }, 'aws_cloudwatch_metric_stream', /^(?!.*_filter)/],
    [
      'except',
      { namespaces: { all: true, except: [{ namespace: 'AWS/Usage', metricNames: undefined }] } },
      'aws_cloudwatch_metric_stream',
      /exclude_filter.*AWS\/Usage/,
    ],
    [
      'metricNames',
      { namespaces: [{ namespace: 'AWS/RDS', metricNames: ['CPUUtilization'] }] },
      'aws_cloudwatch_metric_stream',
      /CPUUtilization/,
    ],
    [
      'statistics',
      { statistics: [{ metrics: [{ namespace: 'AWS/EC2', metricName: 'x' }], statistics: ['p99'] }] },
      'aws_cloudwatch_metric_stream',
      /p99/,
    ],
    [
      'includeLinkedAccounts',
      { includeLinkedAccounts: true },
      'aws_cloudwatch_metric_stream',
      /"include_linked_accounts_metrics":true/,
    ],
    ['bufferSeconds', { bufferSeconds: 7 }, 'aws_kinesis_firehose_delivery_stream', /"7"/],
    ['bufferMiB', { bufferMiB: 2.5 }, 'aws_kinesis_firehose_delivery_stream', /"2\.5"/],
    ['failureRetentionDays', { failureRetentionDays: 3 }, 'aws_s3_bucket_lifecycle_configuration', /"days":3\b/],
    [
      'kmsKeyArn',
      { kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/k' },
      'aws_kinesis_firehose_delivery_stream',
      /key\/k/,
    ],
    ['logRetentionDays', { logRetentionDays: 7 }, 'aws_cloudwatch_log_group', /"retention_in_days":7\b/],
    ['memory', { memory: 512 }, 'aws_lambda_function', /"memory_size":512/],
    ['timeout', { timeout: 30 }, 'aws_lambda_function', /"timeout":30\b/],
  ])('%s reaches the JSON', (_, more, type, expected) => {
    expect(JSON.stringify(stream().all(type))).not.toMatch(expected);
    expect(JSON.stringify(stream(more).all(type))).toMatch(expected);
  });
});

describe('the cluster stack', () => {
  const scraper = CLUSTER.collection as Extract<ClusterSettings['collection'], { kind: 'managed-scraper' }>;
  const collect = (more: Partial<typeof scraper>): SynthesizedStack =>
    stack(withCluster({ collection: { ...scraper, ...more } }), CLUSTER_STACK);

  test('exporters are installed as add-ons exactly where a job scrapes them', () => {
    expect(collect({}).all('aws_eks_addon')).toEqual([]);
    const jobs = [{ preset: 'kube-state-metrics' }, { preset: 'node-exporter' }] as const;
    expect(
      collect({ jobs })
        .all('aws_eks_addon')
        .map(({ addon_name: name }) => name),
    ).toEqual(['kube-state-metrics', 'prometheus-node-exporter']);
    expect(collect({ jobs, exporters: 'existing' }).all('aws_eks_addon')).toEqual([]);
  });

  test('or by their charts, each in the namespace that its add-on would have', () => {
    const jobs = [{ preset: 'kube-state-metrics' }, { preset: 'node-exporter' }] as const;
    const json = collect({ jobs, exporters: 'charts' });
    expect(json.all('aws_eks_addon')).toEqual([]);
    expect(json.provider['helm']).toHaveLength(1);
    expect(json.all('helm_release').map(({ name, namespace, version }) => [name, namespace, version])).toEqual([
      ['kube-state-metrics', 'kube-state-metrics', '8.4.0'],
      ['prometheus-node-exporter', 'prometheus-node-exporter', '4.56.1'],
    ]);
    expect(collect({ jobs: [{ preset: 'kubelet' }], exporters: 'charts' }).all('helm_release')).toEqual([]);
  });

  test.each<[string, Partial<typeof scraper>, RegExp]>([
    ['alias', { alias: 'own' }, /"alias":"own"/],
    ['scrapeInterval', { scrapeInterval: '45s' }, /scrape_interval: 45s/],
    ['jobs', { jobs: [{ preset: 'cadvisor' }] }, /job_name: cadvisor/],
    ['securityGroupIds', { securityGroupIds: ['sg-own'] }, /"security_group_ids":\["sg-own"\]/],
    ['subnets', { subnets: [...scraper.subnets, { id: 'subnet-3', availabilityZone: 'eu-west-1c' }] }, /Subnet2/],
  ])('%s reaches the scraper', (_, settings, expected) => {
    expect(JSON.stringify(collect(settings).only('aws_prometheus_scraper'))).toMatch(expected);
  });

  test('a log of the scraper is named by environment, Region and cluster', () => {
    const logging = { components: [], retentionDays: 7, kmsKeyArn: undefined };
    const json = collect({ logging });
    expect(json.only('aws_cloudwatch_log_group')).toMatchObject({
      name: '/aws/vendedlogs/prometheus/test-eu-west-1-scraper-checkout',
      retention_in_days: 7,
    });
    const components = (settings: Partial<ManagedScraperCollection>): unknown =>
      collect(settings).only('aws_prometheus_scraper_logging_configuration')['scraper_components'];
    expect(components({ logging })).toHaveLength(3);
    expect(components({ logging: { ...logging, components: ['EXPORTER'] } })).toEqual(['EXPORTER']);
  });

  test('node groups reach the rules of the security group', () => {
    const rules = collect({ nodeSecurityGroupIds: ['sg-nodes'], jobs: [{ preset: 'node-exporter' }] }).all(
      'aws_vpc_security_group_ingress_rule',
    );
    expect(rules.map((rule) => rule['security_group_id'])).toContain('sg-nodes');
  });

  test('the label and the Region of the cluster are its own', () => {
    const json = stack(withCluster({ label: 'shop' }), CLUSTER_STACK);
    expect(json.only('aws_prometheus_scraper')['scrape_configuration']).toContain('cluster: shop');
    const far = {
      ...withWorkspace({ region: 'us-east-1' }),
      clusters: [
        {
          ...CLUSTER,
          region: 'us-east-1',
          collection: {
            ...scraper,
            subnets: [
              { id: 'a', availabilityZone: 'us-east-1a' },
              { id: 'b', availabilityZone: 'us-east-1b' },
            ],
          },
        },
      ],
    };
    expect(stack(far, 'test-us-east-1-cluster-checkout').provider['aws']).toMatchObject([{ region: 'us-east-1' }]);
  });

  test('with CONFIG_MAP the Kubernetes provider gets its token by the AWS CLI, as the deploy role', () => {
    const json = stack(
      { ...withCluster({ authenticationMode: 'CONFIG_MAP' }), deployRoleArn: 'arn:aws:iam::111122223333:role/d' },
      CLUSTER_STACK,
    );
    expect(json.provider['kubernetes']).toMatchObject([
      {
        exec: [
          {
            command: 'aws',
            args: expect.arrayContaining(['get-token', '--role-arn', 'arn:aws:iam::111122223333:role/d']) as unknown[],
          },
        ],
      },
    ]);
    expect(json.output).toHaveProperty('scraper_role_arn_for_aws_auth');
    expect(JSON.stringify(json.data)).not.toContain('aws_eks_cluster_auth');
  });

  test('a cluster described by attributes is not looked up', () => {
    const attributes = {
      endpoint: 'https://x',
      certificateAuthorityData: 'Y2E=',
      oidcProviderArn: undefined,
      vpcId: 'vpc-1',
      clusterSecurityGroupId: 'sg-1',
    };
    const collection = {
      ...(CLUSTER.collection as ManagedScraperCollection),
      subnets: [
        { id: 'subnet-1', availabilityZone: 'us-gov-west-1a' },
        { id: 'subnet-2', availabilityZone: 'us-gov-west-1b' },
      ],
    };
    const region = 'us-gov-west-1';
    const environment = {
      ...withCluster({ attributes, region, collection }),
      workspaces: { metrics: { ...WORKSPACE, region } },
    };
    const json = stack(environment, 'test-us-gov-west-1-cluster-checkout');
    expect(json.data).not.toHaveProperty('aws_eks_cluster');
    expect(JSON.stringify(json.only('aws_prometheus_scraper'))).toContain(
      'arn:aws-us-gov:eks:us-gov-west-1:111122223333:cluster/checkout',
    );
  });

  test('a workspace made elsewhere is read by the cluster’s own stack', () => {
    const workspaceArn = 'arn:aws:aps:eu-west-1:111122223333:workspace/ws-1';
    const environment = {
      ...ENVIRONMENT,
      workspaces: {
        metrics: {
          kind: 'existing',
          name: 'metrics',
          region: 'eu-west-1',
          workspaceArn,
          customerManagedKey: undefined,
          otherAccount: undefined,
        },
      },
    } as const;
    expect(Object.keys(stacksOf(environment))).toEqual([CLUSTER_STACK]);
    expect(JSON.stringify(stack(environment, CLUSTER_STACK).only('aws_prometheus_scraper'))).toContain(workspaceArn);
  });
});

describe('the cluster stack, with ADOT', () => {
  const ADOT: AdotCollection = {
    kind: 'adot',
    mode: 'deployment',
    shards: undefined,
    replicas: undefined,
    alsoTo: [],
    namespace: 'adot-col',
    createNamespace: true,
    serviceAccount: 'sa',
    exporters: 'existing',
    scrapeInterval: '60s',
    jobs: [{ preset: 'kubelet' }, { preset: 'kube-state-metrics' }],
    queue: { batches: undefined, parallelRequests: undefined, retryFor: undefined },
    memoryLimiter: { limitPercentage: undefined, spikePercentage: undefined },
    resources: undefined,
    selfMetrics: true,
    chart: { version: undefined, repository: undefined },
    image: { repository: undefined, tag: undefined, digest: undefined },
    values: {},
  };
  const adot = (more: Partial<AdotCollection> = {}, workspaces: Environment['workspaces'] = ENVIRONMENT.workspaces) =>
    stack({ ...withCluster({ collection: { ...ADOT, ...more } }), workspaces }, CLUSTER_STACK);
  const release = (json: SynthesizedStack): string => JSON.stringify(json.all('helm_release'));

  test('one release writes to the workspace as a role of its own', () => {
    const json = adot();
    expect(json.only('helm_release')).toMatchObject({
      chart: 'opentelemetry-collector',
      namespace: 'adot-col',
      create_namespace: true,
    });
    expect(json.all('aws_iam_role')).toHaveLength(1);
    expect(Object.keys(json.output)).toContain('collector_role_arn');
  });

  test.each<[string, Partial<AdotCollection>, RegExp]>([
    ['mode', { mode: 'statefulset' }, /mode: statefulset/],
    ['shards', { mode: 'statefulset', shards: 3 }, /replicaCount: 3/],
    ['replicas', { mode: 'statefulset', replicas: 2 }, /replicaCount: 2/],
    ['namespace', { namespace: 'other' }, /"namespace":"other"/],
    ['createNamespace', { createNamespace: false }, /"create_namespace":false/],
    ['serviceAccount', { serviceAccount: 'writer' }, /name: writer/],
    ['scrapeInterval', { scrapeInterval: '45s' }, /scrape_interval: 45s/],
    ['jobs', { jobs: [{ preset: 'cadvisor' }] }, /job_name: cadvisor/],
    ['queue.batches', { queue: { ...ADOT.queue, batches: 77 } }, /\b77\b/],
    ['queue.parallelRequests', { queue: { ...ADOT.queue, parallelRequests: 78 } }, /\b78\b/],
    ['queue.retryFor', { queue: { ...ADOT.queue, retryFor: '59m' } }, /59m/],
    ['memoryLimiter.limitPercentage', { memoryLimiter: { ...ADOT.memoryLimiter, limitPercentage: 71 } }, /\b71\b/],
    ['memoryLimiter.spikePercentage', { memoryLimiter: { ...ADOT.memoryLimiter, spikePercentage: 13 } }, /\b13\b/],
    ['resources', { resources: { limits: { memory: '3Gi' } } }, /memory: 3Gi/],
    ['chart.version', { chart: { ...ADOT.chart, version: '0.150.0' } }, /"version":"0\.150\.0"/],
    ['chart.repository', { chart: { ...ADOT.chart, repository: 'oci://mirror' } }, /oci:\/\/mirror/],
    ['image.repository', { image: { ...ADOT.image, repository: 'mirror/adot' } }, /mirror\/adot/],
    ['image.tag', { image: { ...ADOT.image, tag: 'v9' } }, /tag: v9/],
    ['image.digest', { image: { ...ADOT.image, digest: `sha256:${'a'.repeat(64)}` } }, /sha256:a{64}/],
    ['values', { values: { nodeSelector: { pool: 'x' } } }, /pool: x/],
  ])('%s reaches the release', (_, settings, expected) => {
    expect(release(adot())).not.toMatch(expected);
    expect(release(adot(settings))).toMatch(expected);
  });

  test('the collector’s own metrics can be left out', () => {
    expect(release(adot())).toContain('job_name: adot-collector');
    expect(release(adot({ selfMetrics: false }))).not.toContain('job_name: adot-collector');
  });

  test('exporters are installed as add-ons when that is asked for', () => {
    expect(adot().all('aws_eks_addon')).toEqual([]);
    expect(adot({ exporters: 'eks-addons' }).only('aws_eks_addon')['addon_name']).toBe('kube-state-metrics');
  });

  test('or by their charts', () => {
    const names = (json: SynthesizedStack) => json.all('helm_release').map(({ name }) => name);
    expect(names(adot())).toEqual(['adot-collector']);
    expect(names(adot({ exporters: 'charts' }))).toEqual(['adot-collector', 'kube-state-metrics']);
    expect(adot({ exporters: 'charts' }).all('aws_eks_addon')).toEqual([]);
  });

  test('further workspaces are written to, in the role that they ask for', () => {
    const far = {
      kind: 'existing',
      name: 'far',
      region: 'us-east-1',
      workspaceArn: 'arn:aws:aps:us-east-1:444455556666:workspace/ws-1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
      customerManagedKey: undefined,
      otherAccount: { kind: 'resource-policy' },
    } as const;
    const assumeRoleArn = 'arn:aws:iam::444455556666:role/writer';
    const alsoTo = [{ workspace: 'far', assumeRoleArn, externalId: 'secret-handshake', standby: false }];
    const json = adot({ alsoTo }, { ...ENVIRONMENT.workspaces, far });
    expect(release(json)).toMatch(/prometheusremotewrite\/far/);
    expect(release(json)).toContain('region: us-east-1');
    expect(JSON.stringify(json.all('data.aws_iam_policy_document'))).toContain(assumeRoleArn);
  });
});
