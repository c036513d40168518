import { backoff, remoteWrite, retryAfter } from '../src/remote-write.js';
import { bodyOf } from '../src/write-request.js';
import { Amp, type Refusal } from './amp.js';
import { NOW, World } from './surroundings.js';

const BODY = bodyOf([{ labels: [['__name__', 'x']], timestamp: NOW, value: 1, records: [0] }]);

let amp: Amp;
let url: string;
beforeEach(async () => {
  amp = new Amp();
  url = await amp.start();
});
afterEach(() => amp.stop());

const answers = (...refusals: (Refusal | undefined)[]): void => {
  amp.refuse = (request) => refusals[request];
};
const write = (world: World) => remoteWrite(BODY, world.surroundings, world.context.getRemainingTimeInMillis);

test('a signed request is taken at once', async () => {
  const world = new World(url);
  expect(await write(world)).toEqual({ kind: 'written', attempts: 1 });
  expect([amp.problems, amp.samples(), world.slept]).toEqual([[], [`__name__=x ${NOW} 1`], []]);
});

test.each([
  ['another secret', { secretAccessKey: 'another' }],
  ['another session', { sessionToken: undefined }],
])('a request with %s is not taken, and is not tried again', async (_, change) => {
  const world = new World(url);
  const { credentials } = world.surroundings;
  const surroundings = { ...world.surroundings, credentials: { ...credentials, ...change } };
  expect(await remoteWrite(BODY, surroundings, () => 60_000)).toMatchObject({ kind: 'failed', attempts: 1 });
  expect(amp.problems).toHaveLength(1);
});

test('requests are signed for the workspace’s Region', async () => {
  const surroundings = { ...new World(url).surroundings, region: 'eu-central-1' };
  await remoteWrite(BODY, surroundings, () => 60_000);
  expect(amp.problems).toEqual(['signed for aps in eu-central-1']);
});

test.each([429, 500, 502, 503])('after %i it is tried again, with growing pauses', async (status) => {
  answers({ status }, { status }, { status });
  const world = new World(url);
  expect(await write(world)).toEqual({ kind: 'written', attempts: 4 });
  expect(world.slept).toEqual([375, 750, 1_500]);
});

test('every attempt is signed with its own time', async () => {
  answers({ status: 500 }, { status: 500 });
  const dates: string[] = [];
  const spy: typeof fetch = (input, init) => {
    dates.push((init?.headers as Record<string, string>)['x-amz-date'] ?? '');
    return fetch(input, init);
  };
  await write(new World(url, 60_000, { fetch: spy, random: () => 0.999 }));
  expect(dates).toEqual(['20261118T110640Z', '20261118T110640Z', '20261118T110641Z']);
});

test.each([
  ['4', 4_000],
  [new Date(NOW + 7_000).toUTCString(), 7_000],
])('Retry-After %s is honoured', async (value, pause) => {
  answers({ status: 429, headers: { 'retry-after': value } });
  const world = new World(url);
  expect(await write(world)).toEqual({ kind: 'written', attempts: 2 });
  expect(world.slept).toEqual([pause]);
});

test('a Retry-After beyond the time that is left ends the matter at once', async () => {
  answers({ status: 429, body: 'ingestion rate limit (6666) exceeded', headers: { 'retry-after': '61' } });
  const world = new World(url);
  expect(await write(world)).toEqual({
    kind: 'failed',
    attempts: 1,
    reason: '429: ingestion rate limit (6666) exceeded',
  });
  expect(world.slept).toEqual([]);
});

test('it is tried for as long as there is time, and no longer', async () => {
  amp.refuse = () => ({ status: 500, body: ' a bad day ' });
  const world = new World(url, 10_000);
  expect(await write(world)).toEqual({ kind: 'failed', attempts: 5, reason: '500: a bad day' });
  expect(world.slept).toEqual([375, 750, 1_500, 3_000]);
});

test('without time nothing is sent', async () => {
  expect(await write(new World(url, 499))).toEqual({
    kind: 'failed',
    attempts: 0,
    reason: 'no time was left for an attempt',
  });
  expect(amp.requests).toEqual([]);
});

test.each([400, 413, 422])('%i speaks of the samples: they are refused for good', async (status) => {
  answers({ status, body: 'out of order sample' });
  expect(await write(new World(url))).toEqual({
    kind: 'refused',
    attempts: 1,
    reason: `${status}: out of order sample`,
  });
});

test.each([301, 401, 403, 404])('%i speaks of access or address: the samples are kept', async (status) => {
  answers({ status, body: 'no', headers: { location: 'http://127.0.0.1:1/' } });
  expect(await write(new World(url))).toEqual({ kind: 'failed', attempts: 1, reason: `${status}: no` });
});

test('no connection is tried again', async () => {
  const world = new World('http://127.0.0.1:9/x', 3_000);
  const outcome = await write(world);
  expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/^fetch failed: /) });
  expect(outcome.attempts).toBe(3);
});

test('a receiver that does not answer is given up in time', async () => {
  const silent: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
    );
  const surroundings = { ...new World(url).surroundings, fetch: silent };
  let asked = 0;
  const outcome = await remoteWrite(BODY, surroundings, () => ((asked += 1) === 1 ? 600 : 0));
  expect(outcome).toMatchObject({ kind: 'failed', attempts: 1, reason: expect.stringMatching(/timeout/) });
});

test('the reason is cut: an answer may be a whole page', async () => {
  answers({ status: 404, body: 'x'.repeat(1_000) });
  expect(await write(new World(url))).toMatchObject({ reason: `404: ${'x'.repeat(300)}` });
});

test('pauses grow to ten seconds, and half of each is chance', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((retries) => [backoff(retries, 0), backoff(retries, 1)])).toEqual([
    [250, 500],
    [500, 1_000],
    [1_000, 2_000],
    [2_000, 4_000],
    [4_000, 8_000],
    [5_000, 10_000],
    [5_000, 10_000],
  ]);
});

test('a Retry-After of the past, or of no meaning, asks for nothing', () => {
  expect([null, '', 'soon', '-1', new Date(NOW - 5_000).toUTCString()].map((value) => retryAfter(value, NOW))).toEqual([
    0, 0, 0, 0, 0,
  ]);
});
