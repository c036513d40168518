import { ADOT_COMPONENTS } from '@promontory/adot';
import { TerraformOutput } from 'cdktf';
import { Fixture, JOB } from './fixture.js';

test('a task of one’s own has the collector beside it', () => {
  const fixture = new Fixture();
  fixture.sidecar({
    containers: [{ name: 'app', image: 'example/app:1', environment: [{ name: 'A', value: '${b}' }] }],
  });
  expect(fixture.containers()).toEqual([
    expect.objectContaining({ name: 'adot-collector', memory: 512, readonlyRootFilesystem: true }),
    { name: 'app', image: 'example/app:1', environment: [{ name: 'A', value: '${b}' }] },
  ]);
  // Who runs it, how often and behind what is for its owner to say.
  expect(fixture.synth().all('aws_ecs_service')).toEqual([]);
});

test('series of tasks are told apart by the id of the task', () => {
  const fixture = new Fixture();
  fixture.sidecar();
  const { processors, service } = fixture.parameter();
  expect(processors?.['resource/in_task']).toEqual({
    attributes: [{ key: 'service.instance.id', from_attribute: 'aws.ecs.task.id', action: 'upsert' }],
  });
  const detection = processors?.['resourcedetection/ecs'] as {
    detectors: string[];
    ecs: { resource_attributes: object };
  };
  expect(detection.detectors).toEqual(['ecs']);
  expect(detection.ecs.resource_attributes).not.toHaveProperty(['aws.ecs.task.id']);
  expect(service?.['pipelines']).toMatchObject({
    metrics: { processors: ['memory_limiter', 'resourcedetection/ecs', 'resource/in_task', 'batch'] },
    'metrics/ecs': { processors: ['memory_limiter', 'filter/task', 'resource/task', 'batch'] },
  });
});

test('the collector takes as much of the memory as it is given', () => {
  const fixture = new Fixture();
  fixture.sidecar({ collectorMemory: 256 });
  expect(fixture.containers()[0]).toMatchObject({ memory: 256 });
});

test('a container for a definition that is made elsewhere is the same', () => {
  const fixture = new Fixture();
  const sidecar = fixture.sidecar();
  new TerraformOutput(fixture.stack, 'container', { value: sidecar.container, staticId: true });
  expect(fixture.synth().output['container']).toEqual({ value: fixture.containers()[0] });
});

test.each([
  [
    { containers: [] },
    "EcsSidecarContainers: got no containers, expected at least one beside the collector; add it to 'containers' (at test/It)",
  ],
  [
    { containers: [{ name: 'adot-collector', image: 'a:1' }] },
    "EcsSidecarContainers: got a second container adot-collector, expected containers with a name each; change its 'name' (at test/It)",
  ],
  [
    { containers: [{ image: 'a:1' }] },
    "EcsSidecarContainers: got a container without a name, expected containers with a name each; change its 'name' (at test/It)",
  ],
  ...['app', 'app:latest', 'localhost:5000/app', 'app:main'].map((image): [object, string] => [
    { containers: [{ name: 'app', image }] },
    `EcsSidecarImage: got the image "${image}" of app, expected an image that stays what it is; write its tag or digest in full (at test/It)`,
  ]),
  [
    { jobs: [{ ...JOB, static_configs: [{ targets: ['localhost:1', 'localhost:2'] }] }] },
    "EcsSidecarTargets: got the job \"app\" with 2 targets, expected one target in 'static_configs': the label 'instance' is the id of the task; write a job for each port (at test/It)",
  ],
  [
    { jobs: [{ job_name: 'app', dns_sd_configs: [{ names: ['a'] }] }] },
    "EcsSidecarTargets: got the job \"app\" with dns_sd_configs, expected one target in 'static_configs': the label 'instance' is the id of the task; write a job for each port (at test/It)",
  ],
  [
    { collectorMemory: 1024 },
    "EcsSidecarMemory: got collectorMemory 1024, expected a whole number from 64 to below that of the task (1024); change 'collectorMemory' or 'size' (at test/It)",
  ],
])('what cannot work is refused by name: %j', (changes, message) => {
  expect(() => new Fixture().sidecar(changes as never)).toThrow(expect.objectContaining({ message }));
});

test.each(['app:1.2', `app@sha256:${'a'.repeat(64)}`, 'localhost:5000/app:1'])('%s stays what it is', (image) => {
  expect(() => new Fixture().sidecar({ containers: [{ name: 'app', image }] })).not.toThrow();
});

test.each([
  ['sidecar', (fixture: Fixture) => fixture.sidecar()],
  ['collector', (fixture: Fixture) => fixture.collector({ tasks: { dockerLabels: [{ portLabel: 'PORT' }] } })],
])('nothing is configured of a %s that the pinned image lacks', (_, make) => {
  const fixture = new Fixture();
  make(fixture);
  const config = fixture.parameter();
  for (const kind of ['extensions', 'receivers', 'processors', 'exporters'] as const) {
    const types = Object.keys(config[kind] ?? {}).map((id) => id.split('/')[0] ?? '');
    expect(types.filter((type) => !ADOT_COMPONENTS[kind].includes(type))).toEqual([]);
    expect(types.length).toBeGreaterThan(0);
  }
});
