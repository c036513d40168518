import { withProgress } from '../src/private/progress.js';

let told: string[];
const context = { now: () => new Date(), stderr: (text: string) => void told.push(text) };
const wait = (milliseconds: number): Promise<string> =>
  new Promise((resolve) => setTimeout(() => resolve('done'), milliseconds));

beforeEach(() => {
  told = [];
  jest.useFakeTimers();
});
afterEach(() => jest.useRealTimers());

test('what is quick is not told', async () => {
  const run = withProgress(context, 'planning', () => wait(900));
  await jest.advanceTimersByTimeAsync(900);
  await expect(run).resolves.toBe('done');
  expect(told).toEqual([]);
});

test('what takes long is told when it begins, every half minute, and when it ends', async () => {
  const run = withProgress(context, 'planning', () => wait(65_000));
  await jest.advanceTimersByTimeAsync(65_000);
  await run;
  expect(told).toEqual(['planning …\n', 'planning … 31 s\n', 'planning … 61 s\n', 'planning: 65.0 s\n']);
  expect(jest.getTimerCount()).toBe(0);
});

test('what fails says how long it took, and fails', async () => {
  const run = withProgress(context, 'planning', async () => {
    await wait(2000);
    throw new RangeError('no');
  });
  const failed = expect(run).rejects.toThrow('no');
  await jest.advanceTimersByTimeAsync(2000);
  await failed;
  expect(told).toEqual(['planning …\n', 'planning: 2.0 s\n']);
  expect(jest.getTimerCount()).toBe(0);
});
