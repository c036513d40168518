import { AmpStandIn, LivePrometheus, WORKSPACE_ARN } from '@promontory/amp-stand-in';
import type { ExpectedCluster, Finding } from '../src/index.js';
import { findings, HEALTHY, lines, refuse } from './patients.js';

jest.setTimeout(60_000);

const amp = new AmpStandIn();
const SCRAPER = { kind: 'managed-scraper' } as const;
const AGENT = { kind: 'prometheus-agent', namespace: 'prometheus' } as const;
const cluster = (label: string, more: Partial<ExpectedCluster> = {}): ExpectedCluster => ({
  ...{ label, name: `${label}-eks`, collector: SCRAPER, jobs: [] },
  ...more,
});
const told = async (...clusters: ExpectedCluster[]): Promise<Finding[]> =>
  (await findings(amp, clusters)).filter(({ step }) => ['cluster', 'collector', 'job'].includes(step));

const scraper = (name: string, statusCode: string, more: object = {}): object => ({
  ...{ scraperId: `s-${name}`, arn: 'arn', status: { statusCode } },
  source: { eksConfiguration: { clusterArn: `arn:aws:eks:eu-west-1:111122223333:cluster/${name}`, subnetIds: [] } },
  destination: { ampConfiguration: { workspaceArn: WORKSPACE_ARN } },
  ...more,
});

const NOW = { 0: 1, 1: 1 };
const now = (value: number): Record<number, number> => ({ 0: value, 1: value });
const SERIES = {
  'up{cluster="shop",job="nodes",instance="n1"}': NOW,
  'up{cluster="shop",job="nodes",instance="n2"}': NOW,
  'up{cluster="shop",job="pods",instance="p1"}': now(0),
  'up{cluster="shop",job="pods",instance="p2"}': now(0),
  'up{cluster="shop",job="mixed",instance="m1"}': NOW,
  'up{cluster="shop",job="mixed",instance="m2"}': now(0),
  'up{cluster="shop",job="dropped",instance="d1"}': NOW,
  'scrape_samples_post_metric_relabeling{cluster="shop",job="dropped",instance="d1"}': now(0),
  'scrape_samples_post_metric_relabeling{cluster="shop",job="nodes",instance="n1"}': now(9),
  'up{cluster="shop",job="gone",instance="g1"}': { 120: 1, 119: 1 },
  'up{cluster="late",job="nodes",instance="n1"}': { 4: 1 },
  'up{cluster="ended",job="nodes",instance="n1"}': { 180: 1, 181: 1 },
  'up{job="nodes",instance="nobody’s"}': NOW,
} as const;

const withPrometheus = LivePrometheus.installed || process.env['CI'] === 'true' ? describe : describe.skip;

withPrometheus(
  `against a real Prometheus${LivePrometheus.installed ? '' : ' (SKIPPED: install the Debian package prometheus)'}`,
  () => {
    let prometheus: LivePrometheus;
    beforeAll(async () => {
      await amp.start();
      prometheus = await LivePrometheus.start(SERIES);
    });
    afterAll(async () => {
      await prometheus.stop();
      await amp.stop();
    });
    beforeEach(() => void (amp.reset(), amp.on(HEALTHY), amp.on(prometheus.handler)));
    afterEach(() => expect(amp.problems).toEqual([]));

    test.each([
      ['ecs-service', 'aws logs tail /ecs/amp-collector/silent-eks --since 1h --region eu-west-1'],
      ['ec2-prometheus', 'journalctl -u amp-collector'],
    ] as const)('a silent collector of kind %s has its log named', async (kind, fix) => {
      const found = await told(cluster('silent', { collector: { kind, region: 'eu-west-1' } }));
      expect(found.find(({ step }) => step === 'collector')).toMatchObject({
        status: 'unknown',
        found: expect.stringContaining(`${kind} runs on`),
        fix: expect.stringContaining(fix),
        more: 'docs/doctor.md#outside-of-kubernetes',
      });
    });

    test('`up` absent, absent since lately, 0, partly 0, 1, and 1 with nothing kept', async () => {
      const jobs = ['nodes', 'pods', 'mixed', 'dropped', 'gone', 'never'];
      const all = await told(cluster('shop', { jobs }));
      expect(all[0]?.found).toMatch(/^targets: 7; the newest sample is \d+ s old$/);
      expect(lines(all.slice(1))).toEqual([
        'ok job shop/nodes: `up` is 1 for 2 of 2 targets',
        'problem job shop/pods: `up` is 0 for 2 of 2 targets: p1, p2',
        'warning job shop/mixed: `up` is 0 for 1 of 2 targets: m2',
        'warning job shop/dropped: `up` is 1 for 1 of 1 targets, but nothing of what they say is kept',
        'problem job shop/gone: `up` is absent; it was there within a day',
        'problem job shop/never: `up` is absent, and was all day: no target was found',
      ]);
      expect(all.slice(2).every(({ fix, more }) => fix !== undefined && more?.startsWith('docs/doctor.md#up-is-') === true)).toBe(true); // prettier-ignore
    });

    test('samples that come late are told', async () => {
      const [found] = await told(cluster('late', { jobs: ['nodes'] }));
      expect(found).toMatchObject({ status: 'warning' });
      expect(found?.found).toMatch(/^targets: 1; the newest sample is 4 min old$/);
      const [agent] = await told(cluster('late', { collector: AGENT }));
      expect(agent?.fix).toContain('remote write is behind');
    });

    test('a cluster that fell silent, and one that never spoke: with the labels that nobody expects', async () => {
      amp.on(({ path }) => (path === '/scrapers' ? { body: { scrapers: [] } } : undefined));
      const [ended] = await told(cluster('ended'));
      expect(ended).toMatchObject({ status: 'problem', more: 'docs/doctor.md#no-data' });
      expect(ended?.found).toBe('no `up` of it; the last came 3 h ago');
      const [never] = await told(cluster('never'), cluster('late'));
      expect(never?.found).toBe('no `up` of it, and none within a day');
      expect(never?.fix).toContain("series do arrive as cluster 'shop', no cluster at all: is it one of these");
    });

    test.each<[string, object[], string]>([
      ['none', [], 'problem collector never: no managed scraper of the cluster is there'],
      ['that of another cluster', [scraper('other', 'ACTIVE')], 'problem collector never: no managed scraper of the cluster is there'],
      ['one that writes elsewhere', [scraper('never-eks', 'ACTIVE', { destination: { ampConfiguration: { workspaceArn: 'arn:aws:aps:eu-west-1:1:workspace/ws-9' } } })], 'problem collector never: its scraper s-never-eks writes to ws-9, not to this workspace'],
      ['one under way', [scraper('never-eks', 'CREATING')], 'warning collector never: s-never-eks is CREATING'],
      ['one that failed', [scraper('never-eks', 'CREATION_FAILED', { statusReason: 'no free address' })], 'problem collector never: s-never-eks is CREATION_FAILED: no free address'],
      ['one that is active', [scraper('never-eks', 'ACTIVE')], 'warning collector never: s-never-eks is ACTIVE, so it writes, and has found nothing'],
    ])('of the scrapers of a silent cluster: %s', async (_, scrapers, line) => {
      amp.on(({ path }) => (path === '/scrapers' ? { body: { scrapers } } : undefined));
      expect(lines((await told(cluster('never'))).slice(1))).toEqual([line]);
    }); // prettier-ignore

    test('a collector in the cluster is not asked: what to ask it is told', async () => {
      const [, found] = await told(cluster('never', { collector: AGENT }));
      expect(found).toMatchObject({ step: 'collector', status: 'unknown', more: 'docs/doctor.md#agents' });
      expect(found?.fix).toContain('kubectl -n prometheus logs');
    });

    test('scrapers that may not be listed are unknown', async () => {
      amp.on(({ path }) => (path === '/scrapers' ? refuse(403, 'AccessDeniedException', 'Forbidden') : undefined));
      expect((await told(cluster('never')))[1]).toMatchObject({ step: 'collector', status: 'unknown' });
    });
  },
);
