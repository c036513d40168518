import fc from 'fast-check';
import { readValue } from '../src/read-value.js';
import { readText } from '../src/private/read-text.js';

/** The same, without any part being read by itself. */
function wholeOf(text: string): unknown {
  return readText(text).value;
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

test('what stands in two texts further below is read once as well', () => {
  const jobs = (indentation: string): string => `${indentation}jobs:\n${indentation}  - name: kubelet\n`;
  const [one, other] = ['  ', '    '].map((indentation, index) =>
    readValue(`collection:\n${indentation}kind: k${index}\n${jobs(indentation)}`),
  ) as { collection: { kind: string; jobs: unknown } }[];
  expect(one).toEqual({ collection: { kind: 'k0', jobs: [{ name: 'kubelet' }] } });
  expect(other?.collection.kind).toBe('k1');
  expect(other?.collection.jobs).toBe(one?.collection.jobs);
});

test('what is shared cannot be changed', () => {
  const read = readValue('a:\n  b:\n    c: 1\n') as { a: { b: { c: number } } };
  expect([read, read.a, read.a.b].every(Object.isFrozen)).toBe(true);
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
  ['a key that means nothing, with more below', 'null:\n  a: 1\n'],
  ['a key that is true, with more below', 'True:\n  a: 1\n'],
  ['a key twice below a key', 'a:\n  b: 1\n  b: 2\n'],
  ['a comment below a key, further to the left', 'a:\n   b: 1\n # c\n   d: 2\n'],
  ['lines of nothing but spaces', 'a:\n  b: |+\n    x\n \n     \n  c: 1\n'],
  ['a text with its indentation told', 'a:\n  b: |1\n    x\n   y\n  c: 1\n'],
  ['a word below a key', 'a:\n  b\n'],
  ['a text over several lines below a key', 'a:\n  b: c\n    d\n  e: "f\n  g: h"\n'],
  ['less to the right below a key', 'a:\n    b: 1\n  c: 2\n'],
  ['a word', 'word'],
  ['one line', 'cluster: eks-0001'],
  ['one line with more spaces, and lines of nothing', 'cluster:   eks-0001\n\n\n'],
  ['an ARN', 'arn: arn:aws:iam::111122223333:role/team/a_role.b\n'],
  ['a word that ends as a key does', 'a: b:\n'],
  ['words that mean something else', 'a: true\nb: Null\nc: FALSE\nd: yes\ne: y\nf: Infinity\ng: e5\nh: NaN\n'],
  ['a word with a comment', 'a: b # c\n'],
  ['a word with spaces behind it', 'a: b  \n'],
  ['words', 'a: b c\n'],
  ['a key that is no text, with a word', 'null: b\n'],
  ['a word that goes on below', 'a: b\n  c\n'],
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
      'C: d-1/e.f::g',
      'D: true',
      'E:  word',
      'F: g:',
    ],
    ...[
      '  - 1',
      '  - o: 2',
      '    p: 3',
      '  q: r',
      '  H: i:j',
      '  K: l ',
      '  true: m',
      '  s',
      '   # t',
      '',
      ' ',
      "  it's",
      '  u: &x 1',
      '  v: *x',
      '  x: |',
      '  y: "z',
      '  z: y"',
      '    A:',
      '    B: 1',
      '      C: 2',
      '   D: 3',
      '  null:',
      '- 4',
      '#',
      '? w',
    ],
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 10 }), fc.boolean(), (lines, ends) => {
      const text = lines.join('\n') + (ends ? '\n' : '');
      expect(readValue(text)).toEqual(wholeOf(text));
    }),
    { numRuns: 2000 },
  );
});
