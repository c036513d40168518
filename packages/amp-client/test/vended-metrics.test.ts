import { AmpStandIn, WORKSPACE_ID } from '@promontory/amp-stand-in';
import { vendedSums } from '../src/index.js';
import { connect, NOW } from './connect.js';

const amp = new AmpStandIn();

beforeAll(() => amp.start());
afterAll(() => amp.stop());
beforeEach(() => amp.reset());

test('sums are taken over pages, in the order of the metrics, 0 where nothing was written', async () => {
  amp.on(({ service, target, body }) => {
    if (service !== 'monitoring' || target !== 'GetMetricData') return undefined;
    return 'NextToken' in (JSON.parse(body) as object)
      ? { body: { MetricDataResults: [{ Id: 'm1', Values: [3] }] } }
      : { body: { MetricDataResults: [{ Id: 'm1', Values: [1, 2] }, { Id: 'm0', Values: [] }], NextToken: 'more' } }; // prettier-ignore
  });
  const metrics = [
    { name: 'AlertManagerNotificationsFailed' },
    { name: 'DiscardedSamples', dimensions: { Reason: 'rate_limited' } },
  ];
  await expect(vendedSums(connect(amp), WORKSPACE_ID, metrics, new Date('2026-07-14T09:00:00Z'))).resolves.toEqual([0, 6]); // prettier-ignore
  expect(JSON.parse(amp.requests[0]?.body ?? '')).toEqual({
    StartTime: 1784019600,
    EndTime: NOW.getTime() / 1000,
    MetricDataQueries: [
      query('m0', 'AlertManagerNotificationsFailed', []),
      query('m1', 'DiscardedSamples', [{ Name: 'Reason', Value: 'rate_limited' }]),
    ],
  });
  expect(amp.problems).toEqual([]);
});

test('no more metrics are asked for at once than CloudWatch takes', async () => {
  amp.on(({ body }) => {
    const { MetricDataQueries: queries } = JSON.parse(body) as { MetricDataQueries: { Id: string }[] };
    return { body: { MetricDataResults: queries.map(({ Id }) => ({ Id, Values: [Number(Id.slice(1))] })) } };
  });
  const metrics = Array.from({ length: 501 }, (_, index) => ({ name: `M${index}` }));
  const sums = await vendedSums(connect(amp), WORKSPACE_ID, metrics, NOW);
  expect(amp.requests).toHaveLength(2);
  expect(sums).toEqual(metrics.map((_, index) => index));
});

function query(Id: string, MetricName: string, more: readonly object[]): object {
  const Dimensions = [{ Name: 'Workspace', Value: WORKSPACE_ID }, ...more];
  return {
    Id,
    MetricStat: { Metric: { Namespace: 'AWS/Prometheus', MetricName, Dimensions }, Period: 300, Stat: 'Sum' },
  };
}
