import { createHandler, type FirehoseAnswer } from '../src/handler.js';
import { Amp } from './amp.js';
import { line, point, record } from './points.js';
import { NOW, World } from './surroundings.js';

jest.setTimeout(60_000);

const RECORDS = 10_000;
// Each of the 100 instances three times: a series' samples need three requests.
const PER_INVOCATION = 300;

// Park and Miller's generator: the same failures every time.
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** One data point of one of 100 instances, of which each has 100, half a minute apart. */
function lineOf(index: number): string {
  const [instance, turn] = [index % 100, Math.floor(index / 100)];
  return line(
    point({
      dimensions: { InstanceId: `i-${instance}` },
      timestamp: NOW - (100 - turn) * 30_000,
      statistics: { max: index, min: -index, sum: index * 2, count: 1 },
    }),
  );
}

test('of 10,000 records with a third of all attempts failing none is lost, and none is there twice', async () => {
  const amp = new Amp();
  const url = await amp.start();
  const random = chance(20_261_121);
  let [refusals, kept] = [0, 0];
  amp.refuse = (request) => {
    if (random() >= 1 / 3) return undefined;
    refusals += 1;
    // A quarter of the refusals come after the samples were taken: their answer is what got lost.
    const keeps = random() < 0.25;
    if (keeps) kept += (amp.requests[request] ?? []).flatMap(({ samples }) => samples).length;
    if (keeps || random() < 0.5) return { status: 500, keeps };
    const body = 'ingestion rate limit exceeded';
    return random() < 0.5 ? { status: 429, body } : { status: 429, body, headers: { 'retry-after': '2' } };
  };
  const answers: FirehoseAnswer['records'][number][] = [];
  const worlds: World[] = [];
  for (let first = 0; first < RECORDS; first += PER_INVOCATION) {
    const world = new World(url);
    worlds.push(world);
    const length = Math.min(PER_INVOCATION, RECORDS - first);
    const records = Array.from({ length }, (_, at) => record(String(first + at), lineOf(first + at)));
    answers.push(...(await createHandler(world.surroundings)({ records }, world.context)).records);
  }
  await amp.stop();

  expect([amp.problems, amp.refused]).toEqual([[], []]);
  expect(refusals / amp.requests.length).toBeCloseTo(1 / 3, 1);
  expect(amp.requests.length - refusals).toBe(100);
  expect(answers).toEqual(
    Array.from({ length: RECORDS }, (_, index) => ({ recordId: String(index), result: 'Dropped' })),
  );
  const labels = (index: number, name: string): string =>
    `__name__=aws_ec2_cpuutilization_${name},account_id=111122223333,dimension_InstanceId=i-${index % 100},metric_name=CPUUtilization,namespace=AWS/EC2,region=eu-west-1,unit=Percent`;
  const expected = Array.from({ length: RECORDS }, (_, index) =>
    Object.entries({ max: index, min: index === 0 ? 0 : -index, sum: index * 2, count: 1 }).map(
      ([name, value]) => `${labels(index, name)} ${NOW - (100 - Math.floor(index / 100)) * 30_000} ${value}`,
    ),
  ).flat();
  expect(amp.samples().sort()).toEqual(expected.sort());
  // At least once: what was sent again was there already, with the same value, and changed nothing.
  expect(kept).toBeGreaterThan(0);
  expect(amp.identical).toBe(kept);
  expect(worlds.flatMap(({ slept }) => slept)).toHaveLength(refusals);
});

test('what could not be written in time is given back, and writing it again completes it', async () => {
  const amp = new Amp();
  const url = await amp.start();
  const records = Array.from({ length: 2_000 }, (_, index) =>
    record(String(index), line(point({ dimensions: { InstanceId: `i-${index}` }, statistics: { max: 1, min: 0 } }))),
  );
  amp.refuse = (request) => (request >= 1 ? { status: 500, keeps: request % 2 === 0 } : undefined);
  const first = new World(url, 5_000);
  const { records: answers } = await createHandler(first.surroundings)({ records }, first.context);
  const failed = new Set(answers.flatMap(({ recordId, result }) => (result === 'Dropped' ? [] : [recordId])));
  expect(failed.size).toBe(1_500);

  amp.refuse = () => undefined;
  const again = new World(url);
  const rest = records.filter(({ recordId }) => failed.has(recordId));
  await createHandler(again.surroundings)({ records: rest }, again.context);
  await amp.stop();
  expect([amp.problems, amp.refused]).toEqual([[], []]);
  expect(amp.samples()).toHaveLength(2_000 * 2);
  expect(again.logged).toMatchObject([{ failedRecords: 0, samples: { written: 3_000, refused: 0, failed: 0 } }]);
});
