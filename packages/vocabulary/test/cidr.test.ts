import { cidrsOverlap } from '../src/index.js';

test.each([
  ['10.0.0.0/16', '10.0.128.0/17', true],
  ['10.0.128.0/17', '10.0.0.0/16', true],
  ['10.0.0.0/16', '10.0.255.255/32', true],
  ['10.0.7.0/16', '10.0.9.0/24', true],
  ['10.0.0.0/16', '10.1.0.0/16', false],
  ['255.0.0.0/8', '0.0.0.0/8', false],
  ['10.0.0.0/16', 'nowhere', false],
])('%s and %s overlap: %s', (one, other, expected) => expect(cidrsOverlap(one, other)).toBe(expected));
