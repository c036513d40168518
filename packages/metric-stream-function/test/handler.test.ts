import type { ReceivedSeries } from '@promontory/amp-stand-in';
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
  const thousand = (metricName: string): string[] =>
    Array.from({ length: 1_000 }, (_, index) => line(point({ metricName, dimensions: { Id: String(index) } })));
  // An hour is more than an invocation has.
  amp.refuse = (request) => (request === 1 ? { status: 503, headers: { 'retry-after': '3600' } } : undefined);
  const world = new World(url);
  const answer = await run(
    world,
    record('a', ...thousand('A')),
    record('b', ...thousand('B')),
    record('c', ...thousand('C')),
  );
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
    { level: 'warn', message: 'AMP refused samples', reason: '400: out of order sample', samples: 1 },
    { level: 'warn', message: 'invocation', samples: { written: 0, refused: 1, failed: 0 } },
  ]);
});

const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => line(point({ dimensions: { Id: String(index) } })));
const ids = (series: readonly ReceivedSeries[]): number[] =>
  series.map(({ labels }) => Number(labels.find(({ name }) => name === 'dimension_Id')?.value));

test('a few bad samples do not cost the others of their request', async () => {
  const bad = new Set([0, 444, 445, 999]);
  amp.refuse = (_, series) =>
    ids(series).some((id) => bad.has(id)) ? { status: 400, body: 'out of order sample' } : undefined;
  const world = new World(url);
  expect((await run(world, record('a', ...many(1_000)))).records).toEqual([{ recordId: 'a', result: 'Dropped' }]);
  expect(amp.samples()).toHaveLength(996);
  expect(amp.problems).toEqual([]);
  const refused = { level: 'warn', message: 'AMP refused samples', reason: '400: out of order sample', samples: 1 };
  expect(world.logged.slice(0, 4)).toMatchObject([refused, refused, refused, refused]);
  expect(world.logged.slice(4)).toMatchObject([{ samples: { written: 996, refused: 4, failed: 0 }, requests: 53 }]);
});

test('late samples are refused alone, as are second values; what comes with them is written', async () => {
  await run(new World(url), record('a', line(point({ timestamp: NOW })), line(point({ timestamp: NOW, region: 'x' }))));
  const world = new World(url);
  const late = point({ timestamp: NOW - 60_000 });
  const other = point({ region: 'x', statistics: { max: 99 } });
  await run(world, record('b', line(late), line(other), line(point({ region: 'y' })), line(point({ region: 'z' }))));
  expect(amp.samples()).toHaveLength(4);
  expect(world.logged.map(({ reason, samples }) => [reason, samples])).toEqual([
    [expect.stringMatching(/^400: out of order sample of __name__=aws_ec2_cpuutilization_max,/), 1],
    ['400: duplicate sample for timestamp', 1],
    [undefined, { written: 2, refused: 2, failed: 0 }],
  ]);
});

test('where all is bad it ends after a hundred cuts, with every sample counted', async () => {
  amp.refuse = () => ({ status: 400 });
  const world = new World(url);
  await run(world, record('a', ...many(1_000)));
  expect(amp.requests).toHaveLength(201);
  expect(world.logged.at(-1)).toMatchObject({ samples: { written: 0, refused: 1_000, failed: 0 }, requests: 201 });
});

test('what was cut and found no time is kept, not dropped', async () => {
  amp.refuse = (request) => (request === 0 ? { status: 400 } : { status: 429, headers: { 'retry-after': '3600' } });
  const world = new World(url);
  const answer = await run(world, record('a', ...many(1)), record('b', ...many(2)));
  expect(answer.records.map(({ result }) => result)).toEqual(['ProcessingFailed', 'ProcessingFailed']);
  expect(world.logged.at(-1)).toMatchObject({ samples: { written: 0, refused: 0, failed: 2 } });
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
