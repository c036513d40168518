'use strict';
// The clusters of `test/fleet/generate.mjs` with one account, for programs that are measured beside ours.
const REGIONS = ['eu-west-1', 'eu-central-1', 'us-east-1', 'us-west-2', 'ap-southeast-2'];
const hex = (number) => number.toString(16).padStart(16, '0');

exports.ACCOUNT = '100000000001';
exports.clusters = (count) =>
  Array.from({ length: count }, (_, index) => {
    const region = REGIONS[index % REGIONS.length];
    const name = `eks-${String(index + 1).padStart(4, '0')}`;
    return {
      name,
      region,
      stack: `fleet-01-${region}-cluster-${name}`,
      workspace: `fleet-01-${region}-workspace-${region}`,
      subnets: [`subnet-0${hex(index * 2)}`, `subnet-0${hex(index * 2 + 1)}`],
    };
  });
