import { parseRuleSet, renderRules, renderSource, type RuleGroup } from '../src/index.js';
import { readValue } from '@promontory/yaml-document';
import fc from 'fast-check';

const word = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('true', '1', '0x1', '~', 'a: b', '- a', ' a\n', 'x #y', '"'),
);
const labels = fc.dictionary(word, word);
const group = fc.record(
  {
    name: word,
    interval: word,
    limit: fc.nat(),
    labels,
    rules: fc.array(
      fc.oneof(
        fc.record({ record: word, expr: word, labels }, { requiredKeys: ['record', 'expr'] }),
        fc.record({ alert: word, expr: word, for: word, annotations: labels }, { requiredKeys: ['alert', 'expr'] }),
      ),
    ),
  },
  { requiredKeys: ['name', 'rules'] },
);

test('what is rendered says what its text says', () => {
  fc.assert(
    fc.property(fc.array(group), (groups) => {
      const { text, says } = renderSource('n', 'f', groups);
      expect(text).toBe(renderRules(groups));
      expect(says).toEqual(readValue(text));
    }),
    { numRuns: 500 },
  );
});

test('problems of what is rendered have their place in its text', () => {
  const rules = [
    { record: 'a:x', expr: 'up' },
    { record: 'a:y', expr: 'up(' },
  ];
  expect(parseRuleSet([renderSource('n', 'f', [{ name: 'g', rules }])]).problems).toMatchObject([
    { file: 'f', line: 7, path: ['groups', 0, 'rules', 1, 'expr'] },
  ]);
});

test('what is rendered is not read', () => {
  const groups = (name: string): RuleGroup[] => [{ name, rules: [{ record: 'a:x', expr: 'up' }] }];
  const source = { ...renderSource('n', 'f', groups('g')), says: { groups: groups('other') } };
  expect(parseRuleSet([source]).namespaces['n']).toEqual(groups('other'));
});
