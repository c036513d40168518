import { AMP_RULE_LIMITS, renderRules } from '@promontory/rules';
import { formatFinding } from '@promontory/vocabulary';
import { PACK_NAMES, type PackSelection, packs, selectPacks } from '../src/index.js';

test('packs come in one order, with their own options before those that all share', () => {
  const {
    packs: made,
    reads,
    findings,
  } = selectPacks({ coredns: true, quotas: { team: 'shop' }, nodes: false }, { team: 'sre', scrapeInterval: '30s' });
  expect(findings).toEqual([]);
  expect(made).toEqual([
    packs.quotas({ team: 'shop', scrapeInterval: '30s' }),
    packs.coredns({ team: 'sre', scrapeInterval: '30s' }),
  ]);
  expect(reads).toEqual([...packs.quotas().reads, ...packs.coredns().reads].sort());
});

test('everything wrong with a selection is said at once, and nothing is made', () => {
  const wrong = { coreDNS: true, quotas: { disable: ['KubeQuotaFullyUsd'] }, nodes: 'yes' } as unknown as PackSelection;
  const result = selectPacks(wrong);
  expect(result).toMatchObject({ packs: [], reads: [] });
  expect(result.findings.map(formatFinding)).toEqual([
    `MixinsUnknownPack: got coreDNS, expected ${PACK_NAMES.join(', ')}; did you mean coredns? (at coreDNS)`,
    'MixinsOptions: got "yes", expected true, false, or options; write one of these (at nodes)',
    'MixinsUnknownAlert: got KubeQuotaFullyUsd, expected an alert of quotas; did you mean KubeQuotaFullyUsed? (at quotas.disable[0])',
  ]);
  expect(selectPacks([] as unknown as PackSelection).findings.map(formatFinding)).toEqual([
    "MixinsOptions: got a list, expected a mapping of packs; write 'workloads: true'",
  ]);
});

test('all packs together fit one workspace, and each fits a namespace many times', () => {
  const all = Object.fromEntries(PACK_NAMES.map((name) => [name, true])) as PackSelection;
  const rules = selectPacks(all).packs.flatMap((pack) => pack.groups.flatMap((group) => group.rules));
  expect(rules.length).toBeLessThan(AMP_RULE_LIMITS.maxRules / 4);
  for (const { groups } of selectPacks(all).packs) {
    expect(Buffer.byteLength(renderRules(groups))).toBeLessThan(AMP_RULE_LIMITS.maxFileBytes / 20);
  }
});
