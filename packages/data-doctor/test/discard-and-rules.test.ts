import { AmpStandIn, WORKSPACE_ID } from '@promontory/amp-stand-in';
import { DISCARD_REASONS } from '@promontory/amp-facts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../src/index.js';
import { findings, HEALTHY, lines, refuse } from './patients.js';

const amp = new AmpStandIn();
const of = (all: readonly Finding[], step: Finding['step']): Finding[] => all.filter((one) => one.step === step);

beforeAll(() => amp.start());
afterAll(() => amp.stop());
beforeEach(() => void (amp.reset(), amp.on(HEALTHY)));
afterEach(() => expect(amp.problems).toEqual([]));

test.each(Object.entries(DISCARD_REASONS))('%s is told with its meaning and a runbook that is there', async (reason, facts) => {
  amp.on(({ service, body }) => {
    if (service !== 'monitoring') return undefined;
    type Query = { Id: string; MetricStat: { Metric: { Dimensions: { Name: string; Value: string }[] } } };
    const { MetricDataQueries } = JSON.parse(body) as { MetricDataQueries: Query[] };
    const results = MetricDataQueries.map(({ Id, MetricStat }) => ({
      Id,
      Values: MetricStat.Metric.Dimensions.some(({ Value }) => Value === reason) ? [1000, 234] : [],
    }));
    return { body: { MetricDataResults: results } };
  });
  const [found, ...others] = of(await findings(amp), 'discarded');
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    subject: reason,
    status: facts.cause === 'limit' ? 'problem' : 'warning',
    found: `1,234 samples dropped within the last hour: ${facts.meaning}`,
  });
  const [page = '', anchor] = (found?.more ?? '').split('#');
  const file = join(__dirname, '..', '..', '..', page);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain(`### ${anchor}\n`);
}); // prettier-ignore

test('what CloudWatch does not tell is unknown, not well', async () => {
  const message = 'not authorized to perform: cloudwatch:GetMetricData because no identity-based policy allows it';
  amp.on(({ service }) => (service === 'monitoring' ? refuse(400, 'AccessDeniedException', message) : undefined));
  const [found] = of(await findings(amp), 'discarded');
  expect(found).toMatchObject({ status: 'unknown' });
  expect(found?.fix).toContain('allow cloudwatch:GetMetricData in the identity-based policy');
});

test('a rule that fails, an update that failed and one under way are told apart', async () => {
  amp.on(({ path }) => {
    if (path.endsWith('/rulegroupsnamespaces')) {
      const statusReason = 'invalid expression';
      return {
        body: {
          ruleGroupsNamespaces: [
            { name: 'a', status: { statusCode: 'UPDATE_FAILED', statusReason } },
            { name: 'b', status: { statusCode: 'ACTIVE' } },
          ],
        },
      };
    }
    if (path.endsWith('/definition')) return { body: { alertManagerDefinition: { data: '', status: { statusCode: 'UPDATING' } } } }; // prettier-ignore
    if (!path.endsWith('/api/v1/rules')) return undefined;
    const bad = { name: 'R', type: 'recording', health: 'err', lastError: 'many-to-many matching not allowed' };
    const good = { name: 'G', type: 'alerting', health: 'ok', lastError: '' };
    return { body: { data: { groups: [{ name: 'g', file: 'a', rules: [bad, good] }] } } };
  });
  expect(lines(of(await findings(amp), 'rules'))).toEqual([
    'problem rules a: UPDATE_FAILED: invalid expression',
    'warning rules alert manager: UPDATING',
    'problem rules a/g/R: its last evaluation failed: many-to-many matching not allowed',
  ]);
});

test('of many failing rules the first ten are named, the rest counted', async () => {
  const rules = Array.from({ length: 12 }, (_, index) => ({ name: `R${index}`, type: 'recording', health: 'err' }));
  amp.on(({ path }) =>
    path.endsWith('/api/v1/rules') ? { body: { data: { groups: [{ name: 'g', file: 'n', rules }] } } } : undefined,
  );
  const all = of(await findings(amp), 'rules');
  expect(all).toHaveLength(11);
  expect(all[10]).toMatchObject({ subject: WORKSPACE_ID, found: '2 more rules fail' });
});
