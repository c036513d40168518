import { presetJob } from '@promontory/scrape-config';
import { TerraformVariable } from 'cdktf';
import { type Changes, Fixture } from './fixture.js';

const STATIC = { job_name: 'own', static_configs: [{ targets: ['10.0.0.1:80'] }] };
const AT_LEAST_ONE = 'expected a whole number of at least 1';

const refusal = (text: string): Error => new Error(`${text} (at test/Adot)`);

test.each<[string, Changes, string]>([
  ['no jobs', { jobs: [] }, "AdotNoJobs: got no jobs, expected at least one; add presets to 'jobs'"],
  [
    'two jobs of a name',
    { jobs: [STATIC, STATIC] },
    'AdotDuplicateJob: got a second job "own", expected each job name once; rename or remove one of the two',
  ],
  [
    "a job of the collector's own name",
    { jobs: [{ ...STATIC, job_name: 'adot-collector' }] },
    `AdotDuplicateJob: got a second job "adot-collector", expected each job name once; rename the job, or say 'selfMetrics: false'`,
  ],
  [
    'an interval without a unit',
    { scrapeInterval: '30' },
    "AdotInterval: got 30, expected a duration such as '30s', above zero; change 'scrapeInterval'",
  ],
  [
    'an interval of nothing',
    { scrapeInterval: '0s' },
    "AdotInterval: got 0s, expected a duration such as '30s', above zero; change 'scrapeInterval'",
  ],
  [
    'a queue of nothing',
    { queue: { batches: 0 } },
    `AdotQueue: got queue.batches 0, ${AT_LEAST_ONE}; change 'queue.batches'`,
  ],
  [
    'half a request',
    { queue: { parallelRequests: 0.5 } },
    `AdotQueue: got queue.parallelRequests 0.5, ${AT_LEAST_ONE}; change 'queue.parallelRequests'`,
  ],
  [
    'trying for longer than AMP takes samples',
    { queue: { retryFor: '61m' } },
    "AdotQueue: got queue.retryFor 61m, expected a duration above zero, of at most 1h; change 'queue.retryFor'",
  ],
  [
    'trying for no time',
    { queue: { retryFor: '0s' } },
    "AdotQueue: got queue.retryFor 0s, expected a duration above zero, of at most 1h; change 'queue.retryFor'",
  ],
  [
    'trying for what is no time',
    { queue: { retryFor: 'long' } },
    "AdotQueue: got queue.retryFor long, expected a duration above zero, of at most 1h; change 'queue.retryFor'",
  ],
  [
    'more memory than there is',
    { memoryLimiter: { limitPercentage: 101 } },
    "AdotMemory: got limitPercentage 101, expected a whole number from 2 to 100; change 'memoryLimiter.limitPercentage'",
  ],
  [
    'too little memory for a spike as well',
    { memoryLimiter: { limitPercentage: 1, spikePercentage: 1 } },
    "AdotMemory: got limitPercentage 1, expected a whole number from 2 to 100; change 'memoryLimiter.limitPercentage'",
  ],
  [
    'part of a percent',
    { memoryLimiter: { limitPercentage: 50.5 } },
    "AdotMemory: got limitPercentage 50.5, expected a whole number from 2 to 100; change 'memoryLimiter.limitPercentage'",
  ],
  [
    'a spike as large as the limit',
    { memoryLimiter: { limitPercentage: 50, spikePercentage: 50 } },
    "AdotMemory: got spikePercentage 50, expected a whole number from 1 to below limitPercentage (50); change 'memoryLimiter.spikePercentage'",
  ],
  [
    'no spike',
    { memoryLimiter: { spikePercentage: 0 } },
    "AdotMemory: got spikePercentage 0, expected a whole number from 1 to below limitPercentage (80); change 'memoryLimiter.spikePercentage'",
  ],
  [
    'no limit of memory',
    { resources: { requests: { memory: '1Gi' }, limits: { cpu: '1' } } },
    "AdotMemory: got resources without limits.memory, expected a memory limit: the memory limiter counts in percent of it; add 'resources.limits.memory'",
  ],
  [
    'no limits',
    { resources: {} },
    "AdotMemory: got resources without limits.memory, expected a memory limit: the memory limiter counts in percent of it; add 'resources.limits.memory'",
  ],
  [
    'a tag that moves',
    { image: { tag: 'latest' } },
    `AdotImage: got the tag "latest", expected one tag that stays what it is; write 'image.tag' in full`,
  ],
  [
    'no tag',
    { image: { tag: '' } },
    `AdotImage: got the tag "", expected one tag that stays what it is; write 'image.tag' in full`,
  ],
  [
    'a digest cut short',
    { image: { digest: 'sha256:0a' } },
    "AdotImage: got the digest sha256:0a, expected sha256: and 64 hexadecimal digits; change 'image.digest'",
  ],
  [
    'a release name too long for a second one beside it',
    { releaseName: 'a'.repeat(46) },
    `AdotReleaseName: got ${'a'.repeat(46)}, expected at most 45 lower-case letters, digits and '-', a letter first; change 'releaseName'`,
  ],
  [
    'a release name that Kubernetes does not take',
    { releaseName: '1-Adot' },
    "AdotReleaseName: got 1-Adot, expected at most 45 lower-case letters, digits and '-', a letter first; change 'releaseName'",
  ],
  ...['0.147.0', '0.99.9'].map((version): [string, Changes, string] => [
    `chart ${version}, in which pods do not know who they are,`,
    { chartVersion: version },
    `AdotChartVersion: got ${version}, expected 0.147.1 or newer; move 'chartVersion'`,
  ]),
])('%s is refused', (_, props, message) => {
  expect(() => new Fixture().collector(props)).toThrow(refusal(message));
});

test.each<[string, Changes]>([
  [
    'a job of the own name without own metrics',
    { jobs: [{ ...STATIC, job_name: 'adot-collector' }], selfMetrics: false },
  ],
  ['trying for an hour', { queue: { retryFor: '1h' } }],
  ['one batch at a time', { queue: { batches: 1, parallelRequests: 1 } }],
  ['all of the memory', { memoryLimiter: { limitPercentage: 100, spikePercentage: 99 } }],
  ['very little of the memory', { memoryLimiter: { limitPercentage: 2, spikePercentage: 1 } }],
  ['the oldest chart that works', { chartVersion: '0.147.1' }],
  ['a newer major version', { chartVersion: '1.0.0' }],
  ['a release name of 45 characters', { releaseName: 'a'.repeat(45) }],
  ['one pod, said', { shards: 1, replicas: 1 }],
])('%s is taken', (_, props) => {
  const fixture = new Fixture();
  fixture.collector(props);
  expect(Object.keys(fixture.releases())).toHaveLength(1);
});

describe('no two pods store the same:', () => {
  test.each<[string, Changes, string]>([
    [
      'replicas of a Deployment',
      { replicas: 2 },
      "AdotPods: got replicas 2 with mode 'deployment', expected mode 'statefulset' for several pods; say mode: 'statefulset', or leave one pod: two would store, and bill, everything twice",
    ],
    [
      'shards of a Deployment, which have no ordinal,',
      { mode: 'deployment', shards: 2 },
      "AdotPods: got shards 2 with mode 'deployment', expected mode 'statefulset' for several pods; say mode: 'statefulset', or leave one pod: two would store, and bill, everything twice",
    ],
    [
      'replicas on each node',
      { mode: 'daemonset', replicas: 2 },
      "AdotPods: got replicas 2 with mode 'daemonset', expected mode 'statefulset' for several pods; leave 'replicas' out: each node has its pod, and each target one that scrapes it",
    ],
    [
      'shards and replicas together',
      { mode: 'statefulset', shards: 3, replicas: 2 },
      "AdotPods: got 3 shards and 2 replicas, expected one of the two; choose 'shards' for more targets, 'replicas' for a spare: of one cluster label AMP takes the samples of one replica, and would discard the other shards",
    ],
    [
      'half a pod',
      { mode: 'statefulset', shards: 1.5 },
      "AdotPods: got shards 1.5, expected a whole number of at least 1, known now; change 'shards'",
    ],
    [
      'no pod',
      { mode: 'statefulset', replicas: 0 },
      "AdotPods: got replicas 0, expected a whole number of at least 1, known now; change 'replicas'",
    ],
    [
      'static targets alone, on each node',
      { mode: 'daemonset', jobs: [STATIC] },
      "AdotNoNodeJobs: got no job that finds anything on a node, with mode 'daemonset', expected a job that discovers nodes, pods or endpoints; say mode: 'deployment'",
    ],
  ])('%s are refused', (_, props, message) => {
    expect(() => new Fixture().collector(props)).toThrow(refusal(message));
  });

  test('a number of pods that only a plan knows is refused: it decides what is rendered', () => {
    const fixture = new Fixture();
    const { numberValue } = new TerraformVariable(fixture.stack, 'any', { type: 'number' });
    expect(() => fixture.collector({ mode: 'statefulset', shards: numberValue })).toThrow(
      'expected a whole number of at least 1, known now',
    );
  });
});

describe('destinations', () => {
  const refused = (fixture: Fixture, destinations: Changes['destinations']): (() => unknown) => {
    return () => fixture.collector({ jobs: [presetJob('kubelet', 'prometheus')], destinations });
  };

  test('there is one at least', () => {
    expect(refused(new Fixture(), [])).toThrow(
      refusal("AdotDestinations: got no destinations, expected at least one workspace; add one to 'destinations'"),
    );
  });

  test('each workspace is written to once', () => {
    const fixture = new Fixture();
    const { workspace } = fixture;
    expect(refused(fixture, [{ workspace }, { workspace, name: 'again' }])).toThrow(
      refusal(
        'AdotDestinations: got the workspace test/Workspace a second time, expected each workspace once: it would store every sample twice; remove one of the two',
      ),
    );
  });

  test('each name stands for one', () => {
    const fixture = new Fixture();
    const other = fixture.other('Other', 'us-east-1');
    expect(refused(fixture, [{ workspace: fixture.workspace }, { workspace: other, name: '1' }])).toThrow(
      refusal("AdotDestinations: got a second destination 1, expected each name once; change the destination's 'name'"),
    );
  });

  test.each(['', 'A', 'a/b', '-a', 'a'.repeat(64)])('the name %j is refused', (name) => {
    const fixture = new Fixture();
    expect(refused(fixture, [{ workspace: fixture.workspace, name }])).toThrow(
      refusal(
        `AdotDestinations: got the name ${JSON.stringify(name)}, expected 1 to 63 lower-case letters, digits, '-' and '_', known now; change the destination's 'name'`,
      ),
    );
  });

  test('a name that only a plan knows is refused', () => {
    const fixture = new Fixture();
    const { stringValue } = new TerraformVariable(fixture.stack, 'any', { type: 'string' });
    expect(refused(fixture, [{ workspace: fixture.workspace, name: stringValue }])).toThrow('known now');
  });

  test.each(['writer', 'arn:aws:iam::111122223333:user/writer'])(
    'the role %s to assume is refused',
    (assumeRoleArn) => {
      const fixture = new Fixture();
      expect(refused(fixture, [{ workspace: fixture.workspace, assumeRoleArn }])).toThrow(
        refusal(
          `AdotDestinations: got assumeRoleArn ${assumeRoleArn}, expected the ARN of an IAM role; change 'assumeRoleArn'`,
        ),
      );
    },
  );

  test('an external id is for a role to assume', () => {
    const fixture = new Fixture();
    expect(refused(fixture, [{ workspace: fixture.workspace, externalId: 'x' }])).toThrow(
      refusal("AdotDestinations: got externalId without assumeRoleArn, expected both or neither; add 'assumeRoleArn'"),
    );
  });
});
