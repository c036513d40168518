import { AMP_REGIONS, isRegion, partitionOf } from '../src/region.js';

test('every Region with AMP is shaped like one and belongs to a partition that has AMP', () => {
  for (const region of AMP_REGIONS) {
    expect([region, isRegion(region)]).toEqual([region, true]);
    expect(['aws', 'aws-us-gov']).toContain(partitionOf(region));
  }
  expect(new Set(AMP_REGIONS).size).toBe(AMP_REGIONS.length);
});

test.each(['us-east1', 'eu-west', 'EU-WEST-1', 'eu-west-1a', ''])('%j is not shaped like a Region', (text) => {
  expect(isRegion(text)).toBe(false);
});

test('partitions are told by name', () => {
  expect(partitionOf('us-gov-west-1')).toBe('aws-us-gov');
  expect(partitionOf('cn-north-1')).toBe('aws-cn');
});
