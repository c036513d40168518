import fc from 'fast-check';
import { literal } from '../src/literal.js';

test.each([
  ['${x}', '$${x}'],
  ['%{if}', '%%{if}'],
  ['$1 {{ $labels.pod }} 100%', '$1 {{ $labels.pod }} 100%'],
  ['$${x}', '$$${x}'],
])('%s is written as %s', (text, expected) => {
  expect(literal(text)).toBe(expected);
});

test('no template of Terraform is left, and nothing else is touched', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('$', '%', '{', '}', 'a') }), (text) => {
      expect(
        literal(text)
          .replace(/\$\$\{/g, '${')
          .replace(/%%\{/g, '%{'),
      ).toBe(text);
    }),
  );
});
