import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zip } from '../src/private/zip.js';

const ENTRIES = [
  { name: 'main.js', content: Buffer.from('exports.x = "ü";\n'.repeat(1_000)) },
  { name: 'empty.txt', content: Buffer.alloc(0) },
];

test('the same files are the same bytes, other files are others', () => {
  expect(zip(ENTRIES).equals(zip(ENTRIES))).toBe(true);
  expect(zip(ENTRIES).equals(zip(ENTRIES.slice(1)))).toBe(false);
});

test('headers are those of a stored archive, with the sum, the sizes and the offsets in their places', () => {
  const bytes = zip([{ name: 'a', content: Buffer.from('abc') }]);
  expect(bytes.toString('hex')).toBe(
    [
      '504b0304 1400 0000 0000 0000 2100 c2412435 03000000 03000000 0100 0000 61 616263',
      '504b0102 1403 1400 0000 0000 0000 2100 c2412435 03000000 03000000 0100 0000 0000 0000 0000 0000a481 00000000 61',
      '504b0506 0000 0000 0100 0100 2f000000 22000000 0000',
    ]
      .join('')
      .replaceAll(' ', ''),
  );
});

const python = spawnSync('python3', ['--version']).error === undefined;
const withPython = python || process.env['CI'] === 'true' ? test : test.skip;

withPython(`another program reads it: names, contents, modes${python ? '' : ' (SKIPPED: install python3)'}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'promontory-zip-'));
  const file = join(folder, 'function.zip');
  writeFileSync(file, zip(ENTRIES));
  const unpack =
    'import sys, os, zipfile\nwith zipfile.ZipFile(sys.argv[1]) as z:\n  assert z.testzip() is None\n  for i in z.infolist():\n    z.extract(i, sys.argv[2]); os.chmod(os.path.join(sys.argv[2], i.filename), i.external_attr >> 16)';
  execFileSync('python3', ['-c', unpack, file, folder]);
  for (const { name, content } of ENTRIES) {
    expect(readFileSync(join(folder, name)).equals(content)).toBe(true);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o644);
  }
});
