import { createHandler } from '../src/handler.js';
import { Amp } from './amp.js';
import { line, point, record } from './points.js';
import { NOW, World } from './surroundings.js';

let amp: Amp;
let url: string;
beforeEach(async () => {
  amp = new Amp();
  url = await amp.start();
});
afterEach(() => amp.stop());

const run = (world: World, ...records: ReturnType<typeof record>[]) =>
  createHandler(world.surroundings)({ records }, world.context);

test('records whose samples were written are done with, and one line of the log says so', async () => {
  const world = new World(url);
  const answer = await run(world, record('a', line(point({ statistics: { max: 18, min: 0 } }))), record('b'));
  expect(answer).toEqual({
    records: [
      { recordId: 'a', result: 'Dropped' },
      { recordId: 'b', result: 'Dropped' },
    ],
  });
  const labels =
    'account_id=111122223333,dimension_InstanceId=i-0a1b2c3d,metric_name=CPUUtilization,namespace=AWS/EC2,region=eu-west-1,unit=Percent';
  expect(amp.samples()).toEqual([
    `__name__=aws_ec2_cpuutilization_max,${labels} ${NOW} 18`,
    `__name__=aws_ec2_cpuutilization_min,${labels} ${NOW} 0`,
  ]);
  expect(world.logged).toEqual([
    {
      level: 'info',
      message: 'invocation',
      records: 2,
      failedRecords: 0,
      malformedLines: 0,
      samples: { written: 2, refused: 0, failed: 0 },
      leftOut: {},
      requests: 1,
      attempts: 1,
    },
  ]);
});

test('nothing to write is no request', async () => {
  expect(await run(new World(url))).toEqual({ records: [] });
  expect(amp.requests).toEqual([]);
});

test('a record with a line that is no data point is kept, and its other lines are written', async () => {
  const world = new World(url);
  const answer = await run(world, record('a', '{', line(point())), record('b', line(point({ metricName: 'Other' }))));
  expect(answer.records.map(({ result }) => result)).toEqual(['ProcessingFailed', 'Dropped']);
  expect(amp.samples()).toHaveLength(2);
  expect(world.logged).toMatchObject([{ level: 'error', malformedLines: 1, failedRecords: 1 }]);
});

test('only the records of the requests that failed are kept', async () => {
  const many = (metricName: string): string[] =>
    Array.from({ length: 1_000 }, (_, index) => line(point({ metricName, dimensions: { Id: String(index) } })));
  // An hour is more than an invocation has.
  amp.refuse = (request) => (request === 1 ? { status: 503, headers: { 'retry-after': '3600' } } : undefined);
  const world = new World(url);
  const answer = await run(world, record('a', ...many('A')), record('b', ...many('B')), record('c', ...many('C')));
  expect(answer.records.map(({ result }) => result)).toEqual(['Dropped', 'ProcessingFailed', 'Dropped']);
  expect(world.logged).toMatchObject([
    { level: 'error', message: 'AMP did not take a request', reason: '503:', samples: 1_000, attempts: 1 },
    { level: 'error', failedRecords: 1, samples: { written: 2_000, refused: 0, failed: 1_000 }, requests: 3 },
  ]);
});

test('a sample that two records hold keeps both when it fails', async () => {
  amp.refuse = () => ({ status: 403 });
  const answer = await run(new World(url), record('a', line(point())), record('b', line(point())));
  expect(answer.records.map(({ result }) => result)).toEqual(['ProcessingFailed', 'ProcessingFailed']);
});

test('samples that AMP refuses are counted and logged with its reason, and keep no record', async () => {
  amp.refuse = () => ({ status: 400, body: 'out of order sample' });
  const world = new World(url);
  expect((await run(world, record('a', line(point())))).records).toEqual([{ recordId: 'a', result: 'Dropped' }]);
  expect(world.logged).toMatchObject([
    { level: 'warn', message: 'AMP refused samples of a request', reason: '400: out of order sample', samples: 1 },
    { level: 'warn', message: 'invocation', samples: { written: 0, refused: 1, failed: 0 } },
  ]);
});

test('samples that AMP would refuse are not sent, and are counted by reason', async () => {
  const world = new World(url);
  await run(world, record('a', line(point({ timestamp: NOW - 3_600_001 })), line(point()), line(point())));
  expect(world.logged).toMatchObject([{ leftOut: { greater_than_max_sample_age: 1, identical: 1 } }]);
  expect(amp.samples()).toHaveLength(1);
});

test('time for the answer is kept: with less, everything fails and nothing is sent', async () => {
  const answer = await run(new World(url, 1_999), record('a', line(point())));
  expect(answer.records).toEqual([{ recordId: 'a', result: 'ProcessingFailed' }]);
  expect(amp.requests).toEqual([]);
});
