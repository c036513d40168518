import { AmpStandIn, WORKSPACE_ID } from '@promontory/amp-stand-in';
import { WorkspaceApi } from '../src/index.js';
import { connect, NOW } from './connect.js';

const amp = new AmpStandIn();
const api = (): WorkspaceApi => new WorkspaceApi(connect(amp), WORKSPACE_ID);
const BASE = `/workspaces/${WORKSPACE_ID}/api/v1`;

beforeAll(() => amp.start());
afterAll(() => amp.stop());
beforeEach(() => amp.reset());
afterEach(() => expect(amp.problems).toEqual([]));

test('a query is posted, asks for statistics, and comes back with what it cost', async () => {
  amp.on(() => ({
    body: {
      status: 'success',
      data: {
        resultType: 'vector',
        result: [{ metric: { job: 'a b' }, value: [1784030400, 'NaN'] }],
        stats: {
          timings: { evalTotalTime: 0.25 },
          samples: { totalQueryableSamples: 7, totalQueryableSamplesPerStep: [[1784030400, 7]] },
        },
      },
      warnings: ['careful'],
    },
  }));
  await expect(api().query('up{job="a b"} + 1', NOW)).resolves.toEqual({
    resultType: 'vector',
    series: [{ labels: { job: 'a b' }, points: [{ time: NOW, value: 'NaN' }] }],
    statistics: { samplesProcessed: 7, samplesPerStep: [{ time: NOW, samples: 7 }], evaluationSeconds: 0.25 },
    warnings: ['careful'],
  });
  const [request] = amp.requests;
  expect(request).toMatchObject({ service: 'aps', method: 'POST', path: `${BASE}/query` });
  expect(Object.fromEntries(request?.parameters ?? [])).toEqual({
    query: 'up{job="a b"} + 1',
    time: '1784030400',
    stats: 'all',
  });
});

test('a range is asked for in seconds', async () => {
  amp.on(() => ({ body: { data: { resultType: 'matrix', result: [{ metric: {}, values: [[1, '2'], [3, '4']] }] } } })); // prettier-ignore
  const range = { start: new Date(NOW.getTime() - 3_600_000), end: NOW, step: 60 };
  const { series, statistics } = await api().queryRange('up', range);
  expect(series).toEqual([{ labels: {}, points: [{ time: new Date(1000), value: '2' }, { time: new Date(3000), value: '4' }] }]); // prettier-ignore
  expect(statistics).toBeUndefined();
  expect(amp.requests[0]?.path).toBe(`${BASE}/query_range`);
  expect(Object.fromEntries(amp.requests[0]?.parameters ?? [])).toEqual({
    query: 'up',
    start: '1784026800',
    end: '1784030400',
    step: '60',
    stats: 'all',
  });
});

test('a scalar is a series without labels', async () => {
  amp.on(() => ({ body: { data: { resultType: 'scalar', result: [1784030400, '1'] } } }));
  expect((await api().query('scalar(vector(1))')).series).toEqual([
    { labels: {}, points: [{ time: NOW, value: '1' }] },
  ]);
  expect(amp.requests[0]?.parameters.has('time')).toBe(false);
});

test('rules come with namespace, health and last error', async () => {
  const rule = { name: 'A', type: 'alerting', health: 'err', lastError: 'many-to-many' };
  const groups = [{ name: 'g', file: 'platform', rules: [rule, { name: 'b', type: 'recording', health: 'ok', lastError: '' }] }]; // prettier-ignore
  amp.on(() => ({ body: { data: { groups } } }));
  await expect(api().rules()).resolves.toEqual([
    { namespace: 'platform', group: 'g', ...rule },
    { namespace: 'platform', group: 'g', name: 'b', type: 'recording', health: 'ok', lastError: undefined },
  ]);
  expect(amp.requests[0]).toMatchObject({ method: 'GET', path: `${BASE}/rules` });
});

test('values of a label are asked for since a time', async () => {
  amp.on(() => ({ body: { data: ['dev', 'prod'] } }));
  await expect(api().labelValues('cluster', NOW)).resolves.toEqual(['dev', 'prod']);
  expect(amp.requests[0]).toMatchObject({ method: 'GET', path: `${BASE}/label/cluster/values` });
  expect(amp.requests[0]?.parameters.get('start')).toBe('1784030400');
});
