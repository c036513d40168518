import { readSynthStack } from '../src/read-synth.js';
import { review } from '../src/review.js';

type Json = Record<string, unknown>;

const scraper = (subnet: string): Json => ({
  aws_prometheus_scraper: { S: { source: [{ eks: [{ subnet_ids: [subnet] }] }], alias: 'a' } },
});

/** What a review says of two texts of one stack. */
function changes(base: Json, head: Json) {
  const synth = (json: Json) => ({ stacks: new Map([['s', readSynthStack('s', [], json)]]) });
  const { stacks, findings } = review({ name: 'x', base: synth(base), head: synth(head), today: '2026-11-21' });
  return { stack: stacks[0], rules: findings.map(({ rule }) => rule) };
}

const subnet = (id: string, more: Json = {}): Json => ({ data: { aws_subnet: { X: { id, ...more } } } });
const SCRAPER = { resource: scraper('${data.aws_subnet.X.id}') };

test('a scraper whose subnets a data source names is replaced when that names others', () => {
  const { stack, rules } = changes({ ...SCRAPER, ...subnet('subnet-1') }, { ...SCRAPER, ...subnet('subnet-2') });
  expect(JSON.stringify(stack)).toContain('"before":"subnet-1","after":"subnet-2"');
  expect(rules).toContain('amp/scraper-kept');
});

test('conditions on what is read, and another name of the data source, change nothing', () => {
  const other = { resource: scraper('${data.aws_subnet.Y.id}'), data: { aws_subnet: { Y: { id: 'subnet-1' } } } };
  const checked = { ...SCRAPER, ...subnet('subnet-1', { lifecycle: { postcondition: [{}] } }) };
  for (const head of [other, checked]) {
    expect(changes({ ...SCRAPER, ...subnet('subnet-1') }, head).stack?.changes).toEqual([]);
  }
});

test('what is read of another thing than before is a change, although nobody knows yet to what', () => {
  const group = (cluster: string): Json => ({
    resource: { aws_security_group: { G: { vpc_id: '${data.aws_eks_cluster.C.vpc_config[0].vpc_id}' } } },
    data: { aws_eks_cluster: { C: { name: cluster } } },
  });
  const text = JSON.stringify(changes(group('one'), group('two')).stack);
  expect(text).toContain('aws_security_group');
  expect(text).toMatch(/one.*two/);
  expect(changes(group('one'), group('one')).stack?.changes).toEqual([]);
});

test('providers, their settings and the backend are told; a stack that is new tells nothing of them', () => {
  const stack = (version: string, team: string, bucket: string): Json => ({
    terraform: { required_providers: { aws: { version } }, backend: { s3: { bucket } } },
    provider: { aws: [{ default_tags: [{ tags: { team } }] }] },
  });
  const before = stack('6.25.0', 'a', 'b1');
  expect(changes(before, before).stack?.changes).toEqual([]);
  const text = JSON.stringify(changes(before, stack('6.66.0', 'c', 'b2')).stack?.changes);
  for (const [was, is] of [
    ['6.25.0', '6.66.0'],
    ['a', 'c'],
    ['b1', 'b2'],
  ])
    expect(text).toContain(`"before":"${was}","after":"${is}"`);
});
