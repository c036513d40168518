import { helmImageNoMajorJump } from '../../src/rules/helm-image-no-major-jump.js';
import { stringify } from 'yaml';
import type { BriefBlock } from '../builders.js';
import { describeRule, planned } from '../describe-rule.js';
import { UNKNOWN } from '../../src/change.js';

const release = (...values: object[]): BriefBlock => [
  'helm_release',
  'Release',
  { name: 'a', values: values.map((one) => stringify(one)) },
];
const server = (tag: string | number): object => ({ server: { image: { repository: 'prom', tag } } });

describeRule(helmImageNoMajorJump, {
  finds: {
    'a tag': {
      base: [release(server('v2.55.0'))],
      head: [release(server('v3.0.1'))],
      says: ['warning: server.image.tag goes from v2.55.0 to v3.0.1.'],
    },
    'a later file that overrides': {
      base: [release(server('v3.1.0'))],
      head: [release(server('v3.1.0'), server('v2.0.0'))],
      says: ['warning: server.image.tag goes back from v3.1.0 to v2.0.0.'],
    },
    'an image in one text': {
      base: [['aws_eks_addon', 'A', { configuration_values: '{"containers":[{"image":"r/x:1.2.3"}]}' }]],
      head: [['aws_eks_addon', 'A', { configuration_values: '{"containers":[{"image":"r/x:2.0.0"}]}' }]],
      says: ['warning: containers.0.image goes from 1.2.3 to 2.0.0.'],
    },
    'values that only apply will know': {
      plan: [planned('helm_release.R', ['update'], { values: ['a: 1'] }, { values: UNKNOWN })],
      says: ['warning: Whether images change cannot be told: the values cannot be read.'],
    },
  },
  passes: {
    'a minor version': { base: [release(server('v3.0.1'))], head: [release(server('v3.7.0'))] },
    'a number that YAML makes of a version': { base: [release(server(3.1))], head: [release(server('3.2'))] },
    'a tag that comes': { base: [release({})], head: [release(server('v3.0.1'))] },
    'a tag of something else': { base: [release({ tag: 'v1' })], head: [release({ tag: 'v2' })] },
    'an add-on without values': {
      base: [['aws_eks_addon', 'A', { addon_version: '1' }]],
      head: [['aws_eks_addon', 'A', { addon_version: '2' }]],
    },
  },
});
