import { received } from '@promontory/amp-stand-in';
import fc from 'fast-check';
import { encode, bodyOf } from '../src/write-request.js';

test('the bytes are those of the protobuf that the specification describes', () => {
  const batch = [{ labels: [['a', 'b']] as const, value: 1, timestamp: 300, records: [0] }];
  expect(Buffer.from(encode(batch)).toString('hex')).toBe(
    ['0a16', '0a06', '0a0161', '120162', '120c', '09000000000000f03f', '10ac02'].join(''),
  );
});

test('what a receiver reads is what was written', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 50 });
  const entry = fc.record({
    labels: fc.array(fc.tuple(text, text), { maxLength: 10 }),
    value: fc.double(),
    timestamp: fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
    records: fc.constant([0]),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), (batch) => {
      expect(received(bodyOf(batch))).toEqual(
        batch.map(({ labels, value, timestamp }) => ({
          labels: labels.map(([name, text]) => ({ name, value: text })),
          samples: [{ value, timestamp }],
        })),
      );
    }),
  );
});
