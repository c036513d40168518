import { terraformProviderNoMajorJump } from '../../src/rules/terraform-provider-no-major-jump.js';
import type { Synth } from '../../src/read-synth.js';
import { synthOf } from '../builders.js';
import { describeRule } from '../describe-rule.js';

const requiring = (versions: Readonly<Record<string, string>>): Synth => {
  const stack = synthOf([]).stacks.get('test');
  if (stack === undefined) throw new TypeError('no stack');
  return { stacks: new Map([['test', { ...stack, providers: new Map(Object.entries(versions)) }]]) };
};

describeRule(terraformProviderNoMajorJump, {
  finds: {
    'a major version up': {
      base: requiring({ aws: '5.99.0', helm: '3.1.1' }),
      head: requiring({ aws: '6.25.0', helm: '3.1.1' }),
      says: ['warning: The provider aws goes from 5.99.0 to 6.25.0.'],
    },
    'a constraint that allows another major version': {
      base: requiring({ aws: '~> 6.0' }),
      head: requiring({ aws: '>= 5.0' }),
      says: ['warning: The provider aws goes back from ~> 6.0 to >= 5.0.'],
    },
  },
  passes: {
    'a minor version': { base: requiring({ aws: '6.24.0' }), head: requiring({ aws: '6.25.0' }) },
    'a new provider': { base: requiring({}), head: requiring({ aws: '6.25.0' }) },
    'nothing to compare with': { head: requiring({ aws: '6.25.0' }) },
  },
});
