import fc from 'fast-check';
import { readValue } from '../src/read-value.js';
import { readYaml } from '../src/yaml-document.js';

/** The same, without any part being read by itself. */
function wholeOf(text: string): unknown {
  const { value, problems } = readYaml(text, 'file');
  return problems.length === 0 ? value : undefined;
}

test('what stands in two texts below one key is read once', () => {
  const jobs = 'jobs:\n  - name: kubelet\n    every: 30s\n';
  const [one, other] = ['a', 'b'].map((name) => readValue(`labels:\n  cluster: ${name}\n${jobs}`)) as {
    labels: unknown;
    jobs: unknown;
  }[];
  expect(one).toEqual({ labels: { cluster: 'a' }, jobs: [{ name: 'kubelet', every: '30s' }] });
  expect(other?.labels).toEqual({ cluster: 'b' });
  expect(other?.jobs).toBe(one?.jobs);
});

test.each([
  ['a key twice', 'a: 1\na: 2\n'],
  ['a key in quotes that spans what looks like another', 'a: "x\nb: y"\nc: 1\n'],
  ['brackets over several lines', 'a: [1,\nb: 2]\n'],
  ['an anchor in one part, its alias in another', 'a: &x\n  b: 1\nc: *x\n'],
  ['an alias of nothing', 'a: *x\nb: 1\n'],
  ['a list below a key, not indented', 'a:\n- 1\n- 2\nb: 3\n'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['a document that ends', 'a: 1\n...\n'],
  ['lines of Windows', 'a: 1\r\nb: 2\r\n'],
  ['a text with its lines kept', 'a: |+\n  x\n\n\nb: |\n  y\n'],
  ['a folded text', 'a: >-\n  x\n\n  y\nb: 1'],
  ['a key without a value', 'a:\nb:\n  c:\n'],
  ['a key that means nothing', 'a: 1\nnull:\n'],
  ['keys that are other words', 'true: 1\n__proto__: 2\nconstructor: 3\n'],
  ['comments', '# one\na: 1 # two\n  # three\nb: 2\n'],
  ['a tab', 'a:\n\tb: 1\n'],
  ['indentation at the top', '  a: 1\nb: 2\n'],
  ['a mapping of one line', '{ a: 1 }'],
  ['a word', 'word'],
  ['nothing', ''],
  ['levels that are only too many together', `a: "${'['.repeat(150)}"\nb: "${'['.repeat(150)}"\n`],
])('%s: as the text is read as a whole', (_, text) => {
  expect(readValue(text)).toEqual(wholeOf(text));
});

test('whatever the lines: as the text is read as a whole', () => {
  const line = fc.constantFrom(
    ...[
      'a:',
      'b: 1',
      'c: "x',
      'd: y"',
      'e: |',
      'f: >+',
      'g: [1,',
      'h: 2]',
      'i: {',
      'j: }',
      "k: 'l",
      'm: *x',
      'n: !!str',
    ],
    ...[
      '  - 1',
      '  - o: 2',
      '    p: 3',
      '  q: r',
      '  s',
      '   # t',
      '',
      ' ',
      "  it's",
      '  u: &x 1',
      '  v: *x',
      '- 4',
      '#',
      '? w',
    ],
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.boolean(), (lines, ends) => {
      const text = lines.join('\n') + (ends ? '\n' : '');
      expect(readValue(text)).toEqual(wholeOf(text));
    }),
    { numRuns: 2000 },
  );
});
