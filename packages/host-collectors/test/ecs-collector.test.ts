import { Fixture, JOB, workspaceArn } from './fixture.js';

test('a collector is one task of a service of its own, and never two at once', () => {
  const fixture = new Fixture();
  fixture.collector();
  const json = fixture.synth();
  expect(json.only('aws_ecs_service')).toMatchObject({
    name: 'amp-collector-shop',
    cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
    launch_type: 'FARGATE',
    desired_count: 1,
    deployment_minimum_healthy_percent: 0,
    deployment_maximum_percent: 100,
    deployment_circuit_breaker: { enable: true, rollback: true },
    wait_for_steady_state: true,
    network_configuration: { subnets: ['subnet-1', 'subnet-2'], assign_public_ip: false },
  });
  expect(json.only('aws_ecs_task_definition')).toMatchObject({
    family: 'amp-collector-shop',
    network_mode: 'awsvpc',
    requires_compatibilities: ['FARGATE'],
    cpu: '512',
    memory: '1024',
    runtime_platform: { cpu_architecture: 'X86_64', operating_system_family: 'LINUX' },
  });
  expect(json.only('aws_cloudwatch_log_group')).toMatchObject({
    name: '/ecs/amp-collector/shop',
    retention_in_days: 30,
  });
});

test('its container reads its configuration from the parameter, and is another when that changes', () => {
  const fixture = new Fixture();
  fixture.collector();
  const [container, ...others] = fixture.containers();
  expect(others).toEqual([]);
  expect(container).toEqual({
    name: 'adot-collector',
    image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0',
    essential: true,
    memory: 1024,
    command: ['--feature-gates=exporter.prometheusremotewritexporter.RetryOn429'],
    secrets: [{ name: 'AOT_CONFIG_CONTENT', valueFrom: expect.stringMatching(/^\$\{aws_ssm_parameter\.\w+\.arn\}$/) }],
    environment: [{ name: 'CONFIG_VERSION', value: expect.stringMatching(/^\$\{aws_ssm_parameter\.\w+\.version\}$/) }],
    healthCheck: { command: ['CMD', '/healthcheck'], interval: 30, timeout: 5, retries: 3, startPeriod: 30 },
    readonlyRootFilesystem: true,
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': expect.stringMatching(/^\$\{aws_cloudwatch_log_group\.\w+\.name\}$/),
        'awslogs-region': 'eu-west-1',
        'awslogs-stream-prefix': 'ecs',
      },
    },
  });
  expect(fixture.synth().only('aws_ssm_parameter')).toMatchObject({
    name: '/amp-collector/shop',
    type: 'String',
    tier: 'Intelligent-Tiering',
  });
});

test('the configuration writes what is scraped and what the task takes, to the workspace', () => {
  const fixture = new Fixture();
  fixture.collector({ jobs: [{ ...JOB, metric_relabel_configs: [{ regex: '(a)_(b)', replacement: '${1}' }] }] });
  const { receivers, processors, exporters, service, extensions } = fixture.parameter();
  expect(extensions).toEqual({
    health_check: { endpoint: ':13133' },
    sigv4auth: { service: 'aps', region: 'eu-west-1' },
  });
  expect(receivers).toMatchObject({
    prometheus: {
      config: {
        scrape_configs: [
          { job_name: 'app', metric_relabel_configs: [{ replacement: '$${1}' }] },
          { job_name: 'adot-collector', relabel_configs: [{ target_label: 'instance', replacement: 'shop' }] },
        ],
      },
    },
    awsecscontainermetrics: { collection_interval: '60s' },
  });
  expect(Object.keys(processors ?? {})).toEqual(['memory_limiter', 'batch', 'filter/task', 'resource/task']);
  expect(exporters).toMatchObject({
    prometheusremotewrite: {
      endpoint: 'https://aps-workspaces.test/w/ws-0/api/v1/remote_write',
      external_labels: { cluster: 'shop-tasks' },
    },
  });
  expect(service?.['pipelines']).toEqual({
    metrics: {
      receivers: ['prometheus'],
      processors: ['memory_limiter', 'batch'],
      exporters: ['prometheusremotewrite'],
    },
    'metrics/ecs': {
      receivers: ['awsecscontainermetrics'],
      processors: ['memory_limiter', 'filter/task', 'resource/task', 'batch'],
      exporters: ['prometheusremotewrite'],
    },
  });
});

test('tasks are discovered by service, definition and label', () => {
  const fixture = new Fixture();
  fixture.collector({
    jobs: [],
    taskMetrics: false,
    tasks: {
      services: [{ pattern: 'checkout-.*', ports: [8080, 9090] }],
      taskDefinitions: [{ pattern: '.*:task-definition/nginx:\\d+', ports: [9113], path: '/stats' }],
      dockerLabels: [{ portLabel: 'PORT', pathLabel: 'PATH' }],
    },
  });
  const { extensions, receivers, service } = fixture.parameter();
  expect(extensions?.['ecs_observer']).toEqual({
    cluster_name: 'shop',
    cluster_region: 'eu-west-1',
    refresh_interval: '60s',
    result_file: '/etc/ecs_sd_targets.yaml',
    services: [{ name_pattern: 'checkout-.*', metrics_ports: [8080, 9090], metrics_path: '/metrics' }],
    task_definitions: [{ arn_pattern: '.*:task-definition/nginx:\\d+', metrics_ports: [9113], metrics_path: '/stats' }],
    docker_labels: [{ port_label: 'PORT', metrics_path_label: 'PATH' }],
  });
  expect(receivers).not.toHaveProperty('awsecscontainermetrics');
  expect(service?.['extensions']).toEqual(['health_check', 'sigv4auth', 'ecs_observer']);
  const { scrape_configs: jobs } = (receivers?.['prometheus'] as { config: { scrape_configs: object[] } }).config;
  expect(jobs[0]).toMatchObject({
    job_name: 'ecs-tasks',
    file_sd_configs: [{ files: ['/etc/ecs_sd_targets.yaml'] }],
  });
  // It writes that file.
  expect(fixture.containers()[0]).not.toHaveProperty('readonlyRootFilesystem');
});

test('several workspaces have a pipeline each, also of what the task takes', () => {
  const fixture = new Fixture();
  fixture.collector({
    destinations: [
      { name: 'here', workspace: fixture.workspace },
      { name: 'far', workspace: fixture.existing('Far', workspaceArn('us-east-1', 2)) },
      { name: 'spare', workspace: fixture.existing('Spare', workspaceArn('us-east-1', 3)), standby: true },
    ],
  });
  const { service, extensions } = fixture.parameter();
  expect(Object.keys(service?.['pipelines'] as object)).toEqual([
    'metrics/here',
    'metrics/ecs_here',
    'metrics/far',
    'metrics/ecs_far',
  ]);
  expect(extensions?.['sigv4auth/far']).toEqual({
    service: 'aps',
    region: 'us-east-1',
    assume_role: { sts_region: 'eu-west-1' },
  });
});

test('every other option is seen in what is made', () => {
  const fixture = new Fixture();
  fixture.collector({
    scrapeInterval: '15s',
    size: { cpu: 1024, memory: 2048 },
    architecture: 'ARM64',
    image: { repository: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/adot', digest: `sha256:${'0'.repeat(64)}` },
    logRetentionDays: 7,
    kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    queue: { batches: 7, parallelRequests: 2, retryFor: '1m' },
    memoryLimiter: { limitPercentage: 70, spikePercentage: 10 },
    selfMetrics: false,
    debug: true,
    publicAddress: true,
    tags: { team: 'sre' },
  });
  const json = fixture.synth();
  expect(json.only('aws_ecs_task_definition')).toMatchObject({
    cpu: '1024',
    memory: '2048',
    runtime_platform: { cpu_architecture: 'ARM64' },
    tags: { team: 'sre' },
  });
  expect(fixture.containers()[0]).toMatchObject({
    memory: 2048,
    image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/adot:v0.49.0@sha256:${'0'.repeat(64)}`,
  });
  expect(json.only('aws_cloudwatch_log_group')).toMatchObject({
    retention_in_days: 7,
    kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/1',
  });
  expect(json.only('aws_ecs_service')).toMatchObject({ network_configuration: { assign_public_ip: true } });
  const { receivers, processors, exporters } = fixture.parameter();
  expect(receivers).toMatchObject({
    prometheus: { config: { global: { scrape_interval: '15s', scrape_timeout: '10s' } } },
  });
  expect(JSON.stringify(receivers)).not.toContain('adot-collector');
  expect(processors?.['memory_limiter']).toMatchObject({ limit_percentage: 70, spike_limit_percentage: 10 });
  expect(exporters).toMatchObject({
    prometheusremotewrite: {
      timeout: '1m',
      max_batch_request_parallelism: 2,
      remote_write_queue: { queue_size: 7 },
    },
    debug: { verbosity: 'basic' },
  });
});
